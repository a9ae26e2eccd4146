import type { PublicKey } from '@solana/web3.js';

import type { Reached } from '../ledger/feed';
import type { Landed } from '../ledger/record';
import type { Commitment } from '../ledger/slots';
import { isWritable } from '../ledger/wire';
import { encodeAccount } from '../rpc/encode';
import { RpcError } from '../rpc/error';
import { filtersOf } from '../rpc/filters';
import { known } from '../rpc/history';
import { slotOf, type RpcState } from '../rpc/method';
import { commitmentOf, configAt, invalid, keyAt, textAt, toKey, toSignature } from '../rpc/params';

/** A message for a subscriber, and whether it is the last. */
interface Notice {
  value: unknown;
  last?: boolean;
}

export interface Subscription {
  /** Name of the messages, for example `signatureNotification`. */
  notification: string;
  /** The commitment that a block must have reached; `null` for every one. */
  commitment: Commitment | null;
  /** Messages about a block. */
  listener: (reached: Reached) => Notice[];
  /** Messages that are sent at once. */
  replay?: Notice[];
}

type Subscribe = (state: RpcState, params: unknown[]) => Subscription;

/** A value of a subscription; the words of a refusal are not those of the other methods. */
function checkedBy<T>(parse: () => T, what: string): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof RpcError && error.message.startsWith('Invalid param: '))
      throw invalid(`Invalid Request: Invalid ${what} provided`);
    throw error;
  }
}

const inContext = (slot: number, value: unknown) => ({ context: { slot }, value });

/** Accounts that a block may have changed. */
function changedBy(block: readonly Landed[]): Map<string, PublicKey> {
  const changed = new Map<string, PublicKey>();
  for (const { keys, wire, loaded } of block)
    keys.forEach((key, index) => {
      if (isWritable(wire.message, loaded, index)) changed.set(key.toBase58(), key);
    });
  return changed;
}

/** Mentions of `logsSubscribe`: an address, or everything. */
function mentioned(filter: unknown): (landed: Landed) => boolean {
  if (filter === 'all' || filter === 'allWithVotes') return () => true;
  const { mentions } = (filter ?? {}) as { mentions?: string[] };
  if (mentions?.length !== 1) throw invalid('Invalid Request: Only 1 address supported');
  const address = toKey(mentions[0]);
  return ({ keys }) => keys.some((key) => key.equals(address));
}

const signatureNotice = ({ slot, failure }: Landed): Notice[] => [
  { value: inContext(slot, { err: failure }), last: true },
];

/** Names of the steps of a slot in `slotsUpdatesSubscribe`. */
const STEPS = { processed: 'frozen', confirmed: 'optimisticConfirmation', finalized: 'root' } as const;

/** The subscriptions of web3.js and kit, by their method. */
export const SUBSCRIPTIONS: Record<string, Subscribe> = {
  signatureSubscribe(state, params) {
    const wanted = checkedBy(() => toSignature(textAt(params, 0)), 'signature');
    const commitment = commitmentOf(configAt(params, 1));
    const landed = known(state, wanted, commitment);
    return {
      notification: 'signatureNotification',
      commitment,
      listener: ({ block }) => block.filter(({ signature }) => signature === wanted).flatMap(signatureNotice),
      ...(landed && { replay: signatureNotice(landed) }),
    };
  },

  accountSubscribe(state, params) {
    const address = checkedBy(() => keyAt(params, 0), 'pubkey');
    const config = configAt(params, 1);
    return {
      notification: 'accountNotification',
      commitment: commitmentOf(config),
      listener: ({ slot, block }) => {
        const bank = state.ledger.bankOf(slot);
        const account = changedBy(block).has(address.toBase58()) ? bank.read(address) : null;
        return account
          ? [{ value: inContext(slot, encodeAccount(address, account, bank.read, config)) }]
          : [];
      },
    };
  },

  programSubscribe(state, params) {
    const program = checkedBy(() => keyAt(params, 0), 'pubkey');
    const config = configAt(params, 1);
    const meets = filtersOf(config);
    return {
      notification: 'programNotification',
      commitment: commitmentOf(config),
      listener: ({ slot, block }) => {
        const bank = state.ledger.bankOf(slot);
        return [...changedBy(block).values()].flatMap((key) => {
          const account = bank.read(key);
          if (!account?.owner.equals(program) || !meets(account.data)) return [];
          const value = { pubkey: key.toBase58(), account: encodeAccount(key, account, bank.read, config) };
          return [{ value: inContext(slot, value) }];
        });
      },
    };
  },

  logsSubscribe(_, params) {
    const matches = mentioned(params[0]);
    return {
      notification: 'logsNotification',
      commitment: commitmentOf(configAt(params, 1)),
      listener: ({ slot, block }) =>
        block.filter(matches).map(({ signature, failure, logs }) => ({
          value: inContext(slot, { signature, err: failure, logs }),
        })),
    };
  },

  slotSubscribe: (state) => ({
    notification: 'slotNotification',
    commitment: 'processed',
    listener: ({ slot }) => [
      { value: { parent: state.ledger.slots.blockAt(slot - 1), root: slotOf(state, 'finalized'), slot } },
    ],
  }),

  rootSubscribe: () => ({
    notification: 'rootNotification',
    commitment: 'finalized',
    listener: ({ slot }) => [{ value: slot }],
  }),

  slotsUpdatesSubscribe: (state) => ({
    notification: 'slotsUpdatesNotification',
    commitment: null,
    listener: ({ commitment, slot, block }) => {
      const update = { slot, timestamp: Date.now(), type: STEPS[commitment] };
      if (commitment !== 'processed') return [{ value: update }];
      const stats = {
        maxTransactionsPerEntry: block.length,
        numFailedTransactions: block.filter(({ failure }) => failure !== null).length,
        numSuccessfulTransactions: block.filter(({ failure }) => failure === null).length,
        numTransactionEntries: block.length,
      };
      const created = { ...update, type: 'createdBank', parent: state.ledger.slots.blockAt(slot - 1) };
      return [{ value: created }, { value: { ...update, stats } }];
    },
  }),
};
