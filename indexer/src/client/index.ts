import {
  decodeEvent,
  HistoryGapError,
  type AccountReader,
  type IndexerSource,
  type RecordedEvent,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

export type { paths } from './api';
export { indexerClient, type IndexerClient, type IndexerClientOptions } from './typed';
export {
  verifyWebhook,
  WebhookError,
  type AlertKind,
  type AlertMessage,
  type ReceivedWebhook,
} from './webhook';

/** The indexer refused a request. */
export class IndexerError extends Error {
  override readonly name = 'IndexerError';

  constructor(
    /** HTTP status; 429 and 503 pass. */
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Options of {@link indexerSource}. */
export interface IndexerSourceOptions {
  /** Where accounts of other programs are read, such as token accounts; without it they are `null`. */
  rest?: AccountReader;
  /** Milliseconds that one request may take; 30,000 by default. */
  timeout?: number;
  /** `fetch` of the machine by default. */
  fetch?: typeof fetch;
}

interface AccountJson {
  address: string;
  owner: string;
  data: string;
}

interface EventJson {
  signature: string;
  slot: number;
  transactionIndex: number | null;
  data: string;
}

const PAGE = 5_000;

// A browser has no Buffer.
const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const textOf = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const dataOf = ({ owner, data }: AccountJson) => ({ data: bytesOf(data), owner: new PublicKey(owner) });

/**
 * Accounts and events of an indexer, for the SDK: `listMarketplace`, `findX`, `fetchPositions` and the histories read from
 * it, with the same results as from an RPC node that has everything.
 *
 * @param url - of the indexer's API, such as `http://127.0.0.1:8895`
 *
 * @example
 * const source = indexerSource('http://127.0.0.1:8895');
 * const { rows } = await listMarketplace(source, { now: await fetchNow(source) });
 * const { events } = await walletHistory(source, wallet);
 */
export function indexerSource(url: string, options: IndexerSourceOptions = {}): IndexerSource {
  const { rest, timeout = 30_000, fetch: send = fetch } = options;
  const base = url.replace(/\/+$/, '');

  async function ask<T>(path: string, body: unknown): Promise<T> {
    const response = await send(`${base}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as T;
    let problem: { error?: string; code?: string } = {};
    try {
      problem = JSON.parse(text) as typeof problem;
    } catch {
      // A proxy's page.
    }
    throw new IndexerError(
      response.status,
      problem.code ?? 'Unknown',
      `the indexer answered ${response.status}: ${problem.error ?? 'no reason given'}`,
    );
  }

  async function getMultipleAccounts(addresses: PublicKey[]) {
    if (addresses.length === 0) return [];
    const { accounts } = await ask<{ accounts: (AccountJson | null)[] }>('/v1/accounts', {
      addresses: addresses.map((address) => address.toBase58()),
    });
    return Promise.all(
      accounts.map(async (account, index) =>
        account ? dataOf(account) : ((await rest?.getAccountInfo(addresses[index]!)) ?? null),
      ),
    );
  }

  return {
    getAccountInfo: async (address) => (await getMultipleAccounts([address]))[0] ?? null,
    getMultipleAccounts,
    async getProgramAccounts(_, { filters, dataSlice }) {
      const memcmp = filters.flatMap((filter) =>
        'memcmp' in filter ? [{ offset: filter.memcmp.offset, bytes: textOf(filter.memcmp.bytes) }] : [],
      );
      const size = filters.find((filter) => 'dataSize' in filter);
      const found: { address: PublicKey; data: Uint8Array }[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const page: { accounts: AccountJson[]; after: string | null } = await ask('/v1/search', {
          memcmp,
          ...(size && { dataSize: size.dataSize }),
          ...(dataSlice && { dataSlice }),
          ...(after !== undefined && { after }),
          limit: PAGE,
        });
        for (const { address, data } of page.accounts)
          found.push({ address: new PublicKey(address), data: bytesOf(data) });
        after = page.after;
      }
      return found;
    },
    async getEvents(questions, { limit, commitment }) {
      const body = {
        questions: questions.map(({ address, after }) => ({
          address: address.toBase58(),
          after: after && { signature: after.signature, slot: after.slot },
        })),
        commitment,
        limit: Math.min(limit, PAGE),
      };
      const { pages } = await ask<{ pages: { events: EventJson[]; more: boolean }[] }>(
        '/v1/events',
        body,
      ).catch((error: unknown) => {
        if (!(error instanceof IndexerError) || error.status !== 409) throw error;
        const [only] = questions;
        throw new HistoryGapError(error.message, {
          range: questions.length === 1 ? { address: only!.address, after: only!.after, before: null } : null,
        });
      });
      return pages.map(({ events, more }) => ({
        more,
        events: events.flatMap(({ data, signature, slot, transactionIndex }): RecordedEvent[] => {
          const event = decodeEvent(bytesOf(data));
          return event ? [{ ...event, signature, slot, transactionIndex }] : [];
        }),
      }));
    },
  };
}
