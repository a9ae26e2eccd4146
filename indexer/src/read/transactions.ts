import { rowsOf, type Session } from '../db/database';
import { fromBase58, toBase58 } from '../util/base58';
import type { Body } from '../chain/source';
import { devicesOf } from '../ingest/load';
import { hexOf } from '../ingest/listing';
import { partiesOf } from './parties';
import { postBytes } from './bytes';

/** A transaction with all its events. */
export interface IndexedTransaction {
  /** Base58. */
  signature: string;
  slot: number;
  txIndex: number | null;
  blockTime: number | null;
  /** `false` while a fork may take it back. */
  final: boolean;
  /** Base64, as the program wrote them. */
  events: string[];
}

/** Which transactions of an address. */
export interface TransactionPlace {
  /** Only those before this one, base58. */
  before?: string;
  /** Only those after this one, base58. */
  until?: string;
  limit: number;
  /** Also those that are not final. */
  confirmed: boolean;
}

/** A signature that a list should begin or end at is not known. */
export class UnknownSignatureError extends Error {
  override readonly name = 'UnknownSignatureError';

  constructor(readonly signature: string) {
    super(`the indexer has no transaction ${signature}; read the list from its beginning`);
  }
}

interface Point {
  slot: string;
  txIndex: number;
  final: boolean;
}

async function pointOf(session: Session, signature: string): Promise<Point> {
  const key = fromBase58(signature);
  const [row] = await rowsOf(
    session,
    `SELECT slot, tx_index, true AS final FROM tx WHERE signature = $1
     UNION ALL SELECT slot, tx_index, false FROM listed WHERE signature = $1`,
    [key],
  );
  if (!row) throw new UnknownSignatureError(signature);
  return { slot: String(row['slot']), txIndex: Number(row['tx_index']), final: row['final'] as boolean };
}

/** What final transactions of an address there are, newest first. */
async function finalOf(
  session: Session,
  address: string,
  limit: number,
  before: Point | null,
  until: Point | null,
): Promise<Omit<IndexedTransaction, 'events'>[]> {
  const key = fromBase58(address);
  const range = `(slot, tx_index) < ($2::bigint, $3::integer) AND (slot, tx_index) > ($4::bigint, $5::integer)`;
  const order = 'ORDER BY slot DESC, tx_index DESC LIMIT $6';
  const devices = '(SELECT id FROM device WHERE address = $1)';
  const rows = await rowsOf(
    session,
    `SELECT signature, slot, tx_index, block_time FROM tx JOIN (
       (SELECT slot, tx_index FROM event WHERE device_id IN ${devices} AND ${range} ${order})
       UNION
       (SELECT slot, tx_index FROM event WHERE wallet_id = (SELECT id FROM wallet WHERE address = $1) AND ${range} ${order})
       UNION
       (SELECT slot, tx_index FROM reward WHERE device_id IN ${devices} AND ${range} ${order})
     ) AS place USING (slot, tx_index) ${order}`,
    [
      key,
      before?.slot ?? '9223372036854775807',
      before?.txIndex ?? 0,
      until?.slot ?? '-1',
      until?.txIndex ?? 0,
      limit,
    ],
  );
  return rows.map(({ signature, slot, tx_index, block_time }) => ({
    signature: toBase58(signature as Uint8Array),
    slot: Number(slot),
    txIndex: Number(tx_index),
    blockTime: block_time === null ? null : Number(block_time),
    final: true,
  }));
}

/** All events of final transactions, in their order. */
async function eventsOf(session: Session, signatures: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await rowsOf(
    session,
    `WITH wanted AS (
       SELECT tx.* FROM tx WHERE signature IN (SELECT value::bytea FROM jsonb_array_elements_text($1) AS value)
     )
     SELECT signature, event_index, data, NULL::bytea AS device, NULL::numeric AS block, NULL::numeric AS amount,
       NULL::smallint AS live_share_bps, NULL::numeric AS posted_total, NULL::bigint AS posted_at
     FROM wanted JOIN event USING (slot, tx_index)
     UNION ALL
     SELECT signature, event_index, NULL, device.address, block, amount, live_share_bps, reward.posted_total, posted_at
     FROM wanted CROSS JOIN LATERAL unnest(posted) AS one(device_id)
       JOIN reward ON reward.device_id = one.device_id AND posted_at = wanted.at
         AND reward.slot = wanted.slot AND reward.tx_index = wanted.tx_index
       JOIN device ON device.id = one.device_id
     UNION ALL
     SELECT signature, event_index, data, NULL, NULL, NULL, NULL, NULL, NULL FROM wanted JOIN parked USING (signature)
     WHERE length(data) > 0
     ORDER BY 1, 2`,
    [JSON.stringify(signatures.map(hexOf))],
  );
  const found = new Map<string, string[]>(signatures.map((signature) => [signature, []]));
  const seen = new Set<string>();
  for (const row of rows) {
    const signature = toBase58(row['signature'] as Uint8Array);
    // A device that is named twice in a transaction, for two blocks, is joined twice.
    const place = `${signature} ${String(row['event_index'])}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const data =
      row['data'] === null
        ? postBytes({
            device: row['device'] as Uint8Array,
            block: BigInt(row['block'] as string),
            amount: BigInt(row['amount'] as string),
            liveShareBps: Number(row['live_share_bps']),
            postedTotal: BigInt(row['posted_total'] as string),
            at: BigInt(row['posted_at'] as string),
          })
        : Buffer.from(row['data'] as Uint8Array);
    found.get(signature)!.push(data.toString('base64'));
  }
  return found;
}

/** Transactions that are read and not applied, newest first: a few thousand at most outside of a backfill. */
async function waitingOf(
  session: Session,
  address: string,
  confirmed: boolean,
): Promise<IndexedTransaction[]> {
  const rows = await rowsOf(
    session,
    `SELECT signature, slot, tx_index, block_time, final, body FROM listed
     WHERE body IS NOT NULL AND (final OR $1) ORDER BY slot DESC, tx_index DESC, place LIMIT 10000`,
    [confirmed],
  );
  return rows.flatMap(({ signature, slot, tx_index, block_time, final, body }) => {
    const { events } = JSON.parse(String(body)) as Body;
    if (!devicesOf(events).has(address) && !partiesOf(events).has(address)) return [];
    return [
      {
        signature: toBase58(signature as Uint8Array),
        slot: Number(slot),
        txIndex: tx_index === null ? null : Number(tx_index),
        blockTime: block_time === null ? null : Number(block_time),
        final: final as boolean,
        events,
      },
    ];
  });
}

/**
 * Transactions with events that name a device or a wallet, newest first, with all their events.
 *
 * @throws UnknownSignatureError
 */
export async function transactionsOf(
  session: Session,
  address: string,
  { before, until, limit, confirmed }: TransactionPlace,
): Promise<IndexedTransaction[]> {
  const from = before === undefined ? null : await pointOf(session, before);
  const to = until === undefined ? null : await pointOf(session, until);
  const waiting = from?.final ? [] : await waitingOf(session, address, confirmed);
  const start = from && !from.final ? waiting.findIndex(({ signature }) => signature === before) + 1 : 0;
  const end = to && !to.final ? waiting.findIndex(({ signature }) => signature === until) : -1;
  const first = waiting.slice(start, end < 0 ? undefined : end).slice(0, limit);
  if (first.length === limit || (to && !to.final)) return first;
  const final = await finalOf(session, address, limit - first.length, from?.final ? from : null, to);
  const events = await eventsOf(
    session,
    final.map(({ signature }) => signature),
  );
  return [...first, ...final.map((one) => ({ ...one, events: events.get(one.signature)! }))];
}
