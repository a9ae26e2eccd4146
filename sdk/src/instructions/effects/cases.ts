import { CaseState, type SlashCase } from '../../accounts';
import { windowOf } from '../../quotes/slash';
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

/** Ends the freeze of the co-stakes' parts; burns them, or sets them free. */
function settleCoStakes(subject: Subject, { hits }: SlashCase, burn: boolean): Subject {
  let after = subject;
  for (const { nonce, stake, rewards } of hits) {
    const offer = offerNamed(after, nonce);
    const principal = burn ? offer.principal - stake : offer.principal;
    after = changeOffer(after, {
      ...offer,
      principal,
      principalFrozen: offer.principalFrozen - stake,
      rewardsFrozen: offer.rewardsFrozen - rewards,
      rewardsBurned: burn ? offer.rewardsBurned + rewards : offer.rewardsBurned,
    });
    if (burn && stake > 0n)
      after = { ...after, device: changeSlot(after.device, nonce, { amount: principal }) };
  }
  return after;
}

/** Gives a released case's stake back to the cap. */
function uncount({ device }: Subject, slashCase: SlashCase): rules.SlashWindow {
  const stake = slashCase.hits.reduce((sum, hit) => sum + hit.stake, slashCase.ownerStake);
  return rules.windowWithout(windowOf(device), slashCase.openedAt, stake);
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
  return {
    subject: {
      ...after,
      device: {
        ...device,
        rewards,
        ownerStake: burn ? device.ownerStake - slashCase.ownerStake : device.ownerStake,
        ownerFrozen: device.ownerFrozen - slashCase.ownerStake,
        openCases: device.openCases - 1,
        ...(!burn && { slashWindowSlashed: uncount(subject, slashCase).slashed }),
      },
    },
  };
}
