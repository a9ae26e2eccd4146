import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { upholdCase as layout } from '../../generated/instructions';
import { findConfigPda, findSlashCasePda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireDecidable } from '../checks/slashCase';

/** Argument of {@link upholdCase}. */
export interface UpholdCaseInput {
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
export const FIELDS: Fields<UpholdCaseInput> = {
  arbiter: 'required',
  device: 'required',
  number: 'required',
  programId: 'optional',
};

/**
 * Decides an appealed case against the appellant: once the appeal window is over, anyone may execute it. Not a case
 * that the arbiter's own key opened, nor one from before the arbiter's nomination had matured.
 *
 * Refusals: NotArbiter, NotAppealed, CaseDecided, CaseExpired, OpenerCannotDecide, CaseBeforeArbiter.
 *
 * @returns the instruction, and the derived `config`, `slashCase`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.upholdCase({ arbiter, device, number: slashCase.number });
 */
export function upholdCase(input: UpholdCaseInput): Built<'config' | 'slashCase'> {
  checkFields('upholdCase', input, FIELDS);
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
  requireDecidable(subject, viewer, now, 'uphold');

/** It decides; the money moves when the case is executed or released. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = ({ slashCase }: About<'slashCase'>, { wallet }: Viewer): UpholdCaseInput => ({
  arbiter: wallet,
  device: slashCase.device,
  number: slashCase.number,
});
