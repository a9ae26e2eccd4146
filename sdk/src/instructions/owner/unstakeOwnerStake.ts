import type { Device } from '../../accounts/device';
import type { Offer } from '../../accounts/offer';
import { DeviceStatus, OfferState } from '../../accounts/states';
import { toPublicKey, type Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { unstakeOwnerStake as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import { forcedExitDates, ownerExitDate } from '../../quotes/exits';
import { coStakesToTakeAlong, isLocked } from '../../quotes/position';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import {
  requireDeviceOwner,
  requireNotCommitted,
  requireNotHeld,
  requireNotLeaving,
  requireOwnerStake,
} from '../checks/device';
import { requireNoOpenOffer } from '../checks/offer';
import { leaveSlot } from '../effects/slots';
import { changeOffer, dateOf, offerNamed, type Change, type State } from '../effects/state';

/** Argument of {@link unstakeOwnerStake}. */
export interface UnstakeOwnerStakeInput {
  /** Wallet the device is registered to; signs. */
  owner: Address;
  /** The device. */
  device: Address;
  /** Offers of all co-stakes that are not free yet, in the order of the slots: see `coStakesToTakeAlong`. */
  coStakes: readonly Address[];
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<UnstakeOwnerStakeInput> = {
  owner: 'required',
  device: 'required',
  coStakes: 'required',
  programId: 'optional',
};

/**
 * Puts the owner's whole stake into cooldown, and with it every co-stake that is not free yet. Each is free at the
 * earliest of its own end, its agreed cooldown from now, and the owner's end.
 *
 * Refusals: NotDeviceOwner, DeviceHired, OwnerStakeLeaving, NoOwnerStake, OfferStillOpen, CoStakesMissing,
 * UnexpectedCoStake, OwnerCommitted.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.unstakeOwnerStake({
 *   owner,
 *   device,
 *   coStakes: coStakesToTakeAlong(shown, now),
 * });
 */
export function unstakeOwnerStake(input: UnstakeOwnerStakeInput): Built<'config'> {
  checkFields('unstakeOwnerStake', input, FIELDS);
  const { owner, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { owner, config, device },
    remaining: input.coStakes.map((offer) => ({
      pubkey: toPublicKey(offer, 'coStakes'),
      isSigner: false,
      isWritable: true,
    })),
  });
  return { instruction, config };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  requireDeviceOwner(subject, viewer) ??
  requireNotLeaving(subject, now) ??
  requireOwnerStake(subject) ??
  requireNotHeld(subject, now) ??
  requireNotCommitted(subject, now) ??
  // The offers of a terminated device are dead, and anyone may close them.
  (subject.device.status === DeviceStatus.Terminated ? null : requireNoOpenOffer(subject));

/** Unstakes one co-stake too: the offer is in its cooldown, and so is the device's slot. */
function takeAlong(state: State, device: Device, nonce: number): { device: Device; offer: Offer } {
  const offer = offerNamed(state.subject, nonce);
  const exit = dateOf(forcedExitDates(state.subject.config, device, offer, state.now));
  const wasActive = offer.state === OfferState.Active;
  return {
    device: leaveSlot(device, nonce, exit),
    offer: {
      ...offer,
      ...exit,
      state: OfferState.Leaving,
      ...(wasActive && { unstakedAt: state.now, rewardsExit: device.rewards.postedTotal }),
    },
  };
}

/** What it leaves behind. */
export function effect(state: State): Change {
  const { subject, now } = state;
  const ownerCooldownEndsAt = ownerExitDate(subject.config, subject.device, now);
  const leaving = { ...subject.device, ownerCooldownEndsAt, noticeGivenAt: 0n };
  let after = { ...subject, device: leaving };
  for (const { nonce } of leaving.slots.filter((slot) => isLocked(slot, now))) {
    const { device, offer } = takeAlong(state, after.device, nonce);
    after = { ...changeOffer(after, offer), device };
  }
  return { subject: after };
}

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { device }: About<'device'>,
  { wallet }: Viewer,
  now: bigint,
  _?: undefined,
  programId?: Address,
): UnstakeOwnerStakeInput => ({
  owner: wallet,
  device: device.address,
  coStakes: coStakesToTakeAlong(device, now, programId),
});
