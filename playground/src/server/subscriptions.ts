import type { PublicKey } from '@solana/web3.js';

import type { Landed } from '../ledger/record';
import { filtersOf } from '../rpc/accounts';
import { encodeAccount } from '../rpc/encode';
import { INVALID_PARAMS, RpcError } from '../rpc/error';
import { withContext, type RpcState } from '../rpc/method';
import { configAt, keyAt, textAt } from '../rpc/params';

/** Something to tell a subscriber, and whether it was the last. */
interface Notice {
  value: unknown;
  last?: boolean;
}

/** What a subscriber hears of a transaction that landed. */
export type Listener = (landed: Landed) => Notice[];

export interface Subscription {
  /** Name of the messages, for example `signatureNotification`. */
  notification: string;
  listener: Listener;
  /** A transaction that landed before, and has to be told at once. */
  replay?: Landed;
}

type Subscribe = (state: RpcState, params: unknown[]) => Subscription;

const writableKeys = ({ keys, transaction }: Landed): PublicKey[] =>
  keys.filter((_, index) => transaction.message.isAccountWritable(index));

/** Mentions of `logsSubscribe`: an address, or everything. */
function mentioned(filter: unknown): (landed: Landed) => boolean {
  if (filter === 'all' || filter === 'allWithVotes') return () => true;
  const { mentions } = (filter ?? {}) as { mentions?: string[] };
  if (mentions?.length !== 1)
    throw new RpcError(INVALID_PARAMS, 'Invalid params: mentions takes one address');
  return ({ keys }) => keys.some((key) => key.toBase58() === mentions[0]);
}

/** The subscriptions of web3.js, by their method. */
export const SUBSCRIPTIONS: Record<string, Subscribe> = {
  signatureSubscribe(state, params) {
    const wanted = textAt(params, 0, 'signature');
    return {
      notification: 'signatureNotification',
      listener: ({ signature, failure }) =>
        signature === wanted ? [{ value: withContext(state, {}, { err: failure }), last: true }] : [],
      replay: state.ledger.find(wanted),
    };
  },

  accountSubscribe(state, params) {
    const address = keyAt(params, 0, 'address');
    const config = configAt(params, 1);
    return {
      notification: 'accountNotification',
      listener: (landed) => {
        const account = state.ledger.read(address);
        if (!account || !writableKeys(landed).some((key) => key.equals(address))) return [];
        return [{ value: withContext(state, {}, encodeAccount(state.ledger, account, config)) }];
      },
    };
  },

  programSubscribe(state, params) {
    const program = keyAt(params, 0, 'program');
    const config = configAt(params, 1);
    const meets = filtersOf(config);
    return {
      notification: 'programNotification',
      listener: (landed) =>
        writableKeys(landed).flatMap((key) => {
          const account = state.ledger.read(key);
          if (!account?.owner.equals(program) || !meets(account.data)) return [];
          const value = { pubkey: key.toBase58(), account: encodeAccount(state.ledger, account, config) };
          return [{ value: withContext(state, {}, value) }];
        }),
    };
  },

  logsSubscribe(state, params) {
    const matches = mentioned(params[0]);
    return {
      notification: 'logsNotification',
      listener: (landed) => {
        const { signature, failure, logs } = landed;
        if (!matches(landed)) return [];
        return [{ value: withContext(state, {}, { signature, err: failure, logs }) }];
      },
    };
  },

  slotSubscribe: () => ({
    notification: 'slotNotification',
    listener: ({ slot }) => [{ value: { parent: slot - 1, root: slot, slot } }],
  }),
};
