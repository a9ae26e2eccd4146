import type { Device } from '../../accounts/device';
import { BPS_DENOMINATOR } from '../../constants';

const WEEK_SECONDS = 604_800n;

/** What an estimate of a device's rewards is made from: its address, and what the chain knows. */
export type RewardFacts = Pick<Device, 'address' | 'rewards' | 'registeredAt' | 'terminatedAt'>;

export const REWARD_FACTS = ['rewards', 'registeredAt', 'terminatedAt'] as const;

/**
 * Estimates what a device earns in a week, its owner's part included, base units; `null` for unknown.
 * Called once for a device or once for each of its offers, with `at` in unix seconds.
 */
export type WeeklyRewards = (device: RewardFacts, at: bigint) => bigint | null;

/**
 * A device's average week since its registration, base units: all rewards ever posted, by its age.
 *
 * The chain keeps a running total and no history. So this says too little of a device that has only just
 * begun to earn, and too much of one that has slowed down; the last seven days are in the `RewardsPosted`
 * events alone. Who has those passes an estimate of its own.
 *
 * @returns `null` in a device's first week; zero once it is terminated
 *
 * @example
 * const perWeek = averageWeeklyRewards(await fetchDevice(connection, device), now);
 */
export const averageWeeklyRewards: WeeklyRewards = ({ rewards, registeredAt, terminatedAt }, at) => {
  if (terminatedAt !== 0n) return 0n;
  const age = at - registeredAt;
  return age < WEEK_SECONDS ? null : (rewards.postedTotal * WEEK_SECONDS) / age;
};

/** As a caller's own estimate takes it: an object that can be spread and kept. */
function plainFacts({ address, rewards, registeredAt, terminatedAt }: RewardFacts): RewardFacts {
  const { postedTotal, lastBlock, ownerUnits, ownerFraction } = rewards;
  const { ownerClaimed, ownerBurned, ownerFrozen, liveShareBps } = rewards;
  return {
    address,
    registeredAt,
    terminatedAt,
    rewards: {
      postedTotal,
      lastBlock,
      ownerUnits,
      ownerFraction,
      ownerClaimed,
      ownerBurned,
      ownerFrozen,
      liveShareBps,
    },
  };
}

/** What an estimate says of a device whose fields are decoded when they are asked for. */
export const estimated = (estimate: WeeklyRewards, device: RewardFacts, at: bigint): bigint | null =>
  estimate(estimate === averageWeeklyRewards ? device : plainFacts(device), at);

const WHOLE = /* @__PURE__ */ BigInt(BPS_DENOMINATOR);

/** The part of a device's rewards that a share gives, base units, rounded down. */
export const shareOf = (weekly: bigint | null, shareBps: number): bigint | null =>
  weekly === null ? null : (weekly * BigInt(shareBps)) / WHOLE;
