import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { createParticipant as layout } from '../../generated/instructions';
import { findConfigPda, findParticipantPda, participantIdToBytes } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { requireEntriesOpen, requireRegistrar } from '../checks/config';

/** Argument of {@link createParticipant}. */
export interface CreateParticipantInput {
  /** The registrar; signs and pays the rent. */
  registrar: Address;
  /** Id of the account: 32 bytes. */
  id: Address | Uint8Array;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<CreateParticipantInput> = {
  registrar: 'required',
  id: 'required',
  programId: 'optional',
};

/**
 * Opens an attested account under an id that the registrar chose, without wallets.
 *
 * Refusals: NotRegistrar, EntriesPaused.
 *
 * @returns the instruction, and the derived `config`, `participant`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.createParticipant({ registrar, id: accountId });
 */
export function createParticipant(input: CreateParticipantInput): Built<'config' | 'participant'> {
  checkFields('createParticipant', input, FIELDS);
  const { registrar, programId } = input;
  const [config] = findConfigPda({ programId });
  const [participant, bump] = findParticipantPda({ id: input.id, programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { registrar, config, participant },
    args: {
      id: participantIdToBytes(input.id),
      bump,
    },
  });
  return { instruction, config, participant };
}

/** Arguments of `createParticipant`. */
export type CreateParticipantArguments = Pick<CreateParticipantInput, 'id'>;

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  requireRegistrar(subject, viewer) ?? requireEntriesOpen(subject, now);

/** It changes accounts of people alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  _: object,
  { wallet }: Viewer,
  __: bigint,
  { id }: CreateParticipantArguments,
): CreateParticipantInput => ({ registrar: wallet, id });
