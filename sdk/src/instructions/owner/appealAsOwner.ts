import type { Address } from '../../address';
import { findSlashCasePda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link appealAsOwner}. */
export interface AppealAsOwnerInput {
  /** Wallet the device is registered to; signs. */
  owner: Address;
  /** The device. */
  device: Address;
  /** Number of the case among the device's. */
  number: number;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<AppealAsOwnerInput> = {
  owner: 'required',
  device: 'required',
  number: 'required',
  programId: 'optional',
};

/**
 * Appeals a slash case of an own device.
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
  const instruction = buildInstruction('appealAsOwner', {
    programId,
    accounts: { owner, device, slashCase },
  });
  return { instruction, slashCase };
}
