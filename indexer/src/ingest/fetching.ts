import { rowsOf, type Database } from '../db/database';
import type { Body, ChainSource, Commitment } from '../chain/source';
import { fromBase58, toBase58 } from '../util/base58';
import { hexOf } from '../util/hex';
import { wallClock } from '../util/time';
import { markDirty } from './listing';

/** Transactions that a worker claims at a time, and for how many seconds. */
const CLAIM = 64;
const LEASE = 60n;
/** Claims of one round: then what was read is applied, so that a long backfill shows what it has. */
const ROUNDS = 50;
/** Seconds before a transaction is asked for again that no source had; doubled each time, up to the longest. */
const FIRST_PAUSE = 1n;
const LONGEST_PAUSE = 300n;

interface Claim {
  signature: string;
  slot: number;
  final: boolean;
  tries: number;
}

/**
 * Claims transactions that no worker reads: several workers never claim the same.
 *
 * @param freeAt - second at which they were free: one that was given back since is left for the next poll
 */
async function claim(database: Database, freeAt: bigint): Promise<Claim[]> {
  const rows = await rowsOf(
    database,
    `UPDATE listed SET leased_until = $1, tries = tries + 1 WHERE signature IN (
       SELECT signature FROM listed WHERE body IS NULL AND leased_until <= $2
       ORDER BY slot LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING signature, slot, final, tries`,
    [String(wallClock() + LEASE), String(freeAt), CLAIM],
  );
  return rows.map(({ signature, slot, final, tries }) => ({
    signature: toBase58(signature as Uint8Array),
    slot: Number(slot),
    final: final as boolean,
    tries: Number(tries),
  }));
}

/** Asks one source after another; `null` if none of them has it in that slot. */
async function readFrom(
  sources: readonly ChainSource[],
  { signature, slot }: Claim,
  commitment: Commitment,
): Promise<Body | null> {
  let failure: unknown = null;
  for (const source of sources) {
    try {
      const found = await source.read(signature, commitment);
      // A version that cannot be read has no slot either.
      if (found && (found.slot === slot || found.unreadable !== undefined)) {
        const { events, writable, unreadable } = found;
        return { events, writable, ...(unreadable !== undefined && { unreadable }) };
      }
    } catch (error) {
      failure = error;
    }
  }
  if (failure !== null) throw failure;
  return null;
}

interface Found {
  claim: Claim;
  body: Body;
}

/** Writes what was read in one transaction: one for each body would take most of a backfill's time. */
async function keep(database: Database, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map(({ claim, body }) => ({
    signature: hexOf(claim.signature),
    slot: claim.slot,
    body,
  }));
  await database.transaction(async (session) => {
    // Not those that a fork has taken elsewhere in the meantime.
    const kept = await rowsOf(
      session,
      `UPDATE listed SET body = x.body, leased_until = 0
       FROM jsonb_to_recordset($1) AS x(signature bytea, slot bigint, body jsonb)
       WHERE listed.signature = x.signature AND listed.slot = x.slot AND listed.body IS NULL RETURNING listed.signature`,
      [JSON.stringify(rows)],
    );
    const signatures = new Set(kept.map(({ signature }) => toBase58(signature as Uint8Array)));
    await markDirty(
      session,
      found
        .filter(({ claim }) => signatures.has(claim.signature))
        .map(({ claim: { slot }, body: { writable } }) => ({ writable, slot })),
    );
  });
}

async function giveBack(database: Database, { signature, tries }: Claim): Promise<void> {
  const doubled = FIRST_PAUSE << BigInt(Math.min(tries - 1, 10));
  const until = wallClock() + (doubled < LONGEST_PAUSE ? doubled : LONGEST_PAUSE);
  await database.query('UPDATE listed SET leased_until = $1 WHERE signature = $2 AND body IS NULL', [
    String(until),
    fromBase58(signature),
  ]);
}

/** What a round of reading did. */
export interface Fetched {
  read: number;
  /** Transactions that no source has yet. */
  missing: number;
  /** What a source threw last; `null` if none did. */
  failure: unknown;
}

/**
 * Reads what transactions did, oldest first, until nothing is left to claim or a few thousand were read. Any number of processes may do so at once:
 * each transaction is leased for a minute, and free again if its worker dies.
 */
export async function fetchBodies(
  database: Database,
  sources: readonly ChainSource[],
  signal: AbortSignal,
): Promise<Fetched> {
  const result: Fetched = { read: 0, missing: 0, failure: null };
  const started = wallClock();
  for (let round = 0; round < ROUNDS && !signal.aborted; round += 1) {
    const claims = await claim(database, started);
    if (claims.length === 0) break;
    const found: Found[] = [];
    const missing: Claim[] = [];
    await Promise.all(
      claims.map(async (one) => {
        try {
          const body = await readFrom(sources, one, one.final ? 'finalized' : 'confirmed');
          if (body) found.push({ claim: one, body });
          else missing.push(one);
        } catch (error) {
          result.failure = error;
          missing.push(one);
        }
      }),
    );
    await keep(database, found);
    result.read += found.length;
    result.missing += missing.length;
    for (const one of missing) await giveBack(database, one);
  }
  return result;
}
