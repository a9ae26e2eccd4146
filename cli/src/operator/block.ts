import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { Context } from '../context';
import { CliError, ExitCode, usage } from '../exit';
import type { Parameter } from '../parameters/parameter';
import { long } from '../parameters/plain';
import { expandHome } from '../platform';
import { readContent } from './journal/file';
import { JournalError, readChain, type Line } from './journal/format';

/** Stands for the number of the hour. */
const AUTO = 'auto';
const HOUR = 3_600n;

const number = long('block number');

/** A block number, or `auto`. */
export const blockNumber: Parameter<bigint | typeof AUTO> = {
  ...number,
  description:
    'block number, or auto for the number of the hour since 1970 by the chain’s clock; auto posts a file once, also if it is continued in a later hour',
  choices: [AUTO],
  read: (text, context) => (text === AUTO ? AUTO : number.read(text, context)),
};

/** The last post of a file that a journal knows. */
function lastPost(lines: readonly Line[], input: string): { block: bigint; ended: boolean } | null {
  let last: { block: bigint; ended: boolean } | null = null;
  for (const line of lines) {
    const before =
      line.type === 'header' ? line.continues?.posts?.find((post) => post.input === input) : null;
    if (before) last = { block: BigInt(before.block), ended: true };
    if (line.type === 'run' && line.command === 'post' && line.input === input && line.block !== undefined)
      last = { block: BigInt(line.block), ended: false };
    if (line.type === 'end' && line.command === 'post' && line.input === input && last) last.ended = true;
  }
  return last;
}

function linesOf(journal: string): Line[] {
  try {
    return readChain(readContent(journal).lines);
  } catch (error) {
    if (error instanceof JournalError) throw new CliError(ExitCode.Usage, `${journal}: ${error.message}`);
    throw error;
  }
}

/**
 * The block of a post. `auto` is the hour of the chain's clock. A file that an interrupted run has begun to post keeps its
 * block; one that has been posted already is refused in a later hour, since an old file must not be paid twice.
 *
 * @throws CliError if the file has been posted for another hour
 */
export async function blockOf(
  context: Context,
  given: bigint | typeof AUTO,
  file: string,
  journal: string,
): Promise<bigint> {
  if (given !== AUTO) return given;
  const hour = (await context.now()) / HOUR;
  let bytes: Buffer;
  try {
    bytes = readFileSync(expandHome(file, context.io.home));
  } catch (error) {
    throw usage(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  const last = lastPost(linesOf(journal), createHash('sha256').update(bytes).digest('hex'));
  if (!last || last.block === hour) return hour;
  if (!last.ended) {
    context.io.err(
      `an earlier run has begun to post this file as block ${last.block}; this one goes on with it`,
    );
    return last.block;
  }
  throw usage(
    `${file} has been posted already, as block ${last.block}; it is now hour ${hour}`,
    `give it the rewards of this hour; to post the same amounts once more, pass --block ${hour}`,
  );
}
