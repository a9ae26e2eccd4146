import type { HistorySource, SendConnection, SendTiming, WalletSigner } from '@co-staking/sdk';
import { utils } from '@coral-xyz/anchor';
import { VersionedTransaction, type Keypair, type PublicKey } from '@solana/web3.js';

import type { LiteSvmChain, Processed } from '../../sdk/src/testing/chain/litesvm';
import type { World } from './world';

const { bs58 } = utils.bytes;

/** Blocks for which a blockhash is good. */
const LIFETIME = 150;

/** The chain of a world that was created with `kind: 'litesvm'`. */
export const liteChainOf = ({ chain }: World): LiteSvmChain => chain as LiteSvmChain;

/** A wallet with a key pair behind it. */
export const signerOf = (wallet: Keypair): WalletSigner => ({
  publicKey: wallet.publicKey,
  signTransaction: async (transaction) => {
    transaction.sign([wallet]);
    return transaction;
  },
});

/**
 * The RPC methods by which the SDK sends and reads histories, over LiteSVM. Every block holds one
 * transaction; while somebody sleeps, blocks without any pass.
 */
export class LiteRpc implements SendConnection, HistorySource {
  /** Bytes that were sent, each time. */
  readonly received: Uint8Array[] = [];
  /** How many of the next sendings get lost. */
  lose = 0;
  /** What other people pay, micro-lamports. */
  fees: number[] = [];
  #now = 0;
  #emptyBlocks = 0;

  constructor(readonly chain: LiteSvmChain) {}

  readonly timing: SendTiming = {
    now: () => this.#now,
    sleep: async (milliseconds) => {
      this.#now += milliseconds;
      this.#emptyBlocks += 1;
    },
  };

  get #height(): number {
    return this.chain.ledger.length + this.#emptyBlocks;
  }

  getLatestBlockhash: SendConnection['getLatestBlockhash'] = async () => ({
    blockhash: this.chain.svm.latestBlockhash(),
    lastValidBlockHeight: this.#height + LIFETIME,
  });

  simulateTransaction: SendConnection['simulateTransaction'] = async (transaction) => {
    const report = this.chain.simulateBytes(transaction.serialize());
    const keys = transaction.message.staticAccountKeys;
    const { refusal, logs, units, calls } = report;
    const instructions = calls.map(({ programIdIndex, accounts, data }) => ({
      programId: keys[programIdIndex]!,
      accounts: accounts.map((index) => keys[index]!),
      data: bs58.encode(Buffer.from(data)),
    }));
    const value = { err: refusal, logs, unitsConsumed: Number(units), innerInstructions: [{ instructions }] };
    return { context: { slot: this.#height }, value };
  };

  sendRawTransaction: SendConnection['sendRawTransaction'] = async (bytes) => {
    this.received.push(bytes);
    const signature = bs58.encode(VersionedTransaction.deserialize(bytes).signatures[0]!);
    if (this.lose > 0) this.lose -= 1;
    else if (!this.#find(signature)) this.chain.processBytes(bytes);
    return signature;
  };

  getSignatureStatuses: SendConnection['getSignatureStatuses'] = async ([signature]) => {
    const found = this.#find(signature!);
    const status = found && {
      slot: this.chain.ledger.indexOf(found),
      err: found.refusal,
      confirmationStatus: 'finalized' as const,
    };
    return { context: { slot: this.#height }, value: [status ?? null] };
  };

  getEpochInfo: SendConnection['getEpochInfo'] = async () => ({
    absoluteSlot: this.#height,
    blockHeight: this.#height,
  });

  getRecentPrioritizationFees: SendConnection['getRecentPrioritizationFees'] = async () =>
    this.fees.map((prioritizationFee) => ({ prioritizationFee }));

  getTransaction = async (signature: string) => {
    const found = this.#find(signature);
    if (!found) return null;
    const instructions = found.calls.map((call) => ({ ...call, data: bs58.encode(Buffer.from(call.data)) }));
    return {
      slot: this.chain.ledger.indexOf(found),
      transaction: { message: found.message, signatures: [signature] },
      meta: { err: found.refusal, logMessages: found.logs, innerInstructions: [{ index: 0, instructions }] },
    };
  };

  getSignaturesForAddress: HistorySource['getSignaturesForAddress'] = async (
    address: PublicKey,
    { before, until, limit },
  ) => {
    const all = this.chain.ledger
      .filter(({ message }) => message.staticAccountKeys.some((key) => key.equals(address)))
      .map(({ signature, refusal }) => ({ signature, err: refusal }))
      .reverse();
    const start = before === undefined ? 0 : all.findIndex(({ signature }) => signature === before) + 1;
    const end = until === undefined ? all.length : all.findIndex(({ signature }) => signature === until);
    return all.slice(start, Math.min(end, start + limit));
  };

  #find = (signature: string): Processed | undefined =>
    this.chain.ledger.find((entry) => entry.signature === signature);
}
