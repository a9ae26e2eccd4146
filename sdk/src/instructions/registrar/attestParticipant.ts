import type { Address } from '../../address';
import { findConfigPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link attestParticipant}. */
export interface AttestParticipantInput {
  /** The registrar; signs. */
  registrar: Address;
  /** The account. */
  participant: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<AttestParticipantInput> = {
  registrar: 'required',
  participant: 'required',
  programId: 'optional',
};

/**
 * Attests a self-opened account.
 *
 * Refusals: NotRegistrar, AlreadyAttested.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.attestParticipant({ registrar, participant });
 */
export function attestParticipant(input: AttestParticipantInput): Built<'config'> {
  checkFields('attestParticipant', input, FIELDS);
  const { registrar, participant, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction('attestParticipant', {
    programId,
    accounts: { registrar, config, participant },
  });
  return { instruction, config };
}
