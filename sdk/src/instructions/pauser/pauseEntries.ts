import type { Address } from '../../address';
import { toI64, type Amount } from '../../amounts';
import { findConfigPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link pauseEntries}. */
export interface PauseEntriesInput {
  /** The pauser; signs. */
  pauser: Address;
  /** How long, seconds: 7 days at most. */
  seconds: Amount;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<PauseEntriesInput> = {
  pauser: 'required',
  seconds: 'required',
  programId: 'optional',
};

/**
 * Closes all entries for a time that lapses by itself. Exits, claims and appeals are never paused.
 *
 * Refusals: NotPauser, PauseOutOfBounds, PausedTooRecently.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.pauseEntries({ pauser, seconds: 86_400n });
 */
export function pauseEntries(input: PauseEntriesInput): Built<'config'> {
  checkFields('pauseEntries', input, FIELDS);
  const { pauser, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction('pauseEntries', {
    programId,
    accounts: { pauser, config },
    args: {
      seconds: toI64(input.seconds, 'seconds'),
    },
  });
  return { instruction, config };
}
