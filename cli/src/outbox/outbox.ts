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

import { tryLock } from '../fileLock';
import type { Io } from '../io';
import { stateFolder, syncFolder } from '../platform';

/** A transaction that was signed, and of which it is not known yet how it ends. */
export interface Sent {
  /** The command with what was given to it, as one text. */
  command: string;
  authority: string;
  programId: string;
  genesisHash: string;
  signature: string;
  lastValidBlockHeight: number;
  /** The signed transaction, base64. */
  transaction: string;
  /** Its durable nonce, if it has one: then it does not expire by block height. */
  nonce?: { account: string; value: string };
}

/** A transaction that this process keeps; its file is locked as long as it is open. */
export interface Kept {
  signature: string;
  file: number;
}

/** What is in the outbox. */
export interface Outbox {
  /** Left behind by processes that are gone. */
  cutOff: Sent[];
  /** Paths of files that say nothing: each name is the signature of a transaction. */
  unreadable: string[];
}

const SUFFIX = '.json';

/** The folder of the outbox: the place of the system for what programs keep between runs. */
export const outboxFolder = ({ env, home }: Pick<Io, 'env' | 'home'>): string =>
  join(stateFolder({ env, home }), 'co-staking', 'outbox');

export const fileOf = (folder: string, { signature }: Pick<Sent, 'signature'>): string =>
  join(folder, `${signature}${SUFFIX}`);

/** Locks, if that can be done at all: a file without a lock counts as left behind, and is settled first. */
function lockIfPossible(file: number): void {
  try {
    tryLock(file, 'exclusive');
  } catch {
    // The safe side.
  }
}

/** Whether the process that signed is still busy with it: it holds the lock for as long as it lives. */
function isBusy(file: number): boolean {
  try {
    // Shared: two that look at the same time must not take each other for the sender.
    return !tryLock(file, 'shared');
  } catch {
    return false;
  }
}

/** Keeps a transaction: on disk when this returns, whole or not at all. @throws what the disk says */
export function keep(folder: string, sent: Sent): Kept {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = fileOf(folder, sent);
  const file = openSync(`${path}.part`, 'w', 0o600);
  try {
    // The lock stays with the file when its name changes.
    lockIfPossible(file);
    writeFileSync(file, JSON.stringify(sent));
    fsyncSync(file);
    renameSync(`${path}.part`, path);
    syncFolder(folder);
  } catch (error) {
    closeSync(file);
    throw error;
  }
  return { signature: sent.signature, file };
}

/** Its outcome is known. */
export const forget = (folder: string, sent: Pick<Sent, 'signature'>): void =>
  rmSync(fileOf(folder, sent), { force: true });

const TEXTS = ['command', 'authority', 'programId', 'genesisHash', 'signature', 'transaction'] as const;

/** What a file says; `null` if it is empty, torn, or something else. */
function parse(text: string): Sent | null {
  try {
    const sent = JSON.parse(text) as Sent;
    const whole = TEXTS.every((name) => typeof sent[name] === 'string');
    return whole && Number.isSafeInteger(sent.lastValidBlockHeight) ? sent : null;
  } catch {
    return null;
  }
}

/** A file's entry; `busy` while its sender lives, `gone` if it was removed meanwhile, `null` if it says nothing. */
function read(path: string): Sent | 'busy' | 'gone' | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : null;
  }
  try {
    return isBusy(file) ? 'busy' : parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}

/** Reads what processes that are gone have left behind. */
export function readOutbox(folder: string): Outbox {
  const found: Outbox = { cutOff: [], unreadable: [] };
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(SUFFIX));
  } catch {
    return found;
  }
  for (const name of names) {
    const path = join(folder, name);
    const sent = read(path);
    if (sent === null) found.unreadable.push(path);
    else if (typeof sent === 'object') found.cutOff.push(sent);
  }
  return found;
}

/** What is kept of a transaction, whether its sender lives or not; `null` if nothing is. */
export function findKept(folder: string, signature: string): Sent | null {
  try {
    return parse(readFileSync(fileOf(folder, { signature }), 'utf8'));
  } catch {
    return null;
  }
}
