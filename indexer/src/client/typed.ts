import createClient, { type Client } from 'openapi-fetch';

import type { paths } from './api';

/** A client of the API: routes, parameters and answers are typed. */
export type IndexerClient = Client<paths>;

/** Options of {@link indexerClient}. */
export interface IndexerClientOptions {
  /** Token of the operator, for rules and messages of alerts. */
  token?: string;
  /** `fetch` of the machine by default. */
  fetch?: typeof fetch;
}

/**
 * A client of an indexer's API. An answer other than 2xx is `error`, not thrown.
 *
 * @param url - of the indexer's API, such as `http://127.0.0.1:8895`
 *
 * @example
 * const client = indexerClient('http://127.0.0.1:8895');
 * const { data, error } = await client.GET('/v1/marketplace', { params: { query: { model: 'H100', limit: 10 } } });
 */
export const indexerClient = (url: string, { token, fetch }: IndexerClientOptions = {}): IndexerClient =>
  createClient<paths>({
    baseUrl: url.replace(/\/+$/, ''),
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    ...(fetch && { fetch }),
  });
