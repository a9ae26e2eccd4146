import type { Keypair, PublicKey, Signer, TransactionInstruction } from '@solana/web3.js';

import type { CoStakingError } from '../../index';

/** Which virtual machine a chain runs on: `bankrun` is Agave 1.18, `litesvm` today's runtime. */
export type ChainKind = 'bankrun' | 'litesvm';

/** Raw state of an account. */
export interface AccountState {
  lamports: bigint;
  data: Uint8Array;
  owner: PublicKey;
  executable: boolean;
}

/** A call that a program made. */
export interface InnerInstruction {
  programId: PublicKey;
  data: Uint8Array;
}

/** One thing, or several. */
export type OneOrMore<T> = T | T[];

/** What became of a transaction. */
export type Outcome = {
  /** Base58. */
  signature: string;
  /** Compute units of the whole transaction. */
  units: bigint;
  logs: string[];
  /** Bytes of the transaction; 1,232 at most. */
  size: number;
  /** Calls that the programs made; `null` on bankrun, which does not tell. */
  innerInstructions: InnerInstruction[] | null;
} & ({ ok: true } | { ok: false; error: CoStakingError });

export interface SendOptions {
  /** Pays the fee; `chain.payer` by default. */
  payer?: Keypair;
}

/** State of accounts by their base58 addresses; `null` where there is none. */
export type Snapshot = Map<string, AccountState | null>;

/** One private chain with the program on it. The only thing a test may know of a virtual machine. */
export interface Chain {
  readonly kind: ChainKind;
  /** Pays for everything, and is the program's upgrade authority. */
  readonly payer: Keypair;
  /** Sends a transaction of its own, also when it equals an earlier one. Never throws for a refusal. */
  send(
    instructions: OneOrMore<TransactionInstruction>,
    signers?: Signer[],
    options?: SendOptions,
  ): Promise<Outcome>;
  /**
   * As `send`, but throws the refusal: for steps that are not what a test is about.
   *
   * @throws CoStakingError
   */
  run(
    instructions: OneOrMore<TransactionInstruction>,
    signers?: Signer[],
    options?: SendOptions,
  ): Promise<Outcome>;
  /** State of an account; `null` where there is none. */
  account(address: PublicKey): Promise<AccountState | null>;
  /** All accounts of a program. Only LiteSVM can tell. */
  programAccounts?(programId: PublicKey): Promise<[PublicKey, AccountState][]>;
  /** Writes an account past all rules; `null` removes it. */
  setAccount(address: PublicKey, state: AccountState | null): Promise<void>;
  /** State of many accounts, to be compared later. */
  snapshot(addresses: Iterable<PublicKey>): Promise<Snapshot>;
  /** Unix second of the chain's clock. */
  now(): Promise<bigint>;
  /** Sets the clock to a unix second. */
  warpTo(seconds: bigint): Promise<void>;
  /** Moves the clock on by seconds. */
  warpBy(seconds: bigint): Promise<void>;
  /** Lamports that exempt an account of `size` bytes from rent. */
  rent(size: number): Promise<bigint>;
}
