import { rowsOf, type Session } from '../db/database';
import type { RewardRow } from './rows';

/** Months of `reward`, as `2026_01`, with their first seconds. */
function monthOf(at: bigint): { name: string; from: number; to: number } {
  const date = new Date(Number(at) * 1_000);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return {
    name: `reward_${year}_${String(month + 1).padStart(2, '0')}`,
    from: Date.UTC(year, month) / 1_000,
    to: Date.UTC(year, month + 1) / 1_000,
  };
}

/**
 * Makes the partitions that posts need. A table is made first and attached then: `PARTITION OF` would wait for every
 * reader of `reward`.
 */
export async function makePartitions(
  session: Session,
  posts: readonly Pick<RewardRow, 'postedAt'>[],
): Promise<void> {
  const months = new Map(posts.map(({ postedAt }) => monthOf(postedAt)).map((month) => [month.name, month]));
  if (months.size === 0) return;
  const known = await rowsOf(
    session,
    `SELECT relname FROM pg_class JOIN pg_inherits ON oid = inhrelid WHERE inhparent = 'reward'::regclass`,
  );
  const names = new Set(known.map(({ relname }) => relname));
  for (const { name, from, to } of months.values()) {
    if (names.has(name)) continue;
    await session.query(`CREATE TABLE ${name} (LIKE reward INCLUDING DEFAULTS INCLUDING CONSTRAINTS)`);
    await session.query(`ALTER TABLE reward ATTACH PARTITION ${name} FOR VALUES FROM (${from}) TO (${to})`);
  }
}
