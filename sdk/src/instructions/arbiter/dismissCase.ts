import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { dismissCase as layout } from '../../generated/instructions';
import { findConfigPda, findSlashCasePda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireDecidable } from '../checks/slashCase';

/** Argument of {@link dismissCase}. */
export interface DismissCaseInput {
  /** The arbiter; signs. */
  arbiter: Address;
  /** The device. */
  device: Address;
  /** Number of the case among the device's. */
  number: number;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<DismissCaseInput> = {
  arbiter: 'required',
  device: 'required',
  number: 'required',
  programId: 'optional',
};

/**
 * Decides an appealed case for the appellant: anyone may release it then. Until the appeal window is over it also
 * takes an upheld decision back. Dismissing is final.
 *
 * Refusals: NotArbiter, NotAppealed, CaseDecided, CaseExpired, OpenerCannotDecide, TakeBackTooLate.
 *
 * @returns the instruction, and the derived `config`, `slashCase`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.dismissCase({ arbiter, device, number: slashCase.number });
 */
export function dismissCase(input: DismissCaseInput): Built<'config' | 'slashCase'> {
  checkFields('dismissCase', input, FIELDS);
  const { arbiter, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const [slashCase] = findSlashCasePda({ device, number: input.number, programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { arbiter, config, slashCase },
  });
  return { instruction, config, slashCase };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  requireDecidable(subject, viewer, now, 'dismiss');

/** It decides; the money moves when the case is executed or released. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = ({ slashCase }: About<'slashCase'>, { wallet }: Viewer): DismissCaseInput => ({
  arbiter: wallet,
  device: slashCase.device,
  number: slashCase.number,
});
