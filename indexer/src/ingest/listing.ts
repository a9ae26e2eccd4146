import { rowsOf, type Database, type Session } from '../db/database';
import { fromBase58, toBase58 } from '../util/base58';
import { hexOf } from '../util/hex';
import {
  IncompleteError,
  UnknownPlaceError,
  type ChainSource,
  type Commitment,
  type Listed,
} from '../chain/source';

/** Most signatures that an RPC gives at once. */
const PAGE = 1_000;

/** A page of a list, refused unless it can be one: newest first, nothing twice, nothing behind its end. */
async function pageOf(
  source: ChainSource,
  address: string,
  place: { before?: string; until?: string },
  bounds: { most: number; least: number },
  commitment: Commitment,
): Promise<Listed[]> {
  const page = await source.list(address, { ...place, limit: PAGE }, commitment);
  const seen = new Set<string>();
  let newest = bounds.most;
  for (const { signature, slot } of page) {
    if (seen.has(signature)) throw new IncompleteError(source.name, `lists ${signature} twice`);
    seen.add(signature);
    if (slot > newest) throw new IncompleteError(source.name, 'lists transactions out of order');
    newest = slot;
    // An older node ignores an end that it does not know, and lists everything.
    if (slot < bounds.least) throw new UnknownPlaceError(`${source.name} does not know ${place.until}`);
  }
  return page;
}

/** Everything that names the program after `until`, newest first. */
export async function listWindow(
  source: ChainSource,
  program: string,
  until: { signature: string | null; slot: number },
  commitment: Commitment,
): Promise<Listed[]> {
  const found: Listed[] = [];
  const end = until.signature === null ? {} : { until: until.signature };
  for (;;) {
    const last = found.at(-1);
    const bounds = { most: last?.slot ?? Infinity, least: until.slot };
    const page = await pageOf(
      source,
      program,
      { ...end, ...(last && { before: last.signature }) },
      bounds,
      commitment,
    );
    const known = new Set(found.map(({ signature }) => signature));
    if (page.some(({ signature }) => known.has(signature)))
      throw new IncompleteError(source.name, 'repeats its pages');
    found.push(...page);
    // Providers give fewer at once than were asked for: only an empty page is the last one.
    if (page.length === 0) return found;
  }
}

/** Rows of `listed`. Transactions that failed changed nothing, and are left out. */
const rowsFor = (list: readonly Listed[], firstPlace: number): string =>
  JSON.stringify(
    list.flatMap(({ signature, slot, txIndex, blockTime, failed }, index) =>
      failed
        ? []
        : [
            {
              signature: hexOf(signature),
              slot,
              tx_index: txIndex,
              block_time: blockTime,
              place: firstPlace + index,
            },
          ],
    ),
  );

const COLUMNS = 'signature bytea, slot bigint, tx_index integer, block_time bigint, place bigint';

interface Listing {
  topSignature: string;
  topSlot: number;
  bottomSignature: string;
  bottomSlot: number;
  pages: number;
}

async function listingOf(session: Session): Promise<Listing | null> {
  const [row] = await rowsOf(session, 'SELECT * FROM listing');
  return row === undefined
    ? null
    : {
        topSignature: toBase58(row['top_signature'] as Uint8Array),
        topSlot: Number(row['top_slot']),
        bottomSignature: toBase58(row['bottom_signature'] as Uint8Array),
        bottomSlot: Number(row['bottom_slot']),
        pages: Number(row['pages']),
      };
}

/**
 * Writes a page of final transactions, and how far the listing is. What the window has fetched already is kept, if the
 * transaction is where it was.
 */
async function writeFinalPage(
  session: Session,
  page: readonly Listed[],
  listing: Listing | null,
): Promise<void> {
  const pages = listing?.pages ?? 0;
  await session.query(
    `INSERT INTO listed (signature, slot, tx_index, place, block_time, final)
     SELECT signature, slot, tx_index, place, block_time, true FROM jsonb_to_recordset($1) AS x(${COLUMNS})
     ON CONFLICT (signature) DO UPDATE SET final = true, slot = EXCLUDED.slot, tx_index = EXCLUDED.tx_index,
       place = EXCLUDED.place, block_time = EXCLUDED.block_time, leased_until = 0, tries = 0,
       body = CASE WHEN listed.slot = EXCLUDED.slot
         AND listed.block_time IS NOT DISTINCT FROM EXCLUDED.block_time
         AND listed.tx_index IS NOT DISTINCT FROM EXCLUDED.tx_index THEN listed.body END`,
    [rowsFor(page, pages * PAGE)],
  );
  const top = listing ?? { topSignature: page[0]!.signature, topSlot: page[0]!.slot };
  const bottom = page.at(-1)!;
  await session.query(
    `INSERT INTO listing VALUES (1, $1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET
       bottom_signature = EXCLUDED.bottom_signature, bottom_slot = EXCLUDED.bottom_slot, pages = EXCLUDED.pages`,
    [
      fromBase58(top.topSignature),
      String(top.topSlot),
      fromBase58(bottom.signature),
      String(bottom.slot),
      pages + 1,
    ],
  );
}

