import type { LoadedAddresses, PublicKey, VersionedTransaction } from '@solana/web3.js';

import type { TokenBalance } from './balances';
import type { TransactionFailure } from './errors';

/** A call that a program made. */
export interface InnerCall {
  programIdIndex: number;
  accounts: number[];
  data: Uint8Array;
  stackHeight: number;
}

/** What the machine tells of a transaction, run or simulated. */
export interface Run {
  failure: TransactionFailure | null;
  logs: string[];
  units: bigint;
  /** Calls of each instruction, by its index. */
  inner: InnerCall[][];
  returnData: { programId: PublicKey; data: Uint8Array } | null;
}

/** A transaction in a block. */
export interface Landed extends Run {
  signature: string;
  slot: number;
  /** Unix second. */
  blockTime: bigint;
  bytes: Uint8Array;
  transaction: VersionedTransaction;
  loaded: LoadedAddresses;
  /** All accounts, in the order of the message's indexes. */
  keys: PublicKey[];
  fee: bigint;
  preBalances: bigint[];
  postBalances: bigint[];
  preTokenBalances: TokenBalance[];
  postTokenBalances: TokenBalance[];
}
