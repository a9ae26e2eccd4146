import type { Device } from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

import type { Entry } from './journal/format';

/** One record of the input, ready to be sent. */
export interface Item {
  entry: Entry;
  device: PublicKey;
  /** What is sent. A task may set it when the chain has been read. */
  instruction: TransactionInstruction;
  /** The device as the file names it. */
  name: string;
}

/** What the chain says of an item before it is sent. */
export type ChainWord = 'open' | 'done' | { code: string; message: string };

/** A kind of run. */
export interface Task {
  command: 'post' | 'register' | 'report' | 'stake' | 'createOffer';
  items: Item[];
  /** What sending these items does, in words behind "This will". */
  title(open: readonly Item[]): string;
  /** The terms of an item in one line, for the prompt. */
  terms?(item: Item): string;
  /** SHA-256 of the input, hexadecimal. */
  input: string;
  block?: string;
  /** Calls that one item makes, with the inner ones: the runtime counts them. */
  callsPerItem: number;
  /** Reads what `onChain` needs, once what earlier runs have left open is settled. */
  before?(): Promise<void>;
  /** What the chain says, which counts more than the journal; missing if only the journal can say it. */
  onChain?: (item: Item, device: Device | null) => ChainWord;
}

/** How an item ended. */
export type ItemEnd =
  | { kind: 'done'; item: Item }
  /** It was done before this run. */
  | { kind: 'before'; item: Item }
  | { kind: 'refused'; item: Item; code: string; message: string }
  /** The RPC stopped to answer: a later run will know. */
  | { kind: 'unknown'; item: Item; message: string };
