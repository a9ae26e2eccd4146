import { decodeDevice } from '@co-staking/sdk';

import type { ChainSource } from '../chain/source';
import { rowsOf, type Database, type Session } from '../db/database';
import { fromBase58, toBase58 } from '../util/base58';
import { hexOf } from '../util/hex';
import { wallClock } from '../util/time';
import { writeAccounts } from './accounts';

/** Accounts that are compared at a time. */
const AT_ONCE = 100;

/** Something that differs between the tables and the chain. */
export interface Difference {
  address: string;
  /** `account`, or a total of a device. */
  field: string;
  stored: string;
  onChain: string;
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.from(a).equals(b);

interface Stored {
  address: string;
  slot: number;
  data: Uint8Array;
}

async function storedAfter(session: Session, after: Uint8Array): Promise<Stored[]> {
  const rows = await rowsOf(
    session,
    `SELECT address, slot, data FROM account WHERE kind <> 'Clock' AND address > $1 ORDER BY address LIMIT $2`,
    [after, AT_ONCE],
  );
  return rows.map(({ address, slot, data }) => ({
    address: toBase58(address as Uint8Array),
    slot: Number(slot),
    data: data as Uint8Array,
  }));
}

async function record(session: Session, slot: number, differences: readonly Difference[]): Promise<void> {
  for (const { address, field, stored, onChain } of differences)
    await session.query(
      `INSERT INTO difference (address, field, stored, on_chain, slot, found_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [fromBase58(address), field, stored, onChain, String(slot), String(wallClock())],
    );
}

/** Totals of a device that its final events must have led to, if no later transaction has touched it. */
const TOTALS = {
  posted_total: (data: ReturnType<typeof decodeDevice>) => data.rewards.postedTotal,
  stake: (data: ReturnType<typeof decodeDevice>) => data.ownerStake,
  claimed: (data: ReturnType<typeof decodeDevice>) => data.rewards.ownerClaimed,
  next_nonce: (data: ReturnType<typeof decodeDevice>) => BigInt(data.nextNonce),
  next_case: (data: ReturnType<typeof decodeDevice>) => BigInt(data.nextCase),
};

/** Compares the totals of devices by their events with their accounts. */
async function compareTotals(
  session: Session,
  accounts: readonly Stored[],
  finalSlot: number,
): Promise<Difference[]> {
  // An account as of a later slot may hold what is not final yet.
  const settled = accounts.filter(({ slot }) => slot <= finalSlot);
  if (settled.length === 0) return [];
  const rows = await rowsOf(
    session,
    `SELECT account.address AS key, posted_total, stake, claimed, next_nonce, next_case FROM account
     LEFT JOIN device ON device.address = account.address AND NOT device.closed
     WHERE kind = 'Device' AND account.address IN (SELECT value::bytea FROM jsonb_array_elements_text($1) AS value)`,
    [JSON.stringify(settled.map(({ address }) => hexOf(address)))],
  );
  const known = new Map(settled.map((account) => [account.address, account]));
  return rows.flatMap((row) => {
    const account = known.get(toBase58(row['key'] as Uint8Array))!;
    const device = decodeDevice(account.address, account.data);
    return Object.entries(TOTALS).flatMap(([field, of]): Difference[] => {
      const [stored, onChain] = [String(row[field]), String(of(device))];
      return stored === onChain ? [] : [{ address: account.address, field, stored, onChain }];
    });
  });
}

/**
 * Compares the next accounts with the chain, and the totals of their devices with their events: what no transaction
 * list can show to be missing. A difference is recorded with both values, and the account is stored as the chain has it.
 *
 * Call it when everything up to the present was read. An account that changes in between differs, too; so `settle` is
 * called before a difference counts, which has to read what happened.
 *
 * @returns the differences; and whether it has come round
 */
export async function sweep(
  database: Database,
  source: ChainSource,
  program: string,
  settle: () => Promise<void>,
): Promise<{ differences: Difference[]; compared: number; wrapped: boolean }> {
  const [row] = await rowsOf(database, 'SELECT swept_to, final_slot FROM state');
  const stored = await storedAfter(database, row!['swept_to'] as Uint8Array);
  const last = stored.at(-1);
  await database.query('UPDATE state SET swept_to = $1', [
    last ? fromBase58(last.address) : new Uint8Array(),
  ]);
  if (!last) return { differences: [], compared: 0, wrapped: true };
  const differences = await compareTotals(database, stored, Number(row!['final_slot']));
  await record(database, Number(row!['final_slot']), differences);

  const addresses = stored.map(({ address }) => address);
  const read = await source.accounts(addresses, Math.max(...stored.map(({ slot }) => slot)));
  const suspects = read.accounts.flatMap((account, index) => {
    const before = stored[index]!;
    return account.account && sameBytes(account.account.data, before.data) ? [] : [{ ...account, before }];
  });
  if (suspects.length > 0) {
    await settle();
    for (const { before, ...suspect } of suspects) {
      const [now] = await rowsOf(database, 'SELECT slot, data FROM account WHERE address = $1', [
        fromBase58(suspect.address),
      ]);
      // It was read again since, or is gone: a transaction had said so. Its slot alone does not show that: it may be the same.
      const unchanged =
        now && Number(now['slot']) === before.slot && sameBytes(now['data'] as Uint8Array, before.data);
      if (!unchanged) continue;
      const found = {
        address: suspect.address,
        field: 'account',
        stored: Buffer.from(before.data).toString('base64'),
        onChain: suspect.account ? Buffer.from(suspect.account.data).toString('base64') : '',
      };
      differences.push(found);
      await database.transaction(async (session) => {
        await record(session, read.slot, [found]);
        await writeAccounts(session, program, read.slot, [suspect]);
        await session.query('UPDATE state SET revision = revision + 1');
      });
    }
  }
  return { differences, compared: stored.length, wrapped: false };
}
