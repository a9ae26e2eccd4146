import type { Output } from '../globals';
import type { Io } from '../io';
import { heading } from './cells';
import { csvOf } from './csv';
import type { Fields } from './fields';
import { recordOf, tableOf, type Screen } from './table';

/** Writes data to stdout in the format that was asked for. */
export interface Printer {
  /** One thing. `notes` are shown beside the values of a table, such as `in 3 days`. */
  record(fields: Fields, notes?: Record<string, string>): void;
  /**
   * Many things of one kind. `columns` are in the order of their weight: the last ones are left out on a narrow terminal. The
   * `needed` first ones are shown even if addresses must be shortened for them.
   */
  list(columns: readonly string[], rows: readonly Fields[], needed?: number): void;
  /** Text that is one datum in itself, such as base64. JSON takes the fields instead. */
  text(text: string, fields: Fields): void;
}

/** @param wide - whether a table is shown whole, whatever the terminal's width */
export function printer(io: Io, output: Output, wide = false): Printer {
  const json = (value: unknown): void => io.out(JSON.stringify(value, null, 2));
  const screen: Screen = { colors: io.colors.out, width: wide ? undefined : io.columns };
  return {
    record(fields, notes = {}) {
      if (output === 'json') json(fields);
      else if (output === 'csv') io.out(csvOf(Object.keys(fields), [fields]));
      else io.out(recordOf(fields, notes, screen));
    },
    list(columns, rows, needed) {
      if (output === 'json') return json(rows);
      if (output === 'csv') return io.out(csvOf(columns, rows));
      const { text, hidden, shortened } = tableOf(columns, rows, screen, needed);
      io.out(text);
      const more = [
        ...(hidden.length > 0 ? [`not shown: ${hidden.map(heading).join(', ').toLowerCase()}`] : []),
        ...(shortened ? ['values with … are shortened'] : []),
      ];
      if (more.length > 0) io.err(`${more.join('; ')}. --wide shows all.`);
    },
    text(text, fields) {
      if (output === 'json') json(fields);
      else io.out(text);
    },
  };
}
