import {
  keypairWallet,
  type HistorySource,
  type ReadingConnection,
  type SendConnection,
  type SendTiming,
} from '@co-staking/sdk';
import { connectionOf } from '@co-staking/sdk/testing';
import { utils } from '@coral-xyz/anchor';
import { getTransactionDecoder } from '@solana/kit';
import { VersionedTransaction, type PublicKey } from '@solana/web3.js';
import type { LiteSVM } from 'litesvm';

import { ledgerOf, machineOf, reportOf, type Processed } from './ledger';
import type { World } from './world';

const { bs58 } = utils.bytes;
const decoder = getTransactionDecoder();

/** Blocks for which a blockhash is good. */
const LIFETIME = 150;

/** A wallet with a key pair behind it. */
export const signerOf = keypairWallet;

/**
 * The RPC methods by which the SDK sends and reads histories, over the LiteSVM of a world. Every block holds
 * one transaction; during a pause, blocks without one pass.
 */
export class LiteRpc implements SendConnection, HistorySource, ReadingConnection {
  /** Bytes that were sent, each time. */
  readonly received: Uint8Array[] = [];
  /** How many of the next sendings get lost. */
  lose = 0;
  /** What other people pay, micro-lamports. */
  fees: number[] = [];
  readonly #svm: LiteSVM;
  #now = 0;
  #emptyBlocks = 0;

  readonly getAccountInfo: ReadingConnection['getAccountInfo'];
  readonly getMultipleAccountsInfo: ReadingConnection['getMultipleAccountsInfo'];
  readonly getProgramAccounts: ReadingConnection['getProgramAccounts'];

  constructor(world: World) {
    const reading = connectionOf(world.chain);
    this.getAccountInfo = reading.getAccountInfo.bind(reading);
    this.getMultipleAccountsInfo = reading.getMultipleAccountsInfo.bind(reading);
    this.getProgramAccounts = reading.getProgramAccounts.bind(reading);
    this.#svm = machineOf(world.chain);
  }

  /** Everything that was processed, oldest first. */
  get ledger(): readonly Processed[] {
    return ledgerOf(this.#svm);
  }

  get #height(): number {
    return this.ledger.length + this.#emptyBlocks;
  }

  readonly timing: SendTiming = {
    now: () => this.#now,
    sleep: async (milliseconds) => {
      this.#now += milliseconds;
      this.#emptyBlocks += 1;
    },
  };

  getLatestBlockhash: SendConnection['getLatestBlockhash'] = async () => ({
    blockhash: this.#svm.latestBlockhash(),
    lastValidBlockHeight: this.#height + LIFETIME,
  });

  simulateTransaction: SendConnection['simulateTransaction'] = async (transaction) => {
    this.#svm.withSigverify(false).withBlockhashCheck(false);
    const result = this.#svm.simulateTransaction(decoder.decode(transaction.serialize()));
    this.#svm.withSigverify(true).withBlockhashCheck(true);
    const { err, logs, units, calls } = reportOf(result);
    const keys = transaction.message.staticAccountKeys;
    const instructions = calls.map(({ programIdIndex, accounts, data }) => ({
      programId: keys[programIdIndex]!,
      accounts: accounts.map((index) => keys[index]!),
      data,
    }));
    const value = { err, logs, unitsConsumed: units, innerInstructions: [{ instructions }] };
    return { context: { slot: this.#height }, value };
  };

  sendRawTransaction: SendConnection['sendRawTransaction'] = async (bytes) => {
    this.received.push(bytes);
    const signature = bs58.encode(VersionedTransaction.deserialize(bytes).signatures[0]!);
    if (this.lose > 0) this.lose -= 1;
    else if (!this.#find(signature)) this.#svm.sendTransaction(decoder.decode(bytes));
    return signature;
  };

  getSignatureStatuses: SendConnection['getSignatureStatuses'] = async ([signature]) => {
    const found = this.#find(signature!);
    const status = found && {
      slot: this.ledger.indexOf(found),
      err: found.err,
      confirmationStatus: 'finalized' as const,
    };
    return { context: { slot: this.#height }, value: [status ?? null] };
  };

  getEpochInfo: SendConnection['getEpochInfo'] = async () => ({
    absoluteSlot: this.#height,
    blockHeight: this.#height,
  });

  getFirstAvailableBlock = async () => 0;

  getBlock: SendConnection['getBlock'] = async () => null;

  getRecentPrioritizationFees: SendConnection['getRecentPrioritizationFees'] = async () =>
    this.fees.map((prioritizationFee) => ({ prioritizationFee }));

  getTransaction = async (signature: string) => {
    const found = this.#find(signature);
    if (!found) return null;
    const { message, err, logs: logMessages, calls: instructions } = found;
    return {
      slot: this.ledger.indexOf(found),
      transaction: { message, signatures: [signature] },
      meta: { err, logMessages, innerInstructions: [{ index: 0, instructions }] },
    };
  };

  getSignaturesForAddress: HistorySource['getSignaturesForAddress'] = async (
    address: PublicKey,
    { before, until, limit },
  ) => {
    const all = this.ledger
      .map((entry, slot) => ({ ...entry, slot }))
      .filter(({ message }) => message.staticAccountKeys.some((key) => key.equals(address)))
      .map(({ signature, err, slot }) => ({ signature, err, slot }))
      .reverse();
    const start = before === undefined ? 0 : all.findIndex(({ signature }) => signature === before) + 1;
    const end = until === undefined ? all.length : all.findIndex(({ signature }) => signature === until);
    return all.slice(start, Math.min(end, start + limit));
  };

  #find = (signature: string): Processed | undefined =>
    this.ledger.find((entry) => entry.signature === signature);
}
