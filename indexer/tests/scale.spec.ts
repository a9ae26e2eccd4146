import {
  connectionSource,
  findConfigPda,
  indexMarketplace,
  PROGRAM_ID,
  type AccountSource,
  type FoundAccount,
  type MarketplaceSort,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';
import type { FastifyInstance } from 'fastify';

import { plain } from '../src/api/views';
import { indexerSource } from '../src/client';
import { manyAccounts, storeAccounts } from './manyAccounts';
import { DATABASE, indexerOf, OPENS_AT, serverOf, useStand } from './support';

const OFFERS = 10_000;
const NOW = OPENS_AT + 86_400n;

describe(`ten thousand offers on ${DATABASE}`, () => {
  const stand = useStand();
  let app: FastifyInstance;
  let url: string;
  let memory: AccountSource;

  before(async () => {
    const rpc = connectionSource(stand.connection);
    const indexer = await indexerOf(stand);
    await indexer.poll();
    await stand.database.query('DELETE FROM open_offer');
    await stand.database.query(`DELETE FROM account WHERE kind IN ('Device', 'Offer')`);
    const accounts = await manyAccounts(stand.connection, OFFERS);
    await storeAccounts(stand.database, accounts);
    const config = await rpc.getAccountInfo(findConfigPda()[0]);
    const byAddress = new Map(accounts.map((account) => [account.address.toBase58(), account.data]));
    const read = (address: PublicKey) => {
      const data = byAddress.get(address.toBase58());
      if (data) return { data, owner: PROGRAM_ID };
      return address.equals(findConfigPda()[0]) ? config : null;
    };
    memory = {
      getAccountInfo: async (address) => read(address),
      getMultipleAccounts: async (addresses) => addresses.map(read),
      getProgramAccounts: async (_, { filters, dataSlice }): Promise<FoundAccount[]> =>
        accounts
          .filter(({ data }) =>
            filters.every(
              (filter) =>
                !('memcmp' in filter) ||
                Buffer.from(data.subarray(filter.memcmp.offset)).indexOf(Buffer.from(filter.memcmp.bytes)) ===
                  0,
            ),
          )
          .map(({ address, data }) => ({
            address,
            data: dataSlice ? data.subarray(dataSlice.offset, dataSlice.offset + dataSlice.length) : data,
          })),
    };
    app = await serverOf(stand.database);
    url = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(() => app?.close());

  it('are the same rows over HTTP as from the accounts themselves, on every page', async () => {
    const sort = { by: 'shareBps', direction: 'descending' } as const;
    const index = await indexMarketplace(memory, { sort, now: NOW });
    assert.equal(index.total, OFFERS);
    let [cursor, rows]: [string | null, number] = [null, 0];
    do {
      const question = new URLSearchParams({
        sort: sort.by,
        limit: '100',
        now: String(NOW),
        ...(cursor && { cursor }),
      });
      const response = await fetch(`${url}/v1/marketplace?${question.toString()}`);
      const page = (await response.json()) as { rows: unknown[]; cursor: string | null };
      const own = await index.page({ limit: 100, cursor });
      assert.deepEqual([page.rows, page.cursor], [own.rows.map(plain), own.cursor]);
      cursor = page.cursor;
      rows += page.rows.length;
    } while (cursor !== null);
    assert.equal(rows, OFFERS);
  });

  it('are found by the SDK through the indexer as from the accounts, whatever the order and the filter', async () => {
    const source = indexerSource(url);
    const filter = { model: 'Ünïcode €', minShareBps: 3_000, minReliability: 40 };
    for (const by of ['rewardsPerWeek', 'acceptable'] satisfies MarketplaceSort['by'][]) {
      const question = { filter, sort: { by, direction: 'ascending' as const }, now: NOW };
      const [here, there] = await Promise.all([
        indexMarketplace(source, question),
        indexMarketplace(memory, question),
      ]);
      assert.isAbove(there.total, 100);
      assert.equal(here.total, there.total);
      assert.deepEqual(await here.page({ limit: 100 }), await there.page({ limit: 100 }));
    }
  });
});
