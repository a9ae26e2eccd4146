import { ComputeBudgetProgram } from '@solana/web3.js';
import type { Keypair, PublicKey, Signer, Transaction, TransactionInstruction } from '@solana/web3.js';

import { toBase58 } from '../../base58';
import { CoStakingError } from '../../index';
import type {
  AccountState,
  Chain,
  ChainKind,
  InnerInstruction,
  OneOrMore,
  Outcome,
  SendOptions,
  Snapshot,
} from './chain';
import { FixedTransaction } from './transaction';

/** What a virtual machine says about a transaction. */
export interface Report {
  /** The refusal in the machine's words; `null` if there is none. */
  refusal: string | null;
  /** Compute units of the whole transaction. */
  units: bigint;
  /** Lines that the runtime and the programs logged, in their order. */
  logs: string[];
  /** Calls that the programs made; `null` if the machine does not report them. */
  innerInstructions: InnerInstruction[] | null;
}

/** Unix second of 2026-01-01T00:00:00Z: every chain starts here, so that no test depends on the day it runs. */
export const START = 1_767_225_600n;

const MAX_UNITS = 1_400_000;

/**
 * The signed transaction in bytes. The machine checks the signatures: doing it here as well would double the
 * time of a test.
 *
 * @param signed - whether everyone must have signed; true by default
 * @returns 1,232 bytes at most
 * @throws Error if someone has not signed, or the transaction is larger
 *
 * @example
 * import { Transaction } from '@solana/web3.js';
 * const transaction = new Transaction({ feePayer: payer, recentBlockhash: blockhash }).add(instruction);
 * const size = bytesOf(transaction, false).length;
 */
export function bytesOf(transaction: Transaction, signed = true): Buffer {
  if (!signed) return transaction.serialize({ requireAllSignatures: false });
  const missing = transaction.signatures.find(({ signature }) => signature === null);
  if (missing) throw new Error(`${missing.publicKey.toBase58()} must sign`);
  return transaction.serialize({ verifySignatures: false });
}

/** A refusal as the SDK reads it. */
export function refusalError(refusal: string, logs: string[]): CoStakingError {
  const error = CoStakingError.from({ err: refusal, logs });
  if (!error) throw new Error(`an error that cannot be decoded: ${refusal}`);
  return error;
}

/**
 * What all virtual machines have in common: a chain of one's own gives the blockhash, runs transactions, and keeps
 * accounts and the clock; the rest of {@link Chain} comes from here.
 *
 * @example
 * abstract class CountingChain extends BaseChain {
 *   units = 0n;
 *   override async send(...args: Parameters<Chain['send']>): Promise<Outcome> {
 *     const outcome = await super.send(...args);
 *     this.units += outcome.units;
 *     return outcome;
 *   }
 * }
 */
export abstract class BaseChain implements Chain {
  abstract readonly kind: ChainKind;
  readonly #sent = new Set<string>();
  #repeats = 0;

  /** @param payer - pays if no one else is named; the program's upgrade authority */
  constructor(
    readonly payer: Keypair,
    /** Whether transactions are signed; a chain that does not look at signatures needs none. */
    protected readonly signed = true,
  ) {}

  /** A blockhash, base58, with which a transaction is taken now. */
  protected abstract blockhash(): Promise<string>;
  /**
   * Runs a transaction, and throws for no refusal.
   *
   * @param signers - who has signed it, the payer first; for a machine that has to have it signed again
   */
  protected abstract process(transaction: Transaction, signers: Signer[]): Promise<Report>;
  abstract account(address: PublicKey): Promise<AccountState | null>;
  abstract setAccount(address: PublicKey, state: AccountState | null): Promise<void>;
  abstract now(): Promise<bigint>;
  abstract warpTo(seconds: bigint): Promise<void>;
  abstract rent(size: number): Promise<bigint>;

  async send(
    instructions: OneOrMore<TransactionInstruction>,
    signers: Signer[] = [],
    { payer = this.payer }: SendOptions = {},
  ): Promise<Outcome> {
    const transaction = await this.#unique([instructions].flat(), payer);
    const others = signers.filter(({ publicKey }) => !publicKey.equals(payer.publicKey));
    const all = [payer, ...others];
    if (this.signed) transaction.sign(...all);
    const size = bytesOf(transaction, this.signed).length;
    const { refusal, ...rest } = await this.process(transaction, all);
    const signature = toBase58(transaction.signature ?? new Uint8Array(64));
    if (refusal === null) return { ok: true, signature, size, ...rest };
    return { ok: false, error: refusalError(refusal, rest.logs), signature, size, ...rest };
  }

  async run(...args: Parameters<Chain['send']>): Promise<Outcome> {
    const outcome = await this.send(...args);
    if (!outcome.ok) throw outcome.error;
    return outcome;
  }

  async snapshot(addresses: Iterable<PublicKey>): Promise<Snapshot> {
    const entries = Array.from(addresses, async (address): Promise<[string, AccountState | null]> => [
      address.toBase58(),
      await this.account(address),
    ]);
    return new Map(await Promise.all(entries));
  }

  async warpBy(seconds: bigint): Promise<void> {
    await this.warpTo((await this.now()) + seconds);
  }

  /** Two identical transactions with one blockhash are one: a repeated one is given a unit limit of its own. */
  async #unique(instructions: TransactionInstruction[], payer: Keypair): Promise<Transaction> {
    const plain = await this.#transaction(instructions, payer);
    if (!this.signed) return plain;
    const message = plain.serializeMessage().toString('base64');
    if (!this.#sent.has(message)) {
      this.#sent.add(message);
      return plain;
    }
    this.#repeats += 1;
    const limit = ComputeBudgetProgram.setComputeUnitLimit({ units: MAX_UNITS - this.#repeats });
    return this.#transaction([limit, ...instructions], payer);
  }

  async #transaction(instructions: TransactionInstruction[], payer: Keypair): Promise<Transaction> {
    const recentBlockhash = await this.blockhash();
    const transaction = new FixedTransaction({ feePayer: payer.publicKey, recentBlockhash });
    return transaction.add(...instructions);
  }
}
