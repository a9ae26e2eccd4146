import { OfferState, type Participant } from '../../accounts';
import { exitDates } from '../../quotes/exits';
import { coStakeRewardsClaimable } from '../../quotes/rewards';
import { activateSlot, changeSlot, freeSlot, leaveSlot } from '../../instructions/effects/slots';
import { changeOffer, dateOf, offerInQuestion, type Change, type State } from '../../instructions/effects/state';

/** An account that holds more or fewer claims. */
const withClaims = (account: Participant, change: 1 | -1): Participant => ({
  ...account,
  activeClaims: account.activeClaims + change,
});

export function acceptOffer({ subject, viewer, now }: State): Change {
  const offer = offerInQuestion(subject);
  const { participant, wallet } = viewer;
  if (!participant) throw new TypeError('the preview needs the viewer’s account');
  const accepted = {
    ...offer,
    state: OfferState.Active,
    coStaker: wallet,
    participant: participant.address,
    principal: offer.amount,
    acceptedAt: now,
    rewardsEntry: subject.device.rewards.postedTotal,
  };
  const device = activateSlot(subject.device, offer.nonce, now);
  return {
    subject: { ...changeOffer(subject, accepted), device },
    paid: [{ from: wallet, to: null, amount: offer.amount }],
    participant: withClaims(participant, 1),
  };
}

export function unstakeCoStake({ subject, now }: State): Change {
  const offer = offerInQuestion(subject);
  const exit = dateOf(exitDates(offer, subject.device, now));
  const left = {
    ...offer,
    ...exit,
    state: OfferState.Leaving,
    unstakedAt: now,
    rewardsExit: subject.device.rewards.postedTotal,
  };
  return { subject: { ...changeOffer(subject, left), device: leaveSlot(subject.device, offer.nonce, exit) } };
}

export function withdrawCoStake({ subject, viewer, now }: State): Change {
  const offer = offerInQuestion(subject);
  const principal = offer.principalFrozen;
  const paid = [{ from: null, to: offer.coStaker, amount: offer.principal - principal }];
  if (principal > 0n) {
    const device = changeSlot(subject.device, offer.nonce, { amount: principal });
    return { subject: { ...changeOffer(subject, { ...offer, principal }), device }, paid };
  }
  const withdrawn = { ...offer, principal, state: OfferState.Withdrawn, withdrawnAt: now };
  const device = freeSlot(subject.device, offer.nonce);
  const { participant } = viewer;
  // Anybody may send it: the claim that ends is the co-staker's.
  const own = participant?.address.equals(offer.participant) ? withClaims(participant, -1) : undefined;
  return {
    subject: { ...changeOffer(subject, withdrawn), device },
    paid,
    ...(own && { participant: own }),
  };
}

export function claimCoStakeRewards({ subject }: State): Change {
  const offer = offerInQuestion(subject);
  const amount = coStakeRewardsClaimable(offer, subject.device);
  const claimed = { ...offer, rewardsClaimed: offer.rewardsClaimed + amount };
  return { subject: changeOffer(subject, claimed), paid: [{ from: null, to: offer.coStaker, amount }] };
}
