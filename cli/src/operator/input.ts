import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { expandHome } from '../platform';
import { usage } from '../exit';
import { CsvError, parseCsv } from './csv';
import { FlatJsonError, parseFlatJson } from './flatJson';
import { decodeUtf8, notUtf8 } from './utf8';

/** A record of the operator's file: texts by their column's name. */
export interface InputRecord {
  /** Its line, from 1. */
  line: number;
  fields: ReadonlyMap<string, string>;
}

/** What a file has to hold. */
export interface Schema {
  required: readonly string[];
  optional: readonly string[];
}

/** A file as it was read. */
export interface Input {
  records: InputRecord[];
  /** Of the bytes, hexadecimal: names the file in the journal. */
  sha256: string;
}

/** Collects everything that is wrong with a file, to report it together before anything is sent. */
export class Mistakes {
  readonly #found: { line: number; text: string }[] = [];

  add(line: number, text: string): void {
    this.#found.push({ line, text });
  }

  /** Runs a reader of a record; a usage error becomes a mistake in its line. */
  async collect<T>(line: number, read: () => T | Promise<T>): Promise<T | null> {
    try {
      return await read();
    } catch (error) {
      this.add(line, error instanceof Error ? error.message : String(error));
      return null;
    }
  }

  /** @throws CliError with every line, if there is any mistake */
  throwIfAny(path: string): void {
    if (this.#found.length === 0) return;
    const lines = this.#found
      .sort((a, b) => a.line - b.line)
      .map(({ line, text }) => `${path}:${line}: ${text}`);
    throw usage(
      `${lines.length} mistake${lines.length === 1 ? '' : 's'} in ${path}; nothing was sent\n${lines.join('\n')}`,
    );
  }
}

/**
 * Reads CSV with a header line, or JSON lines: told apart by the first mark. Lines that are broken become
 * mistakes, and no records.
 *
 * @throws CliError if the file cannot be read, its header is wrong, or it is empty
 */
export function readInput(path: string, home: string, schema: Schema, mistakes: Mistakes): Input {
  let bytes: Buffer;
  try {
    bytes = readFileSync(expandHome(path, home));
  } catch (error) {
    throw usage(`${path} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  const { text, badLines } = decodeUtf8(bytes);
  for (const line of badLines) mistakes.add(line, notUtf8(bytes));
  mistakes.throwIfAny(path);
  const records = /^\s*\{/.test(text)
    ? readJsonLines(text, schema, mistakes)
    : readCsv(text, path, schema, mistakes);
  if (records.length === 0) {
    mistakes.throwIfAny(path);
    throw usage(`${path} holds no records`);
  }
  return { records, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function readCsv(text: string, path: string, schema: Schema, mistakes: Mistakes): InputRecord[] {
  try {
    const [header, ...rows] = parseCsv(text);
    if (!header) return [];
    const names = header.cells.map((name) => name.trim());
    checkNames(header.line, names, schema, mistakes);
    mistakes.throwIfAny(path);
    return rows.flatMap(({ line, cells }) => {
      if (cells.length === names.length)
        return [
          record(
            line,
            names.map((name, at) => [name, cells[at]!]),
          ),
        ];
      mistakes.add(line, `${cells.length} cells where the header has ${names.length}`);
      return [];
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    mistakes.add(error.line, error.message);
    return [];
  }
}

function readJsonLines(text: string, schema: Schema, mistakes: Mistakes): InputRecord[] {
  const lines = text.split('\n').map((content, at) => ({ content: content.trim(), line: at + 1 }));
  return lines.flatMap(({ content, line }) => {
    if (content === '') return [];
    const fields = jsonFields(content, line, mistakes);
    if (!fields) return [];
    const broken = fields.find(([, value]) => LONE_SURROGATE.test(value));
    if (broken) {
      mistakes.add(line, `"${broken[0]}" has half a character`);
      return [];
    }
    const names = fields.map(([name]) => name);
    return checkNames(line, names, schema, mistakes) ? [record(line, fields)] : [];
  });
}

function jsonFields(content: string, line: number, mistakes: Mistakes): [string, string][] | null {
  try {
    return parseFlatJson(content);
  } catch (error) {
    if (!(error instanceof FlatJsonError)) throw error;
    mistakes.add(line, error.message);
    return null;
  }
}

/** Half a pair of UTF-16, which JSON can write as `\ud800`: no bytes can hold it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

const record = (line: number, fields: [string, string][]): InputRecord => ({
  line,
  fields: new Map(
    fields.map(([name, text]): [string, string] => [name, text.trim()]).filter(([, text]) => text !== ''),
  ),
});

/** @returns whether the columns are those of the schema */
function checkNames(
  line: number,
  names: readonly string[],
  { required, optional }: Schema,
  mistakes: Mistakes,
): boolean {
  const known = [...required, ...optional];
  const wrong = [
    ...names
      .filter((name) => !known.includes(name))
      .map((name) => `unknown column "${name}": known are ${known.join(', ')}`),
    ...required.filter((name) => !names.includes(name)).map((name) => `the column "${name}" is missing`),
    ...(new Set(names).size === names.length ? [] : ['a column appears twice']),
  ];
  for (const text of wrong) mistakes.add(line, text);
  return wrong.length === 0;
}
