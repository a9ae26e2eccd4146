import type { Context } from '../context';
import { usage } from '../exit';
import { Mistakes, readInput, type InputRecord, type Schema } from './input';
import type { Item } from './task';

/** The text of a column that has to be filled. @throws CliError if it is empty */
export function required(fields: InputRecord['fields'], name: string): string {
  const text = fields.get(name);
  if (text === undefined) throw usage(`"${name}" is empty`);
  return text;
}

/**
 * Reads a file into items. Each device may appear only once: two records of one device would race each other.
 *
 * @throws CliError with every mistake and its line
 */
export async function readItems(
  context: Context,
  path: string,
  schema: Schema,
  read: (record: InputRecord) => Promise<Item>,
): Promise<{ items: Item[]; sha256: string }> {
  const mistakes = new Mistakes();
  const { records, sha256 } = readInput(path, context.io.home, schema, mistakes);
  const lines = new Map<string, number>();
  const items: Item[] = [];
  for (const record of records) {
    const item = await mistakes.collect(record.line, () => read(record));
    if (!item) continue;
    const { device } = item.entry;
    const first = lines.get(device);
    if (first !== undefined) mistakes.add(record.line, `the device is already in line ${first}`);
    else lines.set(device, record.line);
    items.push(item);
  }
  mistakes.throwIfAny(path);
  return { items, sha256 };
}
