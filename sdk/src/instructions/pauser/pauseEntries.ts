import type { Address } from '../../address';
import { toBigInt, toI64, type Amount } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { pauseEntries as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { requirePausable, requireRole } from '../checks/config';

/** Argument of {@link pauseEntries}. */
export interface PauseEntriesInput {
  /** The pauser; signs. */
  pauser: Address;
  /** How long, seconds: 7 days at most. */
  seconds: Amount;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<PauseEntriesInput> = {
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { pauser, config },
    args: {
      seconds: toI64(input.seconds, 'seconds'),
    },
  });
  return { instruction, config };
}

/** Arguments of `pauseEntries`. */
export type PauseEntriesArguments = Pick<PauseEntriesInput, 'seconds'>;

/** One second. */
export const implied = (): PauseEntriesArguments => ({ seconds: 1n });

/** What refuses it, in the program's order. */
export const check = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  { seconds }: PauseEntriesArguments,
): Verdict =>
  requireRole(subject.config, 'pauser', viewer) ?? requirePausable(subject, now, toBigInt(seconds));

/** It changes the configuration alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  _: object,
  { wallet }: Viewer,
  __: bigint,
  { seconds }: PauseEntriesArguments,
): PauseEntriesInput => ({ pauser: wallet, seconds });
