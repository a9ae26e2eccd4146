import { OfferState } from '../../accounts/states';
import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { unstakeCoStake as layout } from '../../generated/instructions';
import { unstakeDates } from '../../quotes/exits';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireCoStaker, requireUnstakable, withOffer } from '../checks/offer';
import { leaveSlot } from '../effects/slots';
import { changeOffer, dateOf, offerInQuestion, type Change, type State } from '../effects/state';

/** Argument of {@link unstakeCoStake}. */
export interface UnstakeCoStakeInput {
  /** Wallet that accepted the offer; signs. */
  coStaker: Address;
  /** The device. */
  device: Address;
  /** The offer. */
  offer: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<UnstakeCoStakeInput> = {
  coStaker: 'required',
  device: 'required',
  offer: 'required',
  programId: 'optional',
};

/**
 * Starts a co-staker's exit: rewards stop at once, then wait and cooldown. It cannot be cancelled. If the device is
 * terminated during the wait, it can be sent once more: the wait ends, and the cooldown starts at once.
 *
 * Refusals: NotCoStaker, WrongDevice, CoStakeNotActive.
 *
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.unstakeCoStake({ coStaker, device, offer });
 */
export function unstakeCoStake(input: UnstakeCoStakeInput): Built {
  checkFields('unstakeCoStake', input, FIELDS);
  const { coStaker, device, offer, programId } = input;
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { coStaker, device, offer },
  });
  return { instruction };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  withOffer(
    subject,
    (offer) => requireCoStaker(subject, offer, viewer) ?? requireUnstakable(subject, offer, now),
  );

/** What it leaves behind. */
export function effect({ subject, now }: State): Change {
  const offer = offerInQuestion(subject);
  const exit = dateOf(unstakeDates(offer, subject.device, now));
  const left = {
    ...offer,
    ...exit,
    state: OfferState.Leaving,
    ...(offer.state === OfferState.Active && {
      unstakedAt: now,
      rewardsExit: subject.device.rewards.postedTotal,
    }),
  };
  return { subject: { ...changeOffer(subject, left), device: leaveSlot(subject.device, offer.nonce, exit) } };
}

/** What its builder takes, out of the accounts on the screen. */
export const of = ({ offer }: About<'offer'>, { wallet }: Viewer): UnstakeCoStakeInput => ({
  coStaker: wallet,
  device: offer.device,
  offer: offer.address,
});
