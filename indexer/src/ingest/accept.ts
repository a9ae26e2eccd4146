import { rowsOf, type Database } from '../db/database';

/**
 * Accepts a gap that no endpoint can fill: its transaction's totals are taken as they are. What was earned in between is
 * missing from histories, and the gap stays in the table with who accepted it.
 *
 * @throws RangeError if there is no such open gap
 */
export async function acceptGap(database: Database, id: number): Promise<void> {
  const rows = await rowsOf(
    database,
    `UPDATE gap SET status = 'accepted', by = 'operator' WHERE id = $1 AND status = 'open' RETURNING id`,
    [id],
  );
  if (rows.length === 0) throw new RangeError(`there is no open gap ${id}; the table "gap" lists them`);
}
