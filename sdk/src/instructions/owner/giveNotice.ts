import type { Address } from '../../address';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link giveNotice}. */
export interface GiveNoticeInput {
  /** Wallet the device is registered to; signs. */
  owner: Address;
  /** The device. */
  device: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<GiveNoticeInput> = {
  owner: 'required',
  device: 'required',
  programId: 'optional',
};

/**
 * Gives notice of leaving, which bounds how long a hire can hold the owner back.
 *
 * Refusals: NotDeviceOwner, NoOwnerStake, OwnerStakeLeaving, NoticeAlreadyGiven.
 *
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.giveNotice({ owner, device });
 */
export function giveNotice(input: GiveNoticeInput): Built {
  checkFields('giveNotice', input, FIELDS);
  const { owner, device, programId } = input;
  const instruction = buildInstruction('giveNotice', {
    programId,
    accounts: { owner, device },
  });
  return { instruction };
}
