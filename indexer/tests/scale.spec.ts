import {
  acceptanceRefusal,
  connectionSource,
  decodeDevice,
  decodeOffer,
  findConfigPda,
  indexMarketplace,
  PROGRAM_ID,
  type AccountSource,
  type FoundAccount,
  type MarketplaceColumn,
  type MarketplaceSort,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';
import type { FastifyInstance } from 'fastify';

import { configKind } from '../../sdk/src/accounts/config';
import { offerKind } from '../../sdk/src/accounts/offer';
import { sameBytes } from '../../sdk/src/codec';
import { COLUMNS } from '../../sdk/src/read/marketplace/columns';
import { plain } from '../src/api/views';
import { indexerSource } from '../src/client';
import { acceptableChanges } from '../src/ingest/openOffers';
import { manyAccounts, put, storeAccounts, type MadeAccount } from './manyAccounts';
import { DATABASE, indexerOf, OPENS_AT, serverOf, useStand } from './support';

const OFFERS = 10_000;
const NOW = OPENS_AT + 86_400n;
/** Before, at and after the dates of the accounts. */
const SECONDS = [-3_001n, -3_000n, -1n, 0n, 999n, 1_000n, 3_001n, 20n * 86_400n, 90n * 86_400n].map(
  (after) => NOW + after,
);

describe(`ten thousand offers on ${DATABASE}`, () => {
  const stand = useStand();
  let app: FastifyInstance;
  let url: string;
  let memory: AccountSource;
  let config: Buffer;
  let accounts: MadeAccount[];

  before(async () => {
    const rpc = connectionSource(stand.connection);
    const indexer = await indexerOf(stand);
    await indexer.poll();
    await stand.database.query('DELETE FROM open_offer');
    await stand.database.query(`DELETE FROM account WHERE kind IN ('Device', 'Offer')`);
    accounts = await manyAccounts(stand.connection, OFFERS, NOW);
    await storeAccounts(stand.database, accounts);
    config = Buffer.from((await rpc.getAccountInfo(findConfigPda()[0]))!.data);
    const byAddress = new Map(accounts.map((account) => [account.address.toBase58(), account.data]));
    const read = (address: PublicKey) => {
      const data = byAddress.get(address.toBase58());
      if (data) return { data, owner: PROGRAM_ID };
      return address.equals(findConfigPda()[0]) ? { data: config, owner: PROGRAM_ID } : null;
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

  /** Compares pages over HTTP with those of the SDK. @returns number of rows */
  async function comparePages(sort: MarketplaceSort, pages: number, now = NOW): Promise<number> {
    const index = await indexMarketplace(memory, { sort, now });
    assert.equal(index.total, OFFERS);
    let [cursor, rows]: [string | null, number] = [null, 0];
    for (let page = 0; page < pages; page += 1) {
      const question = new URLSearchParams({
        sort: sort.by,
        direction: sort.direction,
        limit: '100',
        now: String(now),
        ...(cursor && { cursor }),
      });
      const response = await fetch(`${url}/v1/marketplace?${question.toString()}`);
      const shown = (await response.json()) as { rows: unknown[]; cursor: string | null };
      const own = await index.page({ limit: 100, cursor });
      assert.deepEqual([shown.rows, shown.cursor], [own.rows.map(plain), own.cursor], sort.by);
      cursor = shown.cursor;
      rows += shown.rows.length;
      if (cursor === null) break;
    }
    return rows;
  }

  it('are the same rows over HTTP as from the accounts themselves, on every page', async () => {
    assert.equal(await comparePages({ by: 'shareBps', direction: 'descending' }, Infinity), OFFERS);
  });

  it('are in the same order by every column in both directions', async () => {
    for (const by of Object.keys(COLUMNS) as MarketplaceColumn[])
      for (const direction of ['ascending', 'descending'] as const)
        assert.equal(await comparePages({ by, direction }, 3), 300);
  });

  it('are in order at every second, though their accounts do not change', async () => {
    for (const now of SECONDS)
      for (const by of ['acceptable', 'ownerCapLeft'] satisfies MarketplaceColumn[])
        for (const direction of ['ascending', 'descending'] as const)
          assert.equal(await comparePages({ by, direction }, 1, now), 100);
  });

  it('become acceptable, and cease to be, at the dates that are stored', () => {
    const devices = new Map(accounts.map(({ address, data }) => [address.toBase58(), data]));
    let changing = 0;
    for (const { address, data } of accounts) {
      if (!sameBytes(data, 0, offerKind.discriminator)) continue;
      const offer = decodeOffer(address, data);
      const device = decodeDevice(offer.device, devices.get(offer.device.toBase58())!);
      const changes = acceptableChanges(offer, device);
      if (changes.length > 1) changing += 1;
      for (const now of [...changes.flatMap((date) => [date - 1n, date, date + 1n]), ...SECONDS].filter(
        (second) => second >= 0n,
      ))
        assert.equal(
          changes.filter((date) => date <= now).length % 2 === 1,
          acceptanceRefusal(offer, device, { pausedUntil: 0n }, now) === null,
          `${address.toBase58()} at ${now}`,
        );
    }
    assert.isAbove(changing, 500);
  });

  it('are all alike while entries are paused, until the second at which the pause ends', async () => {
    put(configKind, config, 'pausedUntil', NOW);
    await storeAccounts(stand.database, [{ address: findConfigPda()[0], data: new Uint8Array(config) }]);
    for (const now of [NOW - 1n, NOW])
      assert.equal(await comparePages({ by: 'acceptable', direction: 'descending' }, 3, now), 300);
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
