import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { appealAsOwner as layout } from '../../generated/instructions';
import { findSlashCasePda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireDeviceOwner } from '../checks/device';
import { requireAppealable, withCase } from '../checks/slashCase';

/** Argument of {@link appealAsOwner}. */
export interface AppealAsOwnerInput {
  /** Wallet the device is registered to; signs. */
  owner: Address;
  /** The device. */
  device: Address;
  /** Number of the case among the device's. */
  number: number;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<AppealAsOwnerInput> = {
  owner: 'required',
  device: 'required',
  number: 'required',
  programId: 'optional',
};

/**
 * Appeals a slash case of your device.
 *
 * Refusals: NotDeviceOwner, WrongDevice, AlreadyAppealed, AppealTooLate.
 *
 * @returns the instruction, and the derived `slashCase`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.appealAsOwner({ owner, device, number: slashCase.number });
 */
export function appealAsOwner(input: AppealAsOwnerInput): Built<'slashCase'> {
  checkFields('appealAsOwner', input, FIELDS);
  const { owner, device, programId } = input;
  const [slashCase] = findSlashCasePda({ device, number: input.number, programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { owner, device, slashCase },
  });
  return { instruction, slashCase };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  withCase(
    subject,
    (slashCase) => requireDeviceOwner(subject, viewer) ?? requireAppealable(subject, slashCase, now),
  );

/** What it leaves behind. */
export { appeal as effect } from '../effects/cases';

/** What its builder takes, out of the accounts on the screen. */
export const of = ({ slashCase }: About<'slashCase'>, { wallet }: Viewer): AppealAsOwnerInput => ({
  owner: wallet,
  device: slashCase.device,
  number: slashCase.number,
});
