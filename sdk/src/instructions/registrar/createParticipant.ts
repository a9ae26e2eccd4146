import type { Address } from '../../address';
import { findConfigPda, findParticipantPda, participantIdToBytes } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link createParticipant}. */
export interface CreateParticipantInput {
  /** The registrar; signs and pays the rent. */
  registrar: Address;
  /** Id of the account: 32 bytes. */
  id: Address | Uint8Array;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<CreateParticipantInput> = {
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
  const instruction = buildInstruction('createParticipant', {
    programId,
    accounts: { registrar, config, participant },
    args: {
      id: participantIdToBytes(input.id),
      bump,
    },
  });
  return { instruction, config, participant };
}
