import { OfferState, type Device, type Offer } from '../../accounts';
import { toBigInt } from '../../amounts';
import { coStakeTotals, slotPhase, stakePosition } from '../../quotes/position';
import { forcedExitDates, ownerExitDate } from '../../quotes/exits';
import { ownerRewardsClaimable } from '../../quotes/rewards';
import { phaseCounts } from '../../rules';
import type { ActionArguments } from '../actions/arguments';
import { newOffer } from '../../instructions/effects/newOffer';
import { leaveSlot, openSlot, freeSlot } from '../../instructions/effects/slots';
import { changeOffer, dateOf, offerNamed, type Change, type State } from '../../instructions/effects/state';

export const stake = ({ subject, now }: State, args: ActionArguments['stake']): Change => {
  const { device } = subject;
  const amount = toBigInt(args.amount);
  const ownerStakedAt = device.ownerStake === 0n ? now : device.ownerStakedAt;
  const after = { ...device, ownerStake: device.ownerStake + amount, ownerStakedAt };
  return { subject: { ...subject, device: after }, paid: [{ to: null, from: device.owner, amount }] };
};

export const withdrawOverflow = ({ subject }: State, args: ActionArguments['withdrawOverflow']): Change => {
  const { device } = subject;
  const amount = toBigInt(args.amount);
  const after = { ...device, ownerStake: device.ownerStake - amount };
  return { subject: { ...subject, device: after }, paid: [{ to: device.owner, from: null, amount }] };
};

export const giveNotice = ({ subject, now }: State): Change => ({
  subject: { ...subject, device: { ...subject.device, noticeGivenAt: now } },
});

/** Takes one co-stake along: the offer in its cooldown, and the device's slot with it. */
function takeAlong(state: State, device: Device, nonce: number): { device: Device; offer: Offer } {
  const offer = offerNamed(state.subject, nonce);
  const exit = dateOf(forcedExitDates(offer, state.now));
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

export function unstakeOwnerStake(state: State): Change {
  const { subject, now } = state;
  const ownerCooldownEndsAt = ownerExitDate(subject.config, subject.device, now);
  const leaving = { ...subject.device, ownerCooldownEndsAt, noticeGivenAt: 0n };
  const { active, waiting } = coStakeTotals(leaving, now);
  const suffices = active + waiting >= stakePosition(leaving, now).minimum;
  const counting = leaving.slots.filter((slot) => {
    const phase = slotPhase(slot, now);
    return phase !== null && phaseCounts(phase);
  });
  let after = { ...subject, device: leaving };
  for (const { nonce } of suffices ? [] : counting) {
    const { device, offer } = takeAlong(state, after.device, nonce);
    after = { ...changeOffer(after, offer), device };
  }
  return { subject: after };
}

export function withdrawOwnerStake({ subject }: State): Change {
  const { device } = subject;
  const ownerCooldownEndsAt = device.ownerFrozen === 0n ? 0n : device.ownerCooldownEndsAt;
  const after = { ...device, ownerStake: device.ownerFrozen, ownerCooldownEndsAt };
  const amount = device.ownerStake - device.ownerFrozen;
  return { subject: { ...subject, device: after }, paid: [{ to: device.owner, from: null, amount }] };
}

export function claimOwnerRewards({ subject }: State): Change {
  const { device } = subject;
  const amount = ownerRewardsClaimable(device);
  const rewards = { ...device.rewards, ownerClaimed: device.rewards.ownerClaimed + amount };
  return {
    subject: { ...subject, device: { ...device, rewards } },
    paid: [{ to: device.owner, from: null, amount }],
  };
}

/** The offer that is made becomes the one in question. */
export function createOffer(state: State, args: ActionArguments['createOffer']): Change {
  const { subject } = state;
  const offer = newOffer(state, args);
  return { subject: { ...subject, device: openSlot(subject.device, offer), offer } };
}

/** Closes an open offer: what retracting does, and closing one that has expired. */
export function closeOpenOffer({ subject }: State): Change {
  const { offer: closed, offers = [], ...rest } = subject;
  if (!closed) throw new TypeError('the preview needs the offer in question');
  const device = freeSlot(subject.device, closed.nonce);
  return {
    subject: {
      ...rest,
      device: { ...device, offerCount: device.offerCount - 1 },
      offers: offers.filter(({ nonce }) => nonce !== closed.nonce),
    },
  };
}
