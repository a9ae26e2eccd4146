import { CaseState, type SlashCase } from '../../accounts';
import * as rules from '../../rules';
import type { Subject } from '../../refusals/types';
import { changeSlot } from './slots';
import { caseInQuestion, changeOffer, offerNamed, type Change, type State } from './state';

/** What both parties' appeals do. */
export function appeal({ subject, viewer, now }: State): Change {
  const slashCase = caseInQuestion(subject);
  const appealed = {
    ...slashCase,
    state: CaseState.Appealed,
    appellant: viewer.wallet,
    appealedAt: now,
    arbiterEndsAt: now + slashCase.arbiterSeconds,
  };
  return { subject: { ...subject, slashCase: appealed } };
}

/** A ring of buckets with a case's amount given back to the bucket of its opening. */
const giveBack = (ring: rules.Buckets, { bucket }: SlashCase, amount: bigint): bigint[] => [
  ...rules.bucketsMinus(ring, bucket, amount).amounts,
];

/** Ends the freeze of the co-stakes' parts; burns them, or sets them free. */
function settleCoStakes(subject: Subject, slashCase: SlashCase, burn: boolean): Subject {
  let after = subject;
  for (const { nonce, stake, rewards } of slashCase.hits) {
    const offer = offerNamed(after, nonce);
    const principal = burn ? offer.principal - stake : offer.principal;
    const principalFrozen = offer.principalFrozen - stake;
    const ring = { number: offer.slashBucket, amounts: offer.slashTaken };
    after = changeOffer(after, {
      ...offer,
      principal,
      principalFrozen,
      rewardsFrozen: offer.rewardsFrozen - rewards,
      rewardsBurned: burn ? offer.rewardsBurned + rewards : offer.rewardsBurned,
      slashTaken: burn ? offer.slashTaken : giveBack(ring, slashCase, stake),
    });
    if (stake > 0n) {
      const device = changeSlot(after.device, nonce, { amount: principal, frozen: principalFrozen });
      after = { ...after, device };
    }
  }
  return after;
}

/** Ends a case: its amounts are burned, or set free. */
export function endCase({ subject }: State, end: 'burn' | 'set free'): Change {
  const burn = end === 'burn';
  const slashCase = caseInQuestion(subject);
  const after = { ...settleCoStakes(subject, slashCase, burn), slashCase: undefined };
  const { device } = after;
  const rewards = {
    ...device.rewards,
    ownerFrozen: device.rewards.ownerFrozen - slashCase.ownerRewards,
    ownerBurned: burn ? device.rewards.ownerBurned + slashCase.ownerRewards : device.rewards.ownerBurned,
  };
  const ring = { number: device.bucket, amounts: device.slashTaken };
  return {
    subject: {
      ...after,
      device: {
        ...device,
        rewards,
        ownerStake: burn ? device.ownerStake - slashCase.ownerStake : device.ownerStake,
        ownerFrozen: device.ownerFrozen - slashCase.ownerStake,
        openCases: device.openCases - 1,
        slashTaken: burn ? device.slashTaken : giveBack(ring, slashCase, slashCase.ownerStake),
      },
    },
  };
}
