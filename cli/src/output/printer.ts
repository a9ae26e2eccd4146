import type { Io } from '../io';
import type { Output } from '../globals';
import { csvOf } from './csv';
import type { Fields } from './fields';
import { tableOf, recordOf } from './table';

/** Writes data to stdout in the format that was asked for. */
export interface Printer {
  /** One thing. `notes` stand beside the values of a table, such as `in 3 days`. */
  record(fields: Fields, notes?: Record<string, string>): void;
  /** Many things of one kind. `columns` name what stands where there are none. */
  list(columns: readonly string[], rows: readonly Fields[]): void;
  /** Text that is one datum in itself, such as base64. JSON takes the fields instead. */
  text(text: string, fields: Fields): void;
}

export function printer(io: Io, output: Output): Printer {
  const json = (value: unknown): void => io.out(JSON.stringify(value, null, 2));
  return {
    record(fields, notes = {}) {
      if (output === 'json') json(fields);
      else if (output === 'csv') io.out(csvOf(Object.keys(fields), [fields]));
      else io.out(recordOf(fields, notes, io.colors.out));
    },
    list(columns, rows) {
      if (output === 'json') json(rows);
      else if (output === 'csv') io.out(csvOf(columns, rows));
      else io.out(tableOf(columns, rows, io.colors.out));
    },
    text(text, fields) {
      if (output === 'json') json(fields);
      else io.out(text);
    },
  };
}
