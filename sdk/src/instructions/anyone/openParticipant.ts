import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { openParticipant as layout } from '../../generated/instructions';
import { findConfigPda, findParticipantPda, findWalletLinkPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { requireEntriesOpen } from '../checks/config';

/** Argument of {@link openParticipant}. */
export interface OpenParticipantInput {
  /** The wallet; signs and pays the rent. */
  wallet: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<OpenParticipantInput> = {
  wallet: 'required',
  programId: 'optional',
};

/**
 * Opens the account of a wallet; its key is the account's id.
 *
 * Refusals: EntriesPaused.
 *
 * @returns the instruction, and the derived `config`, `participant`, `walletLink`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.openParticipant({ wallet });
 */
export function openParticipant(input: OpenParticipantInput): Built<'config' | 'participant' | 'walletLink'> {
  checkFields('openParticipant', input, FIELDS);
  const { wallet, programId } = input;
  const [config] = findConfigPda({ programId });
  const [participant, bump] = findParticipantPda({ id: wallet, programId });
  const [walletLink] = findWalletLinkPda({ wallet, programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { wallet, config, participant, walletLink },
    args: { bump },
  });
  return { instruction, config, participant, walletLink };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, { participant }: Viewer, now: bigint): Verdict =>
  requireEntriesOpen(subject, now) ?? (participant ? refuse('ParticipantExists', subject.config) : null);

/** It changes accounts of people alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (_: object, { wallet }: Viewer): OpenParticipantInput => ({ wallet });
