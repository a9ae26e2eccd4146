import { heading, short } from './cells';
import { widthOf } from './width';

/** Blanks between two columns. */
export const GAP = 2;

/** What of a table fits. */
export interface Fitted {
  columns: readonly string[];
  /** Texts by row and column. */
  cells: string[][];
  /** Columns that are left out. */
  hidden: readonly string[];
  /** Whether addresses, UUIDs or times are shortened. */
  shortened: boolean;
}

/** Width of each column, its heading included. */
export const widthsOf = (columns: readonly string[], cells: readonly string[][]): number[] =>
  columns.map((name, at) => Math.max(widthOf(heading(name)), ...cells.map((row) => widthOf(row[at]!))));

/** How many of the first columns fit. */
function countThatFit(widths: readonly number[], width: number): number {
  let used = -GAP;
  const tooMany = widths.findIndex((each) => (used += GAP + each) > width);
  return tooMany < 0 ? widths.length : tooMany;
}

/**
 * Fits a table to a width. First it shortens addresses, UUIDs and times behind the first column, which people copy from; then
 * it leaves out the last columns; and if less than the needed ones would remain, it shortens the first column too.
 *
 * @param needed - columns, from the first one, that matter more than a full address
 */
export function fit(columns: readonly string[], cells: string[][], width: number, needed: number): Fitted {
  const all: Fitted = { columns, cells, hidden: [], shortened: false };
  if (countThatFit(widthsOf(columns, cells), width) === columns.length) return all;
  const behind = cells.map(([first, ...rest]) => [first!, ...rest.map(short)]);
  const whole = countThatFit(widthsOf(columns, behind), width);
  const chosen = whole >= Math.min(needed, columns.length) ? behind : cells.map((row) => row.map(short));
  const count = Math.max(1, countThatFit(widthsOf(columns, chosen), width));
  return {
    columns: columns.slice(0, count),
    cells: chosen.map((row) => row.slice(0, count)),
    hidden: columns.slice(count),
    shortened: chosen.some((row, at) =>
      row.slice(0, count).some((text, place) => text !== cells[at]![place]),
    ),
  };
}
