import { OFFER_PATH, type Cluster } from './link';
import type { ActionsJson } from './spec';

/** Path of an offer's Action, for GET and POST, without the offer's address behind it. */
export const OFFER_ACTION_PATH = '/api/actions/offer/';

/** Version of the Actions specification. */
const ACTION_VERSION = '2.4';

/** Chains by the first characters of their genesis (CAIP-2). */
const BLOCKCHAIN_IDS: Record<Cluster, string> = {
  'mainnet-beta': 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp',
  devnet: 'solana:EtWTRABZaYq6iMfeYKouRu166VU2xqa1',
  testnet: 'solana:4uhcVJyU9pJkvQyS88uRDiswHXSCkY3z',
};

/**
 * Headers of every answer, also of `OPTIONS` and `/actions.json`: Actions are read by other websites.
 *
 * @param cluster - the chain that the transactions are for; `mainnet-beta` by default
 *
 * @example
 * response.writeHead(200, actionHeaders('devnet')).end(JSON.stringify(action));
 */
export const actionHeaders = (cluster: Cluster = 'mainnet-beta'): Record<string, string> => ({
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET,POST,PUT,OPTIONS',
  'Access-Control-Allow-Headers':
    'Content-Type, Authorization, Content-Encoding, Accept-Encoding, X-Accept-Action-Version, X-Accept-Blockchain-Ids',
  'Access-Control-Expose-Headers': 'X-Action-Version, X-Blockchain-Ids',
  'Content-Type': 'application/json',
  'X-Action-Version': ACTION_VERSION,
  'X-Blockchain-Ids': BLOCKCHAIN_IDS[cluster],
});

/**
 * Body of `GET /actions.json`: links of {@link offerLink} without a path in their base are Actions, and so are
 * the Actions' own addresses.
 *
 * @example
 * response.writeHead(200, actionHeaders()).end(JSON.stringify(actionsJson()));
 */
export const actionsJson = (): ActionsJson => ({
  rules: [
    { pathPattern: `${OFFER_PATH}*`, apiPath: `${OFFER_ACTION_PATH}*` },
    // So that the Action's own address may be shared, too.
    { pathPattern: `${OFFER_ACTION_PATH}*`, apiPath: `${OFFER_ACTION_PATH}*` },
  ],
});
