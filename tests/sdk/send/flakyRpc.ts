import type { SendConnection, SendTiming, WalletSigner } from '@co-staking/sdk';
import { utils } from '@coral-xyz/anchor';
import { PublicKey, VersionedTransaction } from '@solana/web3.js';
import { createHash } from 'node:crypto';

import { ancestor, blockOf, LIFETIME, SLOT_MS, type Network, type Packet } from './network';

/** Percent of requests that are refused, and percent whose answer gets lost. */
const REFUSED = 15;
const TIMED_OUT = 5;
// Made once: what costs most of an error is its stack.
const TOO_MANY = new Error('429 Too Many Requests');
const NO_ANSWER = new Error('the request timed out');
/** Blocks on top of one that is confirmed. */
const CONFIRMED_DEPTH = 2;

/** A wallet that remembers what it has signed. No curve: the network does not check signatures. */
export class RememberingWallet implements WalletSigner {
  readonly signatures: string[] = [];

  constructor(readonly publicKey: PublicKey) {}

  async signTransaction(transaction: VersionedTransaction): Promise<VersionedTransaction> {
    const signature = createHash('sha512').update(transaction.message.serialize()).digest();
    transaction.signatures[0] = Uint8Array.from(signature);
    this.signatures.push(utils.bytes.bs58.encode(signature));
    return transaction;
  }
}

/** Time that passes for the network while a caller sleeps. */
export function timingOf(network: Network): SendTiming {
  let now = 0;
  return {
    now: () => now,
    sleep: async (milliseconds) => {
      network.advance(Math.floor((now + milliseconds) / SLOT_MS) - Math.floor(now / SLOT_MS));
      now += milliseconds;
    },
  };
}

/** The first bytes of a transaction, with its one signature. */
const SIGNATURES = 1 + 64;

function read(bytes: Uint8Array): { bytes: Buffer; packet: Packet } {
  const { signatures, message } = VersionedTransaction.deserialize(bytes);
  const signature = utils.bytes.bs58.encode(Buffer.from(signatures[0]!));
  return { bytes: Buffer.from(bytes), packet: { signature, blockhash: message.recentBlockhash } };
}

/** Several nodes behind one address, each of which lags a little; requests and answers get lost. */
export function flakyRpc(network: Network): SendConnection {
  const { random, weather } = network;
  /** Bytes and packets by the first bytes of a transaction. */
  const sent = new Map<string, { bytes: Buffer; packet: Packet }>();

  /** What one of the nodes knows. */
  const view = () => {
    const lag = network.chance(50) ? 0 : random.below(weather.lag + 1);
    const { tip, finalized } = network.past[Math.max(0, network.slot - lag)]!;
    return { tip, finalized, confirmed: Math.max(finalized, tip.height - CONFIRMED_DEPTH) };
  };

  async function answer<T>(make: () => T): Promise<T> {
    if (network.chance(REFUSED)) throw TOO_MANY;
    const made = make();
    if (network.chance(TIMED_OUT)) throw NO_ANSWER;
    return made;
  }

  /** Accepts only the very bytes that were sent first. */
  function receive(bytes: Uint8Array): string {
    const key = Buffer.from(bytes.subarray(0, SIGNATURES)).toString('hex');
    const known = sent.get(key) ?? read(bytes);
    sent.set(key, known);
    if (!known.bytes.equals(bytes)) throw new Error('other bytes under the same signature');
    network.forward(known.packet);
    return known.packet.signature;
  }

  return {
    getLatestBlockhash: ({ commitment }) =>
      answer(() => {
        const node = view();
        const block = ancestor(node.tip, node[commitment]);
        return { blockhash: network.hashOf(block), lastValidBlockHeight: block.height + LIFETIME };
      }),
    simulateTransaction: () =>
      answer(() => ({
        context: { slot: view().tip.slot },
        value: { err: null, logs: [], unitsConsumed: 5_000 + random.below(10_000) },
      })),
    sendRawTransaction: (bytes) => answer(() => receive(bytes)),
    getSignatureStatuses: ([signature], { searchTransactionHistory }) =>
      answer(() => {
        const { tip, finalized, confirmed } = view();
        const forgotten = !searchTransactionHistory && network.chance(weather.unreported);
        const block = forgotten ? null : blockOf(tip, signature!);
        const level = (height: number): 'processed' | 'confirmed' | 'finalized' =>
          height <= finalized ? 'finalized' : height <= confirmed ? 'confirmed' : 'processed';
        const status = block && {
          slot: block.slot,
          err: null,
          confirmationStatus: level(block.height),
        };
        return { context: { slot: tip.slot }, value: [status] };
      }),
    getEpochInfo: ({ commitment }) =>
      answer(() => {
        const node = view();
        const block = ancestor(node.tip, node[commitment]);
        return { absoluteSlot: block.slot, blockHeight: block.height };
      }),
    getFirstAvailableBlock: () => answer(() => 0),
    getBlock: () => answer(() => null),
    getTransaction: () => answer(() => null),
    getRecentPrioritizationFees: () => answer(() => []),
  };
}
