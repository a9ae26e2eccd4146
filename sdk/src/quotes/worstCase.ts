import type { Config, Device, Offer } from '../accounts';
import { SlashTerm } from '../accounts/states';
import { checkNow } from '../now';
import * as rules from '../rules';
import { exitDates, ownerExitDate } from './exits';
import { coStakeRewardsClaimable, ownerRewardsClaimable } from './rewards';
import { slashTerm } from './slashTerms';

/** The most that slash cases can take of a party that starts to leave now, base units. */
export interface WorstCase {
  /** Stake that open cases have frozen: it can be burned, or released. */
  frozen: bigint;
  /** Stake that cases opened until the exit ends can take beyond it. */
  more: bigint;
  /** Both together: never more than this is lost of the stake. */
  stake: bigint;
  /** Cap that bounds `more`, basis points: the highest that is in force until the exit ends. */
  capBps: number;
  /** Unclaimed rewards, frozen ones too. No cap protects them: claim them. */
  rewards: bigint;
  /** Unix second at which the stake is free, and no case can take any more of it. */
  freeAt: bigint;
}

/** The highest value of a term that is in force at some second from `now` until before `end`. */
function highest(config: Config, term: SlashTerm, now: bigint, end: bigint): number {
  const { announced, announcedFrom } = slashTerm(config, term);
  const present = rules.termAt(slashTerm(config, term), now);
  const applies = announcedFrom > now && announcedFrom < end;
  return Number(applies && announced > present ? announced : present);
}

function worstCase(free: bigint, frozen: bigint, capBps: number, rewards: bigint, freeAt: bigint): WorstCase {
  // What was taken before may be forgotten during the exit; the exit itself fits into the 42 days that are counted.
  const more = rules.capLeft(free, 0n, capBps);
  return { frozen, more, stake: frozen + more, capBps, rewards, freeAt };
}

/**
 * The most that a co-staker can lose from `now` on, if it unstakes now or has unstaked: what open cases have frozen, and
 * the cap's part of the rest. An exit is shorter than the 42 days that the cap counts, and no cap rises within them
 * unless that is announced.
 *
 * @param now - unix second
 * @returns `null` for an offer that no one has accepted, and for dates that do not fit 64 bits
 * @example
 * const { stake, freeAt } = quotes.coStakeWorstCase(config, shown, shownOffer, now)!;
 */
export function coStakeWorstCase(
  config: Config,
  device: Device,
  offer: Offer,
  now: bigint,
): WorstCase | null {
  checkNow('coStakeWorstCase', now);
  const dates = exitDates(offer, device, now);
  if (dates === null) return null;
  const { cooldownEndsAt: freeAt } = dates;
  const free = now < freeAt ? offer.principal - offer.principalFrozen : 0n;
  const capBps = highest(config, SlashTerm.CoStakeCap, now, freeAt);
  const rewards = coStakeRewardsClaimable(offer, device) + offer.rewardsFrozen;
  return worstCase(free, offer.principalFrozen, capBps, rewards, freeAt);
}

/**
 * The most that an owner can lose from `now` on, if it starts its full unstake now or has started it. Until the owner
 * can unstake (see `ownerUnstakableFrom`) the date moves with the clock.
 *
 * @param now - unix second
 * @example
 * const { stake, freeAt } = quotes.ownerWorstCase(config, shown, now);
 */
export function ownerWorstCase(config: Config, device: Device, now: bigint): WorstCase {
  checkNow('ownerWorstCase', now);
  const freeAt = ownerExitDate(config, device, now);
  const free = now < freeAt ? device.ownerStake - device.ownerFrozen : 0n;
  const capBps = highest(config, SlashTerm.OwnerCap, now, freeAt);
  const rewards = ownerRewardsClaimable(device) + device.rewards.ownerFrozen;
  return worstCase(free, device.ownerFrozen, capBps, rewards, freeAt);
}
