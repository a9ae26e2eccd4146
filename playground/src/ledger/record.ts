import type { LoadedAddresses, PublicKey } from '@solana/web3.js';

import type { TokenBalance } from './balances';
import type { TransactionFailure } from './errors';
import type { Call, Wire } from './wire';

/** A call that a program made. */
export interface InnerCall extends Call {
  stackHeight: number;
}

/** What the machine reports about a transaction, run or simulated. */
export interface Run {
  failure: TransactionFailure | null;
  logs: string[];
  units: bigint;
  /** Calls of each instruction, by its index. */
  inner: InnerCall[][];
  returnData: { programId: PublicKey; data: Uint8Array } | null;
}

/** Lamports and tokens of a transaction's accounts, before and after it. */
export interface Balances {
  pre: bigint[];
  post: bigint[];
  preTokens: TokenBalance[];
  postTokens: TokenBalance[];
}

/** A transaction in a block. */
export interface Landed extends Run {
  signature: string;
  slot: number;
  /** Index in the block, from 0. */
  transactionIndex: number;
  /** Unix second. */
  blockTime: bigint;
  wire: Wire;
  loaded: LoadedAddresses;
  /** All accounts, in the order of the message's indexes. */
  keys: PublicKey[];
  fee: bigint;
  balances: Balances;
}
