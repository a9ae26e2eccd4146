import { connectionSource, type AccountSource, type EventSource, type HistorySource } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';

import { settings } from '../settings';

// web3.js would repeat a 429 without a word; here every failure reaches the user.
export const connection = new Connection(settings.rpc, {
  commitment: 'confirmed',
  disableRetryOnRateLimit: true,
});

/** The indexer that the host names: it is not part of the first load, and without one it is never loaded. */
const indexer = () => import('./indexer').then((module) => module.indexer);
const hasIndexer = settings.indexer !== '';

/**
 * Where accounts come from. An indexer finds them if there is one; the accounts themselves are always the node's, so that
 * nothing that decides about a transaction is old.
 */
export const source: AccountSource = {
  ...connectionSource(connection),
  ...(hasIndexer && {
    getProgramAccounts: async (program, options) => (await indexer()).getProgramAccounts(program, options),
  }),
};

/** Where histories come from: of an indexer one request for some thousand events, of a node one for each transaction. */
export const historySource = async (): Promise<HistorySource | EventSource> =>
  hasIndexer ? indexer() : connection;
