import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { unpauseEntries as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { requirePaused, requireRole } from '../checks/config';

/** Argument of {@link unpauseEntries}. */
export interface UnpauseEntriesInput {
  /** The pauser; signs. */
  pauser: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<UnpauseEntriesInput> = {
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { pauser, config },
  });
  return { instruction, config };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  requireRole(subject.config, 'pauser', viewer) ?? requirePaused(subject, now);

/** It changes the configuration alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (_: object, { wallet }: Viewer): UnpauseEntriesInput => ({ pauser: wallet });
