import type { Keypair, PublicKey, Signer, TransactionInstruction } from '@solana/web3.js';

import type { CoStakingError } from '../../index';

/** Which virtual machine a chain runs on: `bankrun` is Agave 1.18, `litesvm` today's runtime. */
export type ChainKind = 'bankrun' | 'litesvm';

/**
 * Which features of the runtime are active on LiteSVM: those of `mainnet` when the package was made, or `all` that it
 * knows, as on a cluster to come.
 */
export type ChainFeatures = 'mainnet' | 'all';

/** Raw state of an account. */
export interface AccountState {
  /** Lamports, 0 to 2^64 - 1. bankrun is exact up to 2^53 only. */
  lamports: bigint;
  /** Contents. */
  data: Uint8Array;
  /** Program that the account belongs to. */
  owner: PublicKey;
  /** Whether it is a program. */
  executable: boolean;
}

/** A call that a program made. */
export interface InnerInstruction {
  /** The program that was called. */
  programId: PublicKey;
  /** Data of the call; `decodeEvent` of `@co-staking/sdk` reads the program's events from it. */
  data: Uint8Array;
}

/** One thing, or several. */
export type OneOrMore<T> = T | T[];

/** The outcome of a transaction: `ok`, or refused with the `error`. */
export type Outcome = {
  /** Base58. */
  signature: string;
  /** Compute units of the whole transaction. */
  units: bigint;
  /** Lines that the runtime and the programs logged, in their order. */
  logs: string[];
  /** Bytes of the transaction; 1,232 at most. */
  size: number;
  /** Calls that the programs made; `null` on bankrun, which does not report them. */
  innerInstructions: InnerInstruction[] | null;
} & ({ ok: true } | { ok: false; error: CoStakingError });

/** Options of {@link Chain.send} and {@link Chain.run}. */
export interface SendOptions {
  /** Pays the fee; `chain.payer` by default. */
  payer?: Keypair;
}

/** State of accounts by their base58 addresses; `null` if there is none. */
export type Snapshot = Map<string, AccountState | null>;

/** One private chain with the program on it. The only thing a test may know of a virtual machine. */
export interface Chain {
  /** Which virtual machine it runs on. */
  readonly kind: ChainKind;
  /** Pays for everything, and is the program's upgrade authority. */
  readonly payer: Keypair;
  /**
   * Sends a transaction of its own, also when it equals an earlier one. Never throws for a refusal.
   *
   * @param signers - who signs beside the payer
   * @throws Error if the transaction cannot be made: a signer is missing or not asked for, or it has more than
   * 1,232 bytes
   */
  send(
    instructions: OneOrMore<TransactionInstruction>,
    signers?: Signer[],
    options?: SendOptions,
  ): Promise<Outcome>;
  /**
   * As `send`, but throws the refusal: for steps that are not what a test is about.
   *
   * @throws CoStakingError for a refusal; Error as `send` does
   */
  run(
    instructions: OneOrMore<TransactionInstruction>,
    signers?: Signer[],
    options?: SendOptions,
  ): Promise<Outcome>;
  /** State of an account; `null` if there is none. */
  account(address: PublicKey): Promise<AccountState | null>;
  /** All accounts of a program. Only LiteSVM can list them. */
  programAccounts?(programId: PublicKey): Promise<[PublicKey, AccountState][]>;
  /** Writes an account past all rules; `null` removes it. */
  setAccount(address: PublicKey, state: AccountState | null): Promise<void>;
  /** State of many accounts, to be compared later; `null` if there is none. */
  snapshot(addresses: Iterable<PublicKey>): Promise<Snapshot>;
  /** Unix second of the chain's clock. */
  now(): Promise<bigint>;
  /** Sets the clock to a unix second. */
  warpTo(seconds: bigint): Promise<void>;
  /** Moves the clock on by seconds. Accounts stay as they are: only what the program reads of the clock changes. */
  warpBy(seconds: bigint): Promise<void>;
  /** Lamports that exempt an account of `size` bytes from rent. */
  rent(size: number): Promise<bigint>;
}
