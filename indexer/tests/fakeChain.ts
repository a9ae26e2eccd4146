import { PROGRAM_ID } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { createHash } from 'node:crypto';

import {
  UnknownPlaceError,
  type Body,
  type ChainSource,
  type Commitment,
  type Listed,
} from '../src/chain/source';
import { CLOCK } from '../src/ingest/accounts';
import { toBase58 } from '../src/util/base58';
import { encodeEvent } from './encode';

/** What a transaction wants to do. What it does is known once it has landed. */
export type Intent =
  | { kind: 'register'; device: number }
  | { kind: 'post'; device: number; amount: bigint }
  | { kind: 'unknown' };

interface Transaction {
  signature: string;
  intents: Intent[];
}

/** A transaction in its block, with its events. */
export interface Landed extends Listed, Body {}

const bytesOf = (text: string, length: number): Uint8Array =>
  new Uint8Array(Buffer.concat([createHash('sha512').update(text).digest()]).subarray(0, length));

export const deviceKey = (device: number): PublicKey => new PublicKey(bytesOf(`device ${device}`, 32));
export const OWNER = new PublicKey(bytesOf('owner', 32));

/**
 * A chain of blocks that a fork can take back, with a source over it. A post has the total of its place, so the same
 * transaction says something else after another fork: as on a cluster.
 */
export class FakeChain {
  readonly #blocks: { slot: number; transactions: Transaction[] }[] = [];
  #slot = 1;
  #final = 0;
  #count = 0;
  #landed: Landed[] | null = null;
  #bySignature = new Map<string, Landed>();
  /** Slots from the tip down to the newest final one. */
  depth = 32;

  get slot(): number {
    return this.#slot;
  }

  get final(): number {
    return this.#final;
  }

  /** Lands transactions in one block. */
  add(...intents: Intent[]): string[] {
    const transactions = intents.map((intent) => this.#made([intent]));
    this.#block(transactions);
    return transactions.map(({ signature }) => signature);
  }

  /** Lands one transaction with several events in a block of its own. */
  together(intents: Intent[]): void {
    this.#block([this.#made(intents)]);
  }

  #made(intents: Intent[]): Transaction {
    return { signature: toBase58(bytesOf(`transaction ${this.#count++}`, 64)), intents };
  }

  #block(transactions: Transaction[]): void {
    this.#slot += 1;
    if (transactions.length > 0) this.#blocks.push({ slot: this.#slot, transactions });
    this.#settle();
  }

  /** Lets slots pass without a transaction. */
  pass(slots: number): void {
    this.#slot += slots;
    this.#settle();
  }

  #settle(): void {
    this.#final = Math.max(this.#final, this.#slot - this.depth);
    this.#landed = null;
  }

  /** Takes back the newest slots that are not final. Returns the transactions that were in them. */
  fork(slots: number): Transaction[] {
    const first = Math.max(this.#final, this.#slot - slots) + 1;
    const gone = this.#blocks.filter(({ slot }) => slot >= first).flatMap(({ transactions }) => transactions);
    while ((this.#blocks.at(-1)?.slot ?? 0) >= first) this.#blocks.pop();
    this.#slot = first - 1;
    this.#landed = null;
    return gone;
  }

  /** Lands transactions again that a fork took back, in another slot: the numbers of a dead fork are not used again. */
  again(transactions: Transaction[], skip: number): void {
    this.#slot += skip;
    this.#block(transactions);
  }

  /** Everything that has landed, oldest first. */
  landed(): Landed[] {
    if (this.#landed) return this.#landed;
    const totals = new Map<number, bigint>();
    const blocks = new Map<number, bigint>();
    this.#landed = this.#blocks.flatMap(({ slot, transactions }) =>
      transactions.map(({ signature, intents }, txIndex) => ({
        signature,
        slot,
        txIndex,
        blockTime: 1_000_000 + slot,
        failed: false,
        events: intents.flatMap((intent) => this.#eventsOf(intent, slot, totals, blocks)),
        writable: intents.flatMap((intent) =>
          intent.kind === 'unknown' ? [] : [deviceKey(intent.device).toBase58()],
        ),
      })),
    );
    this.#bySignature = new Map(this.#landed.map((one) => [one.signature, one]));
    return this.#landed;
  }

  #eventsOf(
    intent: Intent,
    slot: number,
    totals: Map<number, bigint>,
    blocks: Map<number, bigint>,
  ): string[] {
    const at = BigInt(1_000_000 + slot);
    if (intent.kind === 'unknown')
      return [Buffer.from('e445a52e51cb9a1dffffffffffffffff01', 'hex').toString('base64')];
    const device = deviceKey(intent.device);
    if (intent.kind === 'register') {
      if (totals.has(intent.device)) return [];
      totals.set(intent.device, 0n);
      const fields = { minimum: 100n, multiplierBps: 10_000, cards: 1, at };
      return [
        encodeEvent('DeviceRegistered', {
          device,
          id: bytesOf('id', 16),
          owner: OWNER,
          participant: OWNER,
          ...fields,
        }),
      ];
    }
    const before = totals.get(intent.device);
    // Without its device the program refuses it.
    if (before === undefined) return [];
    const postedTotal = before + intent.amount;
    totals.set(intent.device, postedTotal);
    const block = (blocks.get(intent.device) ?? 0n) + 1n;
    blocks.set(intent.device, block);
    return [
      encodeEvent('RewardsPosted', {
        device,
        block,
        amount: intent.amount,
        liveShareBps: 0,
        postedTotal,
        at,
      }),
    ];
  }

  #upTo(commitment: Commitment): Landed[] {
    const most = commitment === 'finalized' ? this.#final : this.#slot;
    return this.landed().filter(({ slot }) => slot <= most);
  }

  /** A source over the chain. `change` may spoil what it lists. */
  source(name = 'fake', change: (page: Listed[]) => Listed[] = (page) => page): ChainSource {
    return {
      name,
      genesis: async () => 'fake',
      tips: async () => ({ confirmed: this.#slot, finalized: this.#final }),
      list: async (address, { before, until, limit }, commitment) => {
        const all = this.#upTo(commitment)
          .filter(({ writable }) => address === PROGRAM_ID.toBase58() || writable.includes(address))
          .reverse();
        const indexOf = (signature: string): number => {
          const index = all.findIndex((one) => one.signature === signature);
          if (index < 0) throw new UnknownPlaceError(`${name} does not know ${signature}`);
          return index;
        };
        const start = before === undefined ? 0 : indexOf(before) + 1;
        const end = until === undefined ? all.length : indexOf(until);
        return change(
          all
            .slice(start, Math.min(end, start + limit))
            .map(({ signature, slot, txIndex, blockTime, failed }) => ({
              signature,
              slot,
              txIndex,
              blockTime,
              failed,
            })),
        );
      },
      read: async (signature, commitment) => {
        this.landed();
        const found = this.#bySignature.get(signature);
        const most = commitment === 'finalized' ? this.#final : this.#slot;
        return found && found.slot <= most
          ? { events: found.events, writable: found.writable, slot: found.slot }
          : null;
      },
      accounts: async (addresses) => ({
        slot: this.#slot,
        accounts: addresses.map((address) => {
          const data = Buffer.alloc(40);
          data.writeBigInt64LE(BigInt(1_000_000 + this.#slot), 32);
          return { address, account: address === CLOCK ? { owner: new Uint8Array(32), data } : null };
        }),
      }),
      allAccounts: async () => null,
    };
  }
}
