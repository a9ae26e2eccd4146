import { alertEvents } from '../alerts/fromEvents';
import { rowsOf, type Database, type Row, type Session } from '../db/database';
import type { Body } from '../chain/source';
import { fromBase58, toBase58 } from '../util/base58';
import { LedgerGap } from './checks';
import { Ledger } from './ledger';
import { loadRows } from './load';
import type { FinalTransaction } from './rows';
import { writeEffects } from './write';

/** Transactions that are applied in one transaction of the database. */
const BATCH = 500;

interface Waiting extends Omit<FinalTransaction, 'txIndex'> {
  txIndex: number | null;
}

function waitingOf(row: Row): Waiting {
  const body = JSON.parse(String(row['body'])) as Body;
  return {
    signature: toBase58(row['signature'] as Uint8Array),
    slot: BigInt(String(row['slot'])),
    txIndex: row['tx_index'] === null ? null : Number(row['tx_index']),
    blockTime: row['block_time'] === null ? null : BigInt(String(row['block_time'])),
    events: body.events,
    unreadable: body.unreadable ?? null,
  };
}

/** Final transactions in chain order, up to the first that was not read yet. */
async function nextBatch(session: Session): Promise<Waiting[]> {
  const rows = await rowsOf(
    session,
    'SELECT * FROM listed WHERE final ORDER BY slot, tx_index, place DESC LIMIT $1',
    [BATCH],
  );
  const unread = rows.findIndex(({ body }) => body === null);
  return (unread < 0 ? rows : rows.slice(0, unread)).map(waitingOf);
}

/** Transactions of one slot each. */
function bySlot(list: readonly Waiting[]): Waiting[][] {
  const slots = new Map<bigint, Waiting[]>();
  for (const one of list) slots.set(one.slot, [...(slots.get(one.slot) ?? []), one]);
  return [...slots.values()];
}

/**
 * Applies the transactions of a slot in their order. If the source does not know it, the order is one in which the totals
 * fit: each transaction is tried until it follows from those before.
 *
 * @returns the contradiction that stopped it; `null` if all were applied
 */
function applySlot(ledger: Ledger, list: readonly Waiting[], firstFree: number): LedgerGap | null {
  const known = list.every(({ txIndex }) => txIndex !== null);
  const left = [...list];
  let index = firstFree;
  while (left.length > 0) {
    let gap: LedgerGap | null = null;
    const candidates = known ? left.slice(0, 1) : left;
    const fits = candidates.findIndex((one) => {
      try {
        ledger.apply({ ...one, txIndex: known ? one.txIndex! : index });
        return true;
      } catch (error) {
        if (!(error instanceof LedgerGap)) throw error;
        gap ??= error;
        return false;
      }
    });
    if (fits < 0) return gap;
    left.splice(fits, 1);
    index += 1;
  }
  return null;
}

/** The first place of a slot that no transaction has. */
async function firstFreeIndex(session: Session, slot: bigint): Promise<number> {
  const { rows } = await session.query('SELECT coalesce(max(tx_index) + 1, 0) FROM tx WHERE slot = $1', [
    String(slot),
  ]);
  return Number(rows[0]![0]);
}

async function acceptedGaps(session: Session): Promise<Set<string>> {
  const { rows } = await session.query(`SELECT signature, device FROM gap WHERE status = 'accepted'`);
  return new Set(
    rows.map(
      ([signature, device]) => `${toBase58(signature as Uint8Array)} ${toBase58(device as Uint8Array)}`,
    ),
  );
}

/** What applying did. */
export interface Applied {
  transactions: number;
  events: number;
  /** What contradicts the events before; `null` if nothing does. */
  gap: LedgerGap | null;
  /** Whether more may be ready. */
  more: boolean;
}

/**
 * Applies one batch of final transactions that were read: their events, the totals that follow from them, and the
 * cursor, all in one transaction of the database. A process that dies leaves all of it, or nothing.
 *
 * Nothing is applied while a listing is under way: what it has not reached yet is older.
 */
export const applyBatch = (database: Database): Promise<Applied> =>
  database.transaction(async (session) => {
    // Two processes that both believed to lead would wait for each other here.
    await session.query('SELECT FROM state FOR UPDATE');
    const nothing: Applied = { transactions: 0, events: 0, gap: null, more: false };
    if ((await session.query('SELECT FROM listing')).rows.length > 0) return nothing;
    const batch = await nextBatch(session);
    if (batch.length === 0) return nothing;
    const rows = await loadRows(
      session,
      batch.flatMap(({ events }) => events),
    );
    const ledger = new Ledger(rows, await acceptedGaps(session));
    let gap: LedgerGap | null = null;
    for (const list of bySlot(batch)) {
      const free = list.some(({ txIndex }) => txIndex === null)
        ? await firstFreeIndex(session, list[0]!.slot)
        : 0;
      gap = applySlot(ledger, list, free);
      if (gap) break;
    }
    const { effects } = ledger;
    const done = effects.transactions;
    if (done.length === 0) return { ...nothing, gap };
    await writeEffects(session, effects);
    await alertEvents(session, effects);
    await session.query(
      'DELETE FROM listed WHERE signature IN (SELECT value::bytea FROM jsonb_array_elements_text($1) AS value)',
      [
        JSON.stringify(
          done.map(({ signature }) => `\\x${Buffer.from(fromBase58(signature)).toString('hex')}`),
        ),
      ],
    );
    await session.query('UPDATE state SET final_slot = greatest(final_slot, $1), revision = revision + 1', [
      String(done.at(-1)!.slot),
    ]);
    const events = effects.events.length + effects.posts.length + effects.parked.length;
    return { transactions: done.length, events, gap, more: gap === null && batch.length === BATCH };
  });
