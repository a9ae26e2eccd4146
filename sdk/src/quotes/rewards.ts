import { OfferState, type Device, type Offer } from '../accounts';
import * as rules from '../rules';
import { larger } from '../rules/integers';

/**
 * What a co-stake has earned since its acceptance: its share of everything posted until its exit, or until now.
 *
 * @returns whole base units and ten-thousandths of one, whatever has been claimed of it
 * @example
 * const { units } = quotes.rewardsEarned(shownOffer, shown);
 */
export function rewardsEarned(offer: Offer, { rewards }: Pick<Device, 'rewards'>): rules.Accrued {
  const until = {
    [OfferState.Open]: offer.rewardsEntry,
    [OfferState.Active]: rewards.postedTotal,
    [OfferState.Leaving]: offer.rewardsExit,
    [OfferState.Withdrawn]: offer.rewardsExit,
  }[offer.state];
  return rules.earned(offer.rewardsEntry, until, offer.shareBps) ?? { units: 0n, fraction: 0n };
}

/**
 * Rewards that a co-stake can be paid now, base units: earned, and not claimed, burned or frozen.
 *
 * @example
 * const claimable = quotes.coStakeRewardsClaimable(shownOffer, shown);
 */
export function coStakeRewardsClaimable(offer: Offer, device: Pick<Device, 'rewards'>): bigint {
  const { units } = rewardsEarned(offer, device);
  return larger(units - offer.rewardsClaimed - offer.rewardsBurned - offer.rewardsFrozen, 0n);
}

/**
 * Rewards that the owner of a device can be paid now, base units.
 *
 * @example
 * const claimable = quotes.ownerRewardsClaimable(shown);
 */
export function ownerRewardsClaimable({ rewards }: Pick<Device, 'rewards'>): bigint {
  const { ownerUnits, ownerClaimed, ownerBurned, ownerFrozen } = rewards;
  return larger(ownerUnits - ownerClaimed - ownerBurned - ownerFrozen, 0n);
}
