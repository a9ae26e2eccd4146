import pico from 'picocolors';

import { plainText } from './csv';
import type { Fields } from './fields';

/** What is shown for nothing. */
const NOTHING = '-';

/** `ownerCooldownEndsAt` as `Owner cooldown ends at`. */
export function label(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Control characters out of data of strangers would reach the terminal. */
const shown = (value: Fields[string] | undefined): string =>
  // eslint-disable-next-line no-control-regex
  plainText(value).replace(/[\u0000-\u001f\u007f-\u009f]/g, '?') || NOTHING;

const isNumber = (text: string): boolean => text === NOTHING || /^-?\d+(\.\d+)?$/.test(text);

const isRecords = (value: Fields[string] | undefined): value is readonly Fields[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((item) => typeof item === 'object' && item !== null);

/** One thing, a line for each field; records inside follow as tables. */
export function recordOf(fields: Fields, notes: Record<string, string>, colors: boolean): string {
  const { dim, bold } = pico.createColors(colors);
  const names = Object.keys(fields);
  const width = Math.max(0, ...names.map((name) => label(name).length));
  const line = (name: string): string => {
    const value = fields[name];
    const head = bold(label(name).padEnd(width));
    if (isRecords(value)) {
      const table = tableOf(Object.keys(value[0]!), value, colors);
      return `${bold(label(name))}\n${table.replace(/^/gm, '  ')}`;
    }
    const note = notes[name] ? dim(` (${notes[name]})`) : '';
    return `${head}  ${shown(value)}${note}`;
  };
  return names.map(line).join('\n');
}

/** Many things, a line for each; numbers stand to the right. */
export function tableOf(columns: readonly string[], rows: readonly Fields[], colors: boolean): string {
  const { dim, bold } = pico.createColors(colors);
  if (rows.length === 0) return dim('nothing to show');
  const cells = rows.map((row) => columns.map((name) => shown(row[name])));
  const widths = columns.map((name, at) =>
    Math.max(label(name).length, ...cells.map((row) => row[at]!.length)),
  );
  const right = columns.map((_, at) => cells.every((row) => isNumber(row[at]!)));
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, at) => (right[at] ? text.padStart(widths[at]!) : text.padEnd(widths[at]!)))
      .join('  ')
      .trimEnd();
  return [bold(line(columns.map(label))), ...cells.map(line)].join('\n');
}
