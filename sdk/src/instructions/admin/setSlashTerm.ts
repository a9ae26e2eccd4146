import { SlashTerm } from '../../accounts/states';
import type { Address } from '../../address';
import { toBigInt, toU64, toUint, type Amount } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { setSlashTerm as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import { slashTermsAt } from '../../quotes/slashTerms';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { requireRole } from '../checks/config';
import { requireTermChange, requireTermExists, requireTermInBounds } from '../checks/slashTerm';

/** Argument of {@link setSlashTerm}. */
export interface SetSlashTermInput {
  /** The admin; signs. */
  admin: Address;
  /** The term. */
  term: SlashTerm;
  /** The new value: basis points for the caps, seconds for the appeal window. */
  value: Amount;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<SetSlashTermInput> = {
  admin: 'required',
  term: 'required',
  value: 'required',
  programId: 'optional',
};

/**
 * Sets one slash term. A worse value (a higher cap, a shorter appeal window) is announced and applies 42 days later; a
 * better one applies at once. What was announced before for the term is dropped: the value in force, sent again, takes
 * an announcement back. Open cases keep the terms of their opening.
 *
 * Refusals: NotAdmin, PeriodOutOfBounds, SlashCapOutOfBounds, BadSlashTerm, SlashTermUnchanged.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.setSlashTerm({ admin, term: SlashTerm.CoStakeCap, value: 2_000n });
 */
export function setSlashTerm(input: SetSlashTermInput): Built<'config'> {
  checkFields('setSlashTerm', input, FIELDS);
  const { admin, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { admin, config },
    args: { term: toUint(input.term, 8, 'term'), value: toU64(input.value, 'value') },
  });
  return { instruction, config };
}

/** Arguments of `setSlashTerm`. */
export type SetSlashTermArguments = Pick<SetSlashTermInput, 'term' | 'value'>;

/** The owner's cap one basis point lower, or higher if it is zero. */
export function implied({ config }: Subject, _: Viewer, now: bigint): SetSlashTermArguments {
  const { ownerCapBps } = slashTermsAt(config, now);
  return { term: SlashTerm.OwnerCap, value: BigInt(ownerCapBps > 0 ? ownerCapBps - 1 : 1) };
}

/** What refuses it, in the program's order. */
export function check(
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  { term, value }: SetSlashTermArguments,
): Verdict {
  const amount = toBigInt(value);
  return (
    requireRole(subject.config, 'admin', viewer) ??
    requireTermExists(subject, term) ??
    requireTermInBounds(subject, term, amount) ??
    requireTermChange(subject, term, amount, now)
  );
}

/** It changes the configuration alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  _: object,
  { wallet }: Viewer,
  __: bigint,
  { term, value }: SetSlashTermArguments,
): SetSlashTermInput => ({ admin: wallet, term, value });
