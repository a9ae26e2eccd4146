import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import type { Io } from '../io';
import { isAlive } from '../processes';

/** A transaction that was signed, and of which it is not known yet how it ends. */
export interface Sent {
  /** Process that signed it, and the machine's millisecond at which it did. */
  pid: number;
  at: number;
  /** The command with what was given to it, as one text. */
  command: string;
  authority: string;
  programId: string;
  genesisHash: string;
  signature: string;
  lastValidBlockHeight: number;
  /** The signed transaction, base64. */
  transaction: string;
}

/** Longer than any process waits for an outcome: behind its number is another one by then. */
const LONGEST_MS = 900_000;

/** Where the outbox is: the place of the system for what programs keep between runs. */
export const outboxFolder = ({ env, home }: Pick<Io, 'env' | 'home'>): string =>
  join(env['XDG_STATE_HOME'] || join(home, '.local/state'), 'co-staking/outbox');

export const fileOf = (folder: string, { signature }: Pick<Sent, 'signature'>): string =>
  join(folder, `${signature}.json`);

/** Keeps a transaction: on disk when this returns, whole or not at all. @throws what the disk says */
export function keep(folder: string, sent: Sent): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = fileOf(folder, sent);
  writeFileSync(`${path}.part`, JSON.stringify(sent), { flush: true, mode: 0o600 });
  renameSync(`${path}.part`, path);
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}

/** Its outcome is known. */
export const forget = (folder: string, sent: Pick<Sent, 'signature'>): void =>
  rmSync(fileOf(folder, sent), { force: true });

/** Whether the process that signed is still busy with it. */
const isBusy = ({ pid, at }: Sent): boolean =>
  pid !== process.pid && Date.now() - at < LONGEST_MS && isAlive(pid);

/** What processes that are gone have left behind. */
export function cutOff(folder: string): Sent[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
  return names
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Sent)
    .filter((sent) => !isBusy(sent));
}
