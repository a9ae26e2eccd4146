import { parseTransactionEvents, type CoStakingEvent } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import type { Context } from '../context';

/** A post as its event on the chain says it. Amount in base units. */
export interface Post {
  amount: bigint;
  signature: string;
}

/** Signatures of a device that are looked through, newest first: a post that is looked for is its last one. */
const NEWEST = 1_000;

/**
 * Reads amounts of posts from their events, since a device's account has only the number of its last block. A transaction that
 * posted for many devices is read once.
 */
export class PostedAmounts {
  readonly #transactions = new Map<string, Promise<CoStakingEvent[]>>();

  constructor(private readonly context: Context) {}

  /**
   * The post of a block to a device; `null` if the node does not have its event.
   *
   * @throws what the RPC throws
   */
  async of(device: PublicKey, block: bigint): Promise<Post | null> {
    const { connection } = this.context;
    const newest = await connection.getSignaturesForAddress(device, { limit: NEWEST });
    for (const { signature, err } of newest) {
      if (err) continue;
      const posts = (await this.#eventsOf(signature)).flatMap((event) =>
        event.name === 'RewardsPosted' && event.data.device.equals(device) ? [event.data] : [],
      );
      const post = posts.find((each) => each.block === block);
      if (post) return { amount: post.amount, signature };
      // Blocks only ever rise.
      if (posts.some((each) => each.block < block)) return null;
    }
    return null;
  }

  #eventsOf(signature: string): Promise<CoStakingEvent[]> {
    const known = this.#transactions.get(signature) ?? this.#read(signature);
    this.#transactions.set(signature, known);
    return known;
  }

  /** None if the node does not have the transaction, or it cannot be read: the post is unknown then, and nothing else. */
  async #read(signature: string): Promise<CoStakingEvent[]> {
    const { connection, programId } = this.context;
    const answer = await connection
      .getTransaction(signature, { maxSupportedTransactionVersion: 0, commitment: 'confirmed' })
      .catch(() => null);
    return answer ? parseTransactionEvents(answer, { programId }) : [];
  }
}