/** The newest final transaction that was listed. */
export async function listedTo(session: Session): Promise<{ signature: string | null; slot: number }> {
  const [row] = await rowsOf(session, 'SELECT listed_signature, listed_slot FROM state');
  const signature = row!['listed_signature'] as Uint8Array | null;
  return { signature: signature && toBase58(signature), slot: Number(row!['listed_slot']) };
}

/**
 * Lists all final transactions that are not listed yet, from the tip down. Each page is written at once, so a listing that
 * was stopped goes on where it was; what it found is applied once it has reached what was listed before.
 *
 * @param signal - ends it after a page
 * @returns how many it listed
 */
export async function listFinal(
  database: Database,
  source: ChainSource,
  program: string,
  signal: AbortSignal,
): Promise<number> {
  const until = await listedTo(database);
  const end = until.signature === null ? {} : { until: until.signature };
  let count = 0;
  for (;;) {
    signal.throwIfAborted();
    const listing = await listingOf(database);
    const bounds = { most: listing?.bottomSlot ?? Infinity, least: until.slot };
    const place = { ...end, ...(listing && { before: listing.bottomSignature }) };
    const page = await pageOf(source, program, place, bounds, 'finalized');
    if (page.length === 0) {
      if (listing) await finishListing(database, listing);
      return count;
    }
    await database.transaction((session) => writeFinalPage(session, page, listing));
    count += page.length;
  }
}

const finishListing = (database: Database, { topSignature, topSlot }: Listing): Promise<void> =>
  database.transaction(async (session) => {
    await session.query('UPDATE state SET listed_signature = $1, listed_slot = $2', [
      fromBase58(topSignature),
      String(topSlot),
    ]);
    await session.query('DELETE FROM listing');
  });

/** What a reading of the window changed. */
export interface WindowChange {
  added: number;
  /** Transactions that were there, and are no longer, or are elsewhere: a fork. */
  takenBack: number;
}

/**
 * Makes the confirmed rows what the last reading of the whole window says. What is not in it any more, or is in another
 * place, is taken back, and the accounts that it had changed are read again.
 */
export const replaceWindow = (
  database: Database,
  list: readonly Listed[],
  indexedSlot: number,
): Promise<WindowChange> =>
  database.transaction(async (session) => {
    const rows = rowsFor(list, 0);
    const gone = await rowsOf(
      session,
      `DELETE FROM listed WHERE NOT final AND NOT EXISTS (
         SELECT FROM jsonb_to_recordset($1) AS x(${COLUMNS})
         WHERE x.signature = listed.signature AND x.slot = listed.slot
           AND x.block_time IS NOT DISTINCT FROM listed.block_time
           AND (x.tx_index IS NULL OR listed.tx_index IS NULL OR x.tx_index = listed.tx_index))
       RETURNING body`,
      [rows],
    );
    const writable = gone.flatMap(({ body }) =>
      body === null ? [] : (JSON.parse(String(body)) as { writable: string[] }).writable,
    );
    await markDirty(session, [{ writable, slot: indexedSlot }]);
    const { affected } = await session.query(
      `INSERT INTO listed (signature, slot, tx_index, place, block_time, final)
       SELECT signature, slot, tx_index, place, block_time, false FROM jsonb_to_recordset($1) AS x(${COLUMNS})
       WHERE NOT EXISTS (SELECT FROM tx WHERE tx.signature = x.signature)
       ON CONFLICT (signature) DO NOTHING`,
      [rows],
    );
    await session.query(
      `UPDATE listed SET place = x.place FROM jsonb_to_recordset($1) AS x(${COLUMNS})
       WHERE listed.signature = x.signature AND NOT final`,
      [rows],
    );
    return { added: affected, takenBack: gone.length };
  });

/** Accounts that a transaction could write, and its slot. */
export interface Touched {
  writable: Iterable<string>;
  slot: number;
}

/** Notes accounts that have to be read, as of a slot or later. */
export async function markDirty(session: Session, touched: readonly Touched[]): Promise<void> {
  const latest = new Map<string, number>();
  for (const { writable, slot } of touched)
    for (const address of writable) latest.set(address, Math.max(slot, latest.get(address) ?? 0));
  if (latest.size === 0) return;
  const rows = Array.from(latest, ([address, slot]) => ({ address: hexOf(address), slot }));
  await session.query(
    `INSERT INTO dirty SELECT * FROM jsonb_to_recordset($1) AS x(address bytea, slot bigint)
     ON CONFLICT (address) DO UPDATE SET slot = greatest(dirty.slot, EXCLUDED.slot)`,
    [JSON.stringify(rows)],
  );
}
