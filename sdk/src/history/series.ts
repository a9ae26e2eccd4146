import type { HistoryEntry } from './entries';

/** Rewards of one day or month (UTC). Base units. */
export interface RewardPeriod {
  /** `2026-01-31`, or `2026-01` for a month. */
  period: string;
  earned: bigint;
  claimed: bigint;
  slashed: bigint;
}

const FIELDS = { RewardsEarned: 'earned', RewardsClaimed: 'claimed', RewardsSlashed: 'slashed' } as const;
const LENGTH = { day: 10, month: 7 } as const;

/** A unix second as `2026-01-31T12:00:00.000Z`. */
export const isoDate = (at: bigint): string => new Date(Number(at) * 1_000).toISOString();

/** The period after another. */
function following(period: string): string {
  const date = new Date(period.length === LENGTH.day ? period : `${period}-01`);
  if (period.length === LENGTH.day) date.setUTCDate(date.getUTCDate() + 1);
  else date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, period.length);
}

/**
 * Sums rewards by day or month (UTC), from the first period with rewards to the last one, also those in
 * between that have none: what a bar chart shows.
 *
 * @throws TypeError unless `by` is day or month
 *
 * @example
 * for (const { period, earned } of rewardSeries(entries, 'day')) console.log(period, fromBaseUnits(earned, 8));
 */
export function rewardSeries(entries: readonly HistoryEntry[], by: 'day' | 'month'): RewardPeriod[] {
  if (!Object.hasOwn(LENGTH, by)) throw new TypeError(`by must be day or month, not ${String(by)}`);
  const periods = new Map<string, RewardPeriod>();
  for (const { at, type, amount } of entries) {
    const field = FIELDS[type as keyof typeof FIELDS];
    if (!field) continue;
    const period = isoDate(at).slice(0, LENGTH[by]);
    const sums = periods.get(period) ?? { period, earned: 0n, claimed: 0n, slashed: 0n };
    sums[field] += field === 'earned' ? amount : -amount;
    periods.set(period, sums);
  }
  const [first, ...others] = [...periods.keys()].sort();
  const series: RewardPeriod[] = [];
  const last = others.at(-1) ?? first;
  for (let period = first; period !== undefined && period <= last!; period = following(period))
    series.push(periods.get(period) ?? { period, earned: 0n, claimed: 0n, slashed: 0n });
  return series;
}
