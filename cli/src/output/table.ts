import pico from 'picocolors';

import { colourOf, heading, isNumber, label, shown } from './cells';
import type { Fields } from './fields';
import { GAP, fit, widthsOf, type Fitted } from './fit';
import { padEnd, padStart, widthOf, wrap } from './width';

/** The screen that shows a table. */
export interface Screen {
  colors: boolean;
  /** Columns of the terminal; missing if the whole table is wanted. */
  width?: number | undefined;
}

const isRecords = (value: Fields[string] | undefined): value is readonly Fields[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'object' && item !== null);

/** Least room beside a name in which a value is wrapped. */
const LEAST = 20;

/** One thing, a line for each field; records inside follow as tables. */
export function recordOf(fields: Fields, notes: Record<string, string>, screen: Screen): string {
  const { dim, bold } = pico.createColors(screen.colors);
  const names = Object.keys(fields);
  const left = Math.max(0, ...names.map((name) => widthOf(label(name)))) + GAP;
  const room = screen.width === undefined ? Infinity : Math.max(LEAST, screen.width - left);
  const line = (name: string): string => {
    const value = fields[name];
    if (isRecords(value)) {
      const inner = { ...screen, ...(screen.width !== undefined && { width: screen.width - GAP }) };
      const { text } = tableOf(Object.keys(value[0]!), value, inner);
      return `${bold(label(name))}\n${text.replace(/^/gm, ' '.repeat(GAP))}`;
    }
    const text = shown(value);
    const note = notes[name] ? ` (${notes[name]})` : '';
    const lines = wrap(text, room);
    // One word that is too long here may fit the next line.
    if (!text.includes(' ') && widthOf(text) > room && widthOf(text) + GAP <= (screen.width ?? 0))
      return `${bold(label(name))}\n${' '.repeat(GAP)}${colourOf(name, text, screen.colors)(text)}`;
    const colour = colourOf(name, text, screen.colors);
    const fits = widthOf(lines.at(-1)!) + widthOf(note) <= room;
    const rest = fits ? dim(note) : `\n${' '.repeat(left)}${dim(note.trim())}`;
    const body = lines.map((each) => colour(each)).join(`\n${' '.repeat(left)}`);
    return `${bold(padEnd(label(name), left))}${body}${note && rest}`;
  };
  return names.map(line).join('\n');
}

/**
 * Many things, a line for each; numbers are on the right.
 *
 * @param needed - columns, from the first one, that are shown in any case
 * @returns the text, with what did not fit
 */
export function tableOf(
  columns: readonly string[],
  rows: readonly Fields[],
  { colors, width = Infinity }: Screen,
  needed = 1,
): { text: string } & Pick<Fitted, 'hidden' | 'shortened'> {
  const { dim, bold } = pico.createColors(colors);
  if (rows.length === 0) return { text: dim('nothing to show'), hidden: [], shortened: false };
  const texts = rows.map((row) => columns.map((name) => shown(row[name])));
  const { columns: names, cells, hidden, shortened } = fit(columns, texts, width, needed);
  const widths = widthsOf(names, cells);
  const right = names.map((_, at) => cells.every((row) => isNumber(row[at]!)));
  const line = (row: readonly string[], colour: (name: string, text: string) => string): string =>
    row
      .map((text, at) => {
        const padded = right[at] ? padStart(text, widths[at]!) : padEnd(text, widths[at]!);
        // The last column needs no blanks behind it.
        const cell = at === row.length - 1 && !right[at] ? text : padded;
        return cell.replace(text, () => colour(names[at]!, text));
      })
      .join(' '.repeat(GAP));
  const head = bold(line(names.map(heading), (_, text) => text).trimEnd());
  const body = cells.map((row) => line(row, (name, text) => colourOf(name, text, colors)(text)));
  return { text: [head, ...body].join('\n'), hidden, shortened };
}
