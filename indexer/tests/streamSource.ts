import { findEventAuthorityPda, PROGRAM_ID } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import { bodyOf } from '../src/chain/body';
import { UnknownPlaceError, type Body, type ChainSource, type Listed } from '../src/chain/source';
import { fromBase58, toBase58 } from '../src/util/base58';
import type { FakeChain, Landed } from './fakeChain';

/** Messages of a Geyser stream, as Yellowstone names them: 64-bit numbers are text, keys and data are bytes. */
export type Update =
  | {
      transaction: {
        slot: string;
        transaction: {
          signature: Uint8Array;
          index: string;
          transaction: {
            message: {
              accountKeys: Uint8Array[];
              header: {
                numRequiredSignatures: number;
                numReadonlySignedAccounts: number;
                numReadonlyUnsignedAccounts: number;
              };
            };
          };
          meta: {
            err?: unknown;
            innerInstructions: {
              index: number;
              instructions: { programIdIndex: number; accounts: Uint8Array; data: Uint8Array }[];
            }[];
          };
        };
      };
    }
  | { slot: { slot: string; status: 'confirmed' | 'finalized' | 'dead' } };

const AUTHORITY = findEventAuthorityPda({})[0].toBytes();

/** What a stream says of a transaction. */
function updateOf({ signature, slot, txIndex, events, writable }: Landed): Update {
  const devices = writable.map((address) => new PublicKey(address).toBytes());
  const accountKeys = [new Uint8Array(32).fill(9), ...devices, PROGRAM_ID.toBytes(), AUTHORITY];
  const authority = accountKeys.length - 1;
  return {
    transaction: {
      slot: String(slot),
      transaction: {
        signature: fromBase58(signature),
        index: String(txIndex),
        transaction: {
          message: {
            accountKeys,
            header: {
              numRequiredSignatures: 1,
              numReadonlySignedAccounts: 0,
              numReadonlyUnsignedAccounts: 2,
            },
          },
        },
        meta: {
          innerInstructions: [
            {
              index: 0,
              instructions: events.map((data) => ({
                programIdIndex: authority - 1,
                accounts: Uint8Array.of(authority),
                data: Buffer.from(data, 'base64'),
              })),
            },
          ],
        },
      },
    },
  };
}

/** Streams a chain: gives what is new since it was asked last. */
export class Feed {
  #known = new Map<string, number>();

  constructor(private readonly chain: FakeChain) {}

  next(): Update[] {
    const landed = this.chain.landed();
    const now = new Map(landed.map(({ signature, slot }) => [signature, slot]));
    const dead = [...this.#known].filter(([signature, slot]) => now.get(signature) !== slot);
    const fresh = landed.filter(({ signature, slot }) => this.#known.get(signature) !== slot);
    this.#known = now;
    return [
      ...dead.map(([, slot]): Update => ({ slot: { slot: String(slot), status: 'dead' } })),
      ...fresh.map(updateOf),
      { slot: { slot: String(this.chain.slot), status: 'confirmed' } },
      { slot: { slot: String(this.chain.final), status: 'finalized' } },
    ];
  }
}

interface Seen {
  listed: Listed;
  body: Body;
}

/**
 * A source over a stream, for transactions; accounts, and what is older than the stream, come from an RPC node. It keeps
 * what it has seen in memory, as a client of a Geyser plugin would.
 */
export class StreamSource implements ChainSource {
  readonly name = 'stream';
  readonly #seen = new Map<string, Seen>();
  #tips = { confirmed: 0, finalized: 0 };
  #from = Infinity;
  #hint: () => void = () => undefined;
  /** How often the node was asked for transactions. */
  asked = 0;

  constructor(private readonly node: ChainSource) {}

  /** Takes messages, in whatever order they come. */
  push(updates: readonly Update[]): void {
    for (const update of updates) {
      if ('transaction' in update) this.#add(update.transaction);
      else if (update.slot.status === 'dead') {
        for (const [signature, { listed }] of this.#seen)
          if (listed.slot === Number(update.slot.slot)) this.#seen.delete(signature);
      } else this.#tips[update.slot.status] = Number(update.slot.slot);
    }
    this.#hint();
  }

  /** A connection that broke: what the plugin cannot replay is gone. */
  lose(): void {
    this.#seen.clear();
    this.#from = Infinity;
  }

  #add({ slot, transaction }: Extract<Update, { transaction: unknown }>['transaction']): void {
    const { signature, index, meta } = transaction;
    const { accountKeys, header } = transaction.transaction.message;
    const body = bodyOf(
      {
        slot: Number(slot),
        transaction: { message: { accountKeys: accountKeys.map(toBase58), header } },
        meta: {
          err: meta.err ?? null,
          innerInstructions: meta.innerInstructions.map(({ instructions }) => ({
            instructions: instructions.map(({ programIdIndex, accounts, data }) => ({
              programIdIndex,
              accounts: [...accounts],
              data: toBase58(data),
            })),
          })),
        },
      },
      PROGRAM_ID,
      this.name,
    );
    this.#from = Math.min(this.#from, Number(slot));
    const listed = {
      signature: toBase58(signature),
      slot: Number(slot),
      txIndex: Number(index),
      blockTime: null,
      failed: false,
    };
    this.#seen.set(listed.signature, { listed, body });
  }

  genesis = (): Promise<string> => this.node.genesis();
  tips = async (): Promise<{ confirmed: number; finalized: number }> => ({ ...this.#tips });
  accounts: ChainSource['accounts'] = (...question) => this.node.accounts(...question);
  allAccounts: ChainSource['allAccounts'] = () => this.node.allAccounts();

  watch = (hint: () => void): (() => void) => {
    this.#hint = hint;
    return () => (this.#hint = () => undefined);
  };

  list: ChainSource['list'] = async (address, place, commitment) => {
    const { before, until, limit } = place;
    // What is asked for has to begin where the stream began.
    const isWhole = until !== undefined && this.#seen.has(until);
    if (!isWhole || address !== PROGRAM_ID.toBase58()) {
      this.asked += 1;
      return this.node.list(address, place, commitment);
    }
    const all = [...this.#seen.values()]
      .map(({ listed }) => listed)
      .filter(({ slot }) => slot <= this.#tips[commitment])
      .sort((a, b) => b.slot - a.slot || b.txIndex! - a.txIndex!);
    const placeOf = (signature: string): number => {
      const found = all.findIndex((one) => one.signature === signature);
      if (found < 0) throw new UnknownPlaceError(`the stream does not know ${signature}`);
      return found;
    };
    const start = before === undefined ? 0 : placeOf(before) + 1;
    return all.slice(start, Math.min(placeOf(until), start + limit));
  };

  read: ChainSource['read'] = async (signature, commitment) => {
    const seen = this.#seen.get(signature);
    if (seen && seen.listed.slot <= this.#tips[commitment]) return { ...seen.body, slot: seen.listed.slot };
    this.asked += 1;
    return this.node.read(signature, commitment);
  };
}
