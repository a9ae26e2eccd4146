/** A transaction in a list of those that name the program. */
export interface Listed {
  /** Base58. */
  signature: string;
  slot: number;
  /** Place within its slot; `null` if the source does not know it. */
  txIndex: number | null;
  /** Unix second of its block; `null` if the source does not know it. */
  blockTime: number | null;
  /** Whether it failed: then it has no events, and changed nothing of the program. */
  failed: boolean;
}

/** What the indexer keeps of a transaction. Plain JSON. */
export interface Body {
  /** Calls of the program to itself that record events, in their order, base64. */
  events: string[];
  /** Accounts that it may have changed, base58. */
  writable: string[];
  /** Why it cannot be read, such as a version of transactions that came later; missing if it could. */
  unreadable?: string;
}

/** Slots that a source has reached. */
export interface Tips {
  confirmed: number;
  finalized: number;
}

/** An account as it was read. */
export interface ReadAccount {
  /** Base58. */
  address: string;
  /** `null` if there is none. */
  account: { owner: Uint8Array; data: Uint8Array } | null;
}

/** Commitments that a source is read at. */
export type Commitment = 'confirmed' | 'finalized';

/**
 * Where the chain is read. An RPC node is one; a stream of a Geyser plugin that keeps what it has seen may be another.
 * Everything but `watch` is asked, so that a source that forgets to push something loses nothing.
 *
 * @example
 * const source: ChainSource = rpcSource('https://api.devnet.solana.com', { programId });
 */
export interface ChainSource {
  /** For logs, metrics and gaps. No keys: what follows the host of a URL is left out. */
  readonly name: string;
  /** Tells clusters apart. */
  genesis(): Promise<string>;
  tips(): Promise<Tips>;
  /**
   * Transactions that name an address, newest first: those before `before`, down to `until`, which is not among them.
   *
   * @throws UnknownPlaceError if it does not know `before` or `until`
   */
  list(
    address: string,
    place: { before?: string; until?: string; limit: number },
    commitment: Commitment,
  ): Promise<Listed[]>;
  /** What a transaction did; `null` if the source does not have it. @throws IncompleteError */
  read(signature: string, commitment: Commitment): Promise<(Body & { slot: number }) | null>;
  /** Accounts, 100 at most, as of one slot that is not before `minSlot`. */
  accounts(addresses: readonly string[], minSlot: number): Promise<{ slot: number; accounts: ReadAccount[] }>;
  /** All accounts of the program; `null` if the source refuses to search. */
  allAccounts(): Promise<ReadAccount[] | null>;
  /** Calls `hint` whenever something may have happened: an early poll. Gives what ends it. */
  watch?(hint: () => void): () => void;
}

/** The source does not know a signature that it was asked to list from: it lags, or it has forgotten. */
export class UnknownPlaceError extends Error {
  override readonly name = 'UnknownPlaceError';
}

/** The source's answer cannot be complete: inner instructions that were not recorded, a list that repeats itself. */
export class IncompleteError extends Error {
  override readonly name = 'IncompleteError';

  constructor(source: string, reason: string) {
    super(`${source}: ${reason}`);
  }
}
