import { CoStakingError } from '@co-staking/sdk';
import { BaseChain, bytesOf, type AccountState, type Report } from '@co-staking/sdk/testing';
import {
  TransactionMessage,
  VersionedTransaction,
  type Keypair,
  type PublicKey,
  type Transaction,
  type TransactionInstruction,
} from '@solana/web3.js';

import { wordsOf } from './errors';
import type { Ledger } from './ledger';
import { wireOf } from './wire';

/**
 * Lets the factories of `@co-staking/sdk/testing` use the ledger as a chain, so that their transactions are part of
 * the history.
 */
export class PlaygroundChain extends BaseChain {
  readonly kind = 'litesvm';

  constructor(
    private readonly ledger: Ledger,
    payer: Keypair,
  ) {
    super(payer);
  }

  protected async blockhash(): Promise<string> {
    return this.ledger.bank('processed').latestBlockhash().blockhash;
  }

  protected async process(transaction: Transaction): Promise<Report> {
    const wire = wireOf(bytesOf(transaction));
    const { run } = this.ledger.submit(wire);
    return {
      refusal: run.failure && wordsOf(run.failure),
      units: run.units,
      logs: run.logs,
      innerInstructions: run.inner.flat().map(({ programIdIndex, data }) => ({
        programId: wire.message.staticKeys[programIdIndex]!,
        data,
      })),
    };
  }

  /** Sends instructions of one signer, who also pays; throws a refusal. Takes a quarter of the time of `run`. */
  runAs(signer: Keypair, instructions: TransactionInstruction[]): void {
    const { blockhash } = this.ledger.bank('processed').latestBlockhash();
    const parts = { payerKey: signer.publicKey, recentBlockhash: blockhash, instructions };
    const transaction = new VersionedTransaction(new TransactionMessage(parts).compileToLegacyMessage());
    transaction.sign([signer]);
    const { run } = this.ledger.submit(wireOf(transaction.serialize()));
    if (run.failure === null) return;
    const err = wordsOf(run.failure);
    throw CoStakingError.from({ err, logs: run.logs }) ?? new Error(err);
  }

  async account(address: PublicKey): Promise<AccountState | null> {
    return this.ledger.bank('processed').read(address);
  }

  async setAccount(address: PublicKey, state: AccountState | null): Promise<void> {
    this.ledger.write(address, state);
  }

  async now(): Promise<bigint> {
    return this.ledger.clock.now();
  }

  async warpTo(seconds: bigint): Promise<void> {
    this.ledger.warpTo(seconds);
  }

  async rent(size: number): Promise<bigint> {
    return this.ledger.rent(size);
  }
}
