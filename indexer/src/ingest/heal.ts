import type { ChainSource, Listed } from '../chain/source';
import { rowsOf, type Database } from '../db/database';
import { fromBase58 } from '../util/base58';
import { hexOf } from '../util/hex';
import { wallClock } from '../util/time';
import type { LedgerGap } from './checks';
import { listWindow, markDirty } from './listing';

/** Notes a gap, once. */
export const recordGap = (database: Database, { message, place }: LedgerGap): Promise<unknown> =>
  database.query(
    `INSERT INTO gap (signature, slot, device, reason, found_at, status) VALUES ($1, $2, $3, $4, $5, 'open')
     ON CONFLICT (signature, device) WHERE status = 'open' DO UPDATE SET reason = EXCLUDED.reason`,
    [fromBase58(place.signature), String(place.slot), fromBase58(place.device), message, String(wallClock())],
  );

/** Signatures that the tables do not have. */
async function unknown(database: Database, list: readonly Listed[]): Promise<Listed[]> {
  const rows = await rowsOf(
    database,
    `SELECT place FROM jsonb_to_recordset($1) AS x(place integer, signature bytea)
     WHERE NOT EXISTS (SELECT FROM tx WHERE tx.signature = x.signature)
       AND NOT EXISTS (SELECT FROM listed WHERE listed.signature = x.signature AND listed.final)`,
    [JSON.stringify(list.map(({ signature }, place) => ({ place, signature: hexOf(signature) })))],
  );
  return rows.map(({ place }) => list[Number(place)]!);
}

/** Adds transactions that a list had left out. They are read and applied before what follows from them. */
async function addMissing(database: Database, list: readonly Listed[]): Promise<void> {
  await database.query(
    `INSERT INTO listed (signature, slot, tx_index, place, block_time, final)
     SELECT signature, slot, tx_index, place, block_time, true FROM jsonb_to_recordset($1)
       AS x(signature bytea, slot bigint, tx_index integer, place bigint, block_time bigint)
     ON CONFLICT (signature) DO UPDATE SET final = true, body = NULL, leased_until = 0`,
    [
      JSON.stringify(
        list.map(({ signature, slot, txIndex, blockTime }, place) => ({
          signature: hexOf(signature),
          slot,
          tx_index: txIndex,
          place,
          block_time: blockTime,
        })),
      ),
    ],
  );
}

/**
 * Looks for what is missing before a contradiction: asks each endpoint for the device's transactions since the last one
 * that fitted, and reads the contradicting transaction itself again. What is found is recorded with the endpoint that had it.
 *
 * @returns whether something was found
 */
export async function heal(
  database: Database,
  sources: readonly ChainSource[],
  { place }: LedgerGap,
): Promise<boolean> {
  const until = place.last
    ? { signature: place.last.lastSignature, slot: Number(place.last.lastSlot) }
    : { signature: null, slot: 0 };
  for (const source of sources) {
    try {
      const list = await listWindow(source, place.device, until, 'finalized');
      const before = list.filter(({ slot, failed }) => !failed && BigInt(slot) <= place.slot);
      const missing = await unknown(database, before);
      if (missing.length === 0 && !(await readAgain(database, source, place))) continue;
      await addMissing(database, missing);
      await database.query(
        `UPDATE gap SET status = 'healed', by = $1 WHERE status = 'open' AND signature = $2 AND device = $3`,
        [source.name, fromBase58(place.signature), fromBase58(place.device)],
      );
      return true;
    } catch {
      // This endpoint lacks the place, or does not answer: the next one may have it.
    }
  }
  return false;
}

/** Reads a transaction again; whether it is another one than was read before. */
async function readAgain(
  database: Database,
  source: ChainSource,
  { signature, slot }: LedgerGap['place'],
): Promise<boolean> {
  const found = await source.read(signature, 'finalized');
  if (!found || BigInt(found.slot) !== slot) return false;
  const body = JSON.stringify({ events: found.events, writable: found.writable });
  return database.transaction(async (session) => {
    const { affected } = await session.query(
      'UPDATE listed SET body = $1::jsonb WHERE signature = $2 AND body <> $1::jsonb',
      [body, fromBase58(signature)],
    );
    if (affected > 0) await markDirty(session, [found]);
    return affected > 0;
  });
}
