import type { CoStakingError } from '@co-staking/sdk';
import type { Keypair, PublicKey, Signer, TransactionInstruction } from '@solana/web3.js';

/** Which virtual machine runs the specs. */
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

/** What became of a transaction. */
export type Outcome = {
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

/** One private chain with the program on it. The only thing a spec may know of a virtual machine. */
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
  /** As `send`, but throws the refusal: for steps that are not what a spec is about. */
  run(
    instructions: OneOrMore<TransactionInstruction>,
    signers?: Signer[],
    options?: SendOptions,
  ): Promise<Outcome>;
  account(address: PublicKey): Promise<AccountState | null>;
  /** Writes an account past all rules; `null` removes it. */
  setAccount(address: PublicKey, state: AccountState | null): Promise<void>;
  snapshot(addresses: Iterable<PublicKey>): Promise<Snapshot>;
  /** Unix second of the chain's clock. */
  now(): Promise<bigint>;
  warpTo(seconds: bigint): Promise<void>;
  warpBy(seconds: bigint): Promise<void>;
  /** Lamports that exempt an account of `size` bytes from rent. */
  rent(size: number): Promise<bigint>;
}

export type OneOrMore<T> = T | T[];

export interface StartOptions {
  /** The one that CHAIN names by default, else bankrun. */
  kind?: ChainKind;
  /** Whether transactions are signed and signatures checked; true by default, false only on LiteSVM. */
  signed?: boolean;
}

/** The virtual machine that `npm test -- --chain …` asked for. */
export function defaultKind(): ChainKind {
  const kind = process.env['CHAIN'] ?? 'bankrun';
  if (kind !== 'bankrun' && kind !== 'litesvm')
    throw new Error(`CHAIN must be bankrun or litesvm, not ${kind}`);
  return kind;
}

/**
 * Starts a fresh chain. It takes some 40 ms with bankrun and 15 ms with LiteSVM, so every test can have one
 * of its own.
 */
export async function startChain({ kind = defaultKind(), signed = true }: StartOptions = {}): Promise<Chain> {
  // Loaded on demand: a run needs only one of the native libraries.
  if (kind === 'litesvm') return (await import('./litesvm')).startLiteSvm(signed);
  return (await import('./bankrun')).startBankrun();
}
