import { decodeEvent } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import type { Body } from '../chain/source';
import { rowsOf, type Row, type Session } from '../db/database';
import { fromBase58, toBase58 } from '../util/base58';
import { postBytes } from './bytes';

/** An event in its place. */
export interface StoredEvent {
  /** Base58. */
  signature: string;
  slot: number;
  txIndex: number | null;
  /** As the program wrote it, base64. */
  data: string;
  /** `false` while a fork may take it back. */
  final: boolean;
}

/** Events of one address, oldest first. */
export interface StoredPage {
  events: StoredEvent[];
  more: boolean;
}

/** Which events. */
export interface EventQuestion {
  /** A device or a wallet, base58. */
  address: string;
  /** Last transaction that the caller has. */
  after: { signature: string; slot: number } | null;
}

/** The tables have no such transaction, although they have got to its slot. */
export class UnknownTransactionError extends Error {
  override readonly name = 'UnknownTransactionError';

  constructor(readonly signature: string) {
    super(`the indexer has no transaction ${signature}; read the history from its beginning`);
  }
}

/** Most inner calls of a transaction, and so events of one. */
const MOST_EVENTS = 64;
/** Waiting transactions that are looked through: many more wait only during a backfill, whose end is the final cursor. */
const MOST_WAITING = 10_000;
const FIRST = { slot: '-1', txIndex: 0, at: '0' };

/** Fields of events by which a device or a wallet has them. */
const FIELDS = ['device', 'owner', 'coStaker'];

/** Transactions that are read and not applied, oldest first, up to one that was not read yet. */
export interface Waiting {
  transactions: {
    signature: string;
    slot: number;
    txIndex: number | null;
    final: boolean;
    events: string[];
  }[];
}

/** Reads what waits, once for many questions. */
export async function readWaiting(session: Session): Promise<Waiting> {
  const rows = await rowsOf(
    session,
    'SELECT signature, slot, tx_index, final, body FROM listed ORDER BY slot, tx_index, place DESC LIMIT $1',
    [MOST_WAITING + 1],
  );
  if (rows.length > MOST_WAITING) return { transactions: [] };
  const unread = rows.findIndex(({ body }) => body === null);
  const transactions = (unread < 0 ? rows : rows.slice(0, unread)).map((row) => ({
    signature: toBase58(row['signature'] as Uint8Array),
    slot: Number(row['slot']),
    txIndex: row['tx_index'] === null ? null : Number(row['tx_index']),
    final: row['final'] as boolean,
    events: (JSON.parse(String(row['body'])) as Body).events,
  }));
  return { transactions };
}

const names = (data: string, address: PublicKey): boolean => {
  const fields = decodeEvent(Buffer.from(data, 'base64'))?.data as Record<string, unknown> | undefined;
  return FIELDS.some((field) => fields?.[field] instanceof PublicKey && address.equals(fields[field]));
};

const dataOf = (row: Row): Buffer =>
  row['data'] === null
    ? postBytes({
        device: row['device'] as Uint8Array,
        block: BigInt(row['block'] as string),
        amount: BigInt(row['amount'] as string),
        liveShareBps: Number(row['live_share_bps']),
        postedTotal: BigInt(row['posted_total'] as string),
        at: BigInt(row['at'] as string),
      })
    : Buffer.from(row['data'] as Uint8Array);

/** Final events of an address after a place, oldest first. */
async function finalEvents(
  session: Session,
  address: string,
  { slot, txIndex, at }: typeof FIRST,
  limit: number,
): Promise<StoredEvent[]> {
  const devices = '(SELECT id FROM device WHERE address = $1)';
  const after = '(slot, tx_index) > ($2::bigint, $3::integer)';
  const order = 'ORDER BY slot, tx_index, event_index LIMIT $4';
  const none =
    'NULL::bytea AS device, NULL::numeric AS block, NULL::numeric AS amount, NULL::smallint AS live_share_bps, NULL::numeric AS posted_total';
  const columns = `slot, tx_index, event_index, at, data, ${none}`;
  const rows = await rowsOf(
    session,
    `SELECT found.*, tx.signature FROM (
       (SELECT ${columns} FROM event WHERE device_id IN ${devices} AND ${after} ${order})
       UNION
       (SELECT ${columns} FROM event WHERE wallet_id = (SELECT id FROM wallet WHERE address = $1) AND ${after} ${order})
       UNION ALL
       (SELECT slot, tx_index, event_index, posted_at, NULL, $1::bytea, block, amount, live_share_bps, posted_total
        FROM reward WHERE device_id IN ${devices} AND posted_at >= $5 AND ${after} ${order})
     ) AS found JOIN tx USING (slot, tx_index) ${order}`,
    [fromBase58(address), slot, txIndex, limit, at],
  );
  return rows.map((row) => ({
    signature: toBase58(row['signature'] as Uint8Array),
    slot: Number(row['slot']),
    txIndex: Number(row['tx_index']),
    data: dataOf(row).toString('base64'),
    final: true,
  }));
}

/** Whether the tables have got to a slot. */
async function hasReached(session: Session, slot: number): Promise<boolean> {
  const { rows } = await session.query('SELECT indexed_slot >= $1 FROM state', [String(slot)]);
  return rows[0]?.[0] === true;
}

/**
 * Events of a device or a wallet after a transaction, oldest first. A page has whole transactions: at most `limit` events,
 * and what completes the last one.
 *
 * @param waiting - of {@link readWaiting}, asked for before; `null` for final events alone
 * @throws UnknownTransactionError
 */
export async function eventsOf(
  session: Session,
  { address, after }: EventQuestion,
  limit: number,
  waiting: Waiting | null,
): Promise<StoredPage> {
  const list = waiting?.transactions ?? [];
  const from = after === null ? -1 : list.findIndex(({ signature }) => signature === after.signature);
  let final: StoredEvent[] = [];
  if (from < 0) {
    let place = FIRST;
    if (after !== null) {
      const [row] = await rowsOf(session, 'SELECT slot, tx_index, at FROM tx WHERE signature = $1', [
        fromBase58(after.signature),
      ]);
      if (!row) {
        if (await hasReached(session, after.slot)) throw new UnknownTransactionError(after.signature);
        return { events: [], more: false };
      }
      place = { slot: String(row['slot']), txIndex: Number(row['tx_index']), at: String(row['at']) };
    }
    final = await finalEvents(session, address, place, limit + MOST_EVENTS);
  }
  const key = new PublicKey(address);
  const known = new Set(final.map(({ signature }) => signature));
  const own = list
    .slice(from + 1)
    // It was applied after it was read as waiting.
    .filter(({ signature }) => !known.has(signature))
    .flatMap(({ events, ...place }) =>
      events.filter((data) => names(data, key)).map((data) => ({ ...place, data })),
    );
  const all = [...final, ...own];
  let end = Math.min(limit, all.length);
  while (end < all.length && all[end]!.signature === all[end - 1]!.signature) end += 1;
  return { events: all.slice(0, end), more: end < all.length };
}
