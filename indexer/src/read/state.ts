import { rowsOf, type Session } from '../db/database';

/** How far the database is. */
export interface IndexState {
  /** Slot as of which accounts and confirmed events are. */
  indexedSlot: number;
  /** Slot up to which events are final, and their totals checked. */
  finalSlot: number;
  /** Unix second of the chain's clock at `indexedSlot`. */
  indexedAt: bigint;
  /** Rises with each change that a reader can see. */
  revision: bigint;
  /** Unix second of the machine's clock at the last poll that succeeded. */
  polledAt: bigint;
  /** Open gaps: what stops the final cursor. */
  gaps: number;
  /** Final transactions that are listed and not applied. */
  backlog: number;
}

/** Reads the state; `null` before the first poll. */
export async function readState(session: Session): Promise<IndexState | null> {
  const [row] = await rowsOf(
    session,
    `SELECT indexed_slot, final_slot, indexed_at, revision, polled_at,
       (SELECT count(*) FROM gap WHERE status = 'open') AS gaps,
       (SELECT count(*) FROM listed WHERE final) AS backlog
     FROM state`,
  );
  if (!row || Number(row['indexed_slot']) === 0) return null;
  return {
    indexedSlot: Number(row['indexed_slot']),
    finalSlot: Number(row['final_slot']),
    indexedAt: BigInt(row['indexed_at'] as string),
    revision: BigInt(row['revision'] as string),
    polledAt: BigInt(row['polled_at'] as string),
    gaps: Number(row['gaps']),
    backlog: Number(row['backlog']),
  };
}
