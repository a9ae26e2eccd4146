import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { giveNotice as layout } from '../../generated/instructions';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireDeviceOwner, requireNoNotice, requireNotLeaving, requireOwnerStake } from '../checks/device';
import type { Change, State } from '../effects/state';

/** Argument of {@link giveNotice}. */
export interface GiveNoticeInput {
  /** Wallet the device is registered to; signs. */
  owner: Address;
  /** The device. */
  device: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<GiveNoticeInput> = {
  owner: 'required',
  device: 'required',
  programId: 'optional',
};

/**
 * Gives notice of leaving, which bounds how long a hire can hold the owner back.
 *
 * Refusals: NotDeviceOwner, NoticeAlreadyGiven, OwnerStakeLeaving, NoOwnerStake.
 *
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.giveNotice({ owner, device });
 */
export function giveNotice(input: GiveNoticeInput): Built {
  checkFields('giveNotice', input, FIELDS);
  const { owner, device, programId } = input;
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { owner, device },
  });
  return { instruction };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  requireDeviceOwner(subject, viewer) ??
  requireOwnerStake(subject) ??
  requireNotLeaving(subject, now) ??
  requireNoNotice(subject, now);

/** What it leaves behind. */
export const effect = ({ subject, now }: State): Change => ({
  subject: { ...subject, device: { ...subject.device, noticeGivenAt: now } },
});

/** What its builder takes, out of the accounts on the screen. */
export const of = ({ device }: About<'device'>, { wallet }: Viewer): GiveNoticeInput => ({
  owner: wallet,
  device: device.address,
});
