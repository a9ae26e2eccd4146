import { decodeEvent, rules, type CoStakingEvent, type RewardPeriod } from '@co-staking/sdk';

import { rowsOf, type Session } from '../db/database';
import { fromBase58 } from '../util/base58';

/** Rewards of a wallet by period, from the totals at the end of each day: no post is read. */
type Sums = Map<string, { earned: bigint; claimed: bigint; slashed: bigint }>;

const DAY_MILLISECONDS = 86_400_000;
const LENGTH = { day: 10, month: 7 } as const;

const isoDay = (day: number): string => new Date(day * DAY_MILLISECONDS).toISOString().slice(0, LENGTH.day);
const dayOf = (at: bigint): number => Number(at / 86_400n);

function add(sums: Sums, day: number, field: 'earned' | 'claimed' | 'slashed', amount: bigint): void {
  if (amount === 0n) return;
  const period = isoDay(day);
  const known = sums.get(period) ?? { earned: 0n, claimed: 0n, slashed: 0n };
  known[field] += amount;
  sums.set(period, known);
}

/** What each device of the wallet has earned for its owner: the growth of a total in whole units from day to day. */
async function addOwned(session: Session, wallet: Uint8Array, sums: Sums): Promise<void> {
  const rows = await rowsOf(
    session,
    `SELECT day, owner_units - lag(owner_units, 1, 0::numeric) OVER (PARTITION BY device_id ORDER BY day) AS earned
     FROM reward_day WHERE device_id IN
       (SELECT device.id FROM device JOIN wallet ON wallet.id = owner_id WHERE wallet.address = $1)`,
    [wallet],
  );
  for (const { day, earned } of rows) add(sums, Number(day), 'earned', BigInt(earned as string));
}

/** What each co-stake has earned: its share of the device's total between its entry and its exit. */
async function addCoStakes(session: Session, wallet: Uint8Array, sums: Sums): Promise<void> {
  const rows = await rowsOf(
    session,
    `SELECT offer.id, day, share_bps, rewards_entry, rewards_exit, reward_day.posted_total
     FROM offer JOIN wallet ON wallet.id = co_staker_id JOIN reward_day USING (device_id)
     WHERE wallet.address = $1 AND reward_day.posted_total > rewards_entry ORDER BY offer.id, day`,
    [wallet],
  );
  let [offer, before] = [-1, 0n];
  for (const row of rows) {
    if (Number(row['id']) !== offer) [offer, before] = [Number(row['id']), 0n];
    const total = BigInt(row['posted_total'] as string);
    const exit = row['rewards_exit'] === null ? total : BigInt(row['rewards_exit'] as string);
    const until = exit < total ? exit : total;
    const { units } = rules.earned(BigInt(row['rewards_entry'] as string), until, Number(row['share_bps']))!;
    add(sums, Number(row['day']), 'earned', units - before);
    before = units;
  }
}

async function addClaims(session: Session, wallet: Uint8Array, sums: Sums): Promise<void> {
  const rows = await rowsOf(
    session,
    `SELECT at, data FROM event WHERE name IN ('OwnerRewardsClaimed', 'CoStakeRewardsClaimed')
       AND wallet_id = (SELECT id FROM wallet WHERE address = $1)`,
    [wallet],
  );
  for (const { at, data } of rows) {
    const event = decodeEvent(data as Uint8Array) as CoStakingEvent<'CoStakeRewardsClaimed'>;
    add(sums, dayOf(BigInt(at as string)), 'claimed', event.data.amount);
  }
}

async function addSlashes(session: Session, wallet: Uint8Array, sums: Sums): Promise<void> {
  const rows = await rowsOf(
    session,
    `WITH me AS (SELECT id FROM wallet WHERE address = $1)
     SELECT at, data, owner_id = (SELECT id FROM me) AS owns, coalesce((SELECT jsonb_agg(nonce) FROM offer
       WHERE offer.device_id = device.id AND co_staker_id = (SELECT id FROM me)), '[]') AS nonces
     FROM event JOIN device ON device.id = device_id
     WHERE name = 'CaseEnded' AND device_id IN (
       SELECT id FROM device WHERE owner_id = (SELECT id FROM me)
       UNION SELECT device_id FROM offer WHERE co_staker_id = (SELECT id FROM me))`,
    [wallet],
  );
  for (const row of rows) {
    const { data } = decodeEvent(row['data'] as Uint8Array) as CoStakingEvent<'CaseEnded'>;
    if (data.burned === 0) continue;
    const day = dayOf(BigInt(row['at'] as string));
    if (row['owns'] === true) add(sums, day, 'slashed', data.ownerRewards);
    const nonces = JSON.parse(String(row['nonces'])) as number[];
    for (let index = 0; index < data.hits; index += 1)
      if (nonces.includes(data.nonces[index]!)) add(sums, day, 'slashed', data.rewards[index]!);
  }
}

/** The period after another. */
function following(period: string): string {
  const date = new Date(period.length === LENGTH.day ? period : `${period}-01`);
  if (period.length === LENGTH.day) date.setUTCDate(date.getUTCDate() + 1);
  else date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, period.length);
}

/**
 * Rewards of a wallet by day or month (UTC), over all its devices and co-stakes: final ones. The same as the SDK's
 * `rewardSeries` of its history, from one row for each day instead of every post.
 *
 * @param wallet - base58
 */
export async function rewardsOf(
  session: Session,
  wallet: string,
  by: 'day' | 'month',
): Promise<RewardPeriod[]> {
  const key = fromBase58(wallet);
  const days: Sums = new Map();
  await addOwned(session, key, days);
  await addCoStakes(session, key, days);
  await addClaims(session, key, days);
  await addSlashes(session, key, days);
  const periods = new Map<string, RewardPeriod>();
  for (const [day, { earned, claimed, slashed }] of days) {
    const period = day.slice(0, LENGTH[by]);
    const sums = periods.get(period) ?? { period, earned: 0n, claimed: 0n, slashed: 0n };
    periods.set(period, {
      period,
      earned: sums.earned + earned,
      claimed: sums.claimed + claimed,
      slashed: sums.slashed + slashed,
    });
  }
  const sorted = [...periods.keys()].sort();
  const series: RewardPeriod[] = [];
  const last = sorted.at(-1);
  for (let period = sorted[0]; period !== undefined && period <= last!; period = following(period))
    series.push(periods.get(period) ?? { period, earned: 0n, claimed: 0n, slashed: 0n });
  return series;
}
