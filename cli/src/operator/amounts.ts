import { fromBaseUnits } from '@co-staking/sdk';

import type { Context } from '../context';
import type { Entry } from './journal/format';
import { PostedAmounts } from './posted';
import type { Item, ItemEnd } from './task';

/** What was found on the chain, and the journal does not know. */
export type OnFound = (entry: Entry, signature?: string) => void;

/** Decides whether what is done already is what the file asks for: a post counts as done only with the same amount. */
export class Amounts {
  readonly #posted: PostedAmounts;

  constructor(
    private readonly context: Context,
    private readonly onFound: OnFound,
  ) {
    this.#posted = new PostedAmounts(context);
  }

  /** How an item ends that the journal proves to be done. */
  async ofProven(item: Item, proven: Entry): Promise<ItemEnd> {
    return proven.amount === undefined || proven.amount === item.entry.amount
      ? { kind: 'before', item }
      : this.#different(item, BigInt(proven.amount), 'the journal proves it');
  }

  /** How an item ends that the chain shows as done, and the journal does not know. @throws what the RPC throws */
  async ofFound(item: Item): Promise<ItemEnd> {
    const { entry, device } = item;
    const { amount, block, line } = entry;
    if (amount === undefined || block === undefined) {
      this.onFound(entry);
      return { kind: 'before', item };
    }
    const post = await this.#posted.of(device, BigInt(block));
    if (!post) {
      this.onFound({ line, device: entry.device, block });
      const message = `block ${block} is posted, amount unknown: neither the journal nor this node has the post; ask an archive node`;
      return { kind: 'refused', item, code: 'AmountUnknown', message };
    }
    this.onFound({ ...entry, amount: String(post.amount) }, post.signature);
    return String(post.amount) === amount
      ? { kind: 'before', item }
      : this.#different(item, post.amount, post.signature);
  }

  async #different(item: Item, posted: bigint, proof: string): Promise<ItemEnd> {
    const { mintDecimals } = await this.context.config();
    const [there, here] = [posted, item.entry.amount!].map((amount) => fromBaseUnits(amount, mintDecimals));
    const message = `block ${item.entry.block} is posted with ${there} tokens (${proof}), but the file says ${here}; nothing was sent`;
    return { kind: 'refused', item, code: 'AmountDiffers', message };
  }
}
