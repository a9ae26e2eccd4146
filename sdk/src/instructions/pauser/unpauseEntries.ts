import type { Address } from '../../address';
import { findConfigPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link unpauseEntries}. */
export interface UnpauseEntriesInput {
  /** The pauser; signs. */
  pauser: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<UnpauseEntriesInput> = {
  pauser: 'required',
  programId: 'optional',
};

/**
 * Opens the entries again before a pause lapses.
 *
 * Refusals: NotPauser, NotPaused.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.unpauseEntries({ pauser });
 */
export function unpauseEntries(input: UnpauseEntriesInput): Built<'config'> {
  checkFields('unpauseEntries', input, FIELDS);
  const { pauser, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction('unpauseEntries', {
    programId,
    accounts: { pauser, config },
  });
  return { instruction, config };
}
