import {
  connectionSource,
  decodeDevice,
  decodeOffer,
  findConfigPda,
  IDL,
  indexMarketplace,
  PROGRAM_ID,
  type AccountSource,
  type FoundAccount,
  type MarketplaceSort,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';
import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';

import { buildServer } from '../src/api/server';
import { plain } from '../src/api/views';
import { indexerSource } from '../src/client';
import { writeAccounts } from '../src/ingest/accounts';
import { DATABASE, indexerOf, OPENS_AT, useStand } from './support';

const OFFERS = 10_000;
const NOW = OPENS_AT + 86_400n;

const random = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Accounts of many offers, two for each device: copies of the playground's with other values. */
function manyAccounts(device: Uint8Array, offer: Uint8Array): { address: PublicKey; data: Uint8Array }[] {
  const models = ['H100', 'A100-80GB', 'RTX 4090', 'L40S', 'Ünïcode €'];
  return Array.from({ length: OFFERS / 2 }, (_, index) => {
    const noise = random(`device ${index}`);
    const key = random(`address ${index}`);
    const data = Buffer.from(device);
    noise.copy(data, 16, 0, 16);
    Buffer.alloc(32).copy(data, 32);
    data.write(models[index % models.length]!, 32);
    // Status and reliability, as the places of the IDL are: one in seven is down, one in five unknown.
    data[10] = index % 7 === 0 ? 3 : 0;
    data[12] = index % 5 === 0 ? 255 : noise[20]! % 101;
    const offers = [0, 1].map((nonce) => {
      const copy = Buffer.from(offer);
      key.copy(copy, 16);
      return { address: new PublicKey(random(`offer ${index} ${nonce}`)), data: vary(copy, noise, nonce) };
    });
    return [{ address: new PublicKey(key), data: new Uint8Array(data) }, ...offers];
  }).flat();
}

/** Other terms: few different values, so that many rows share a key. */
function vary(offer: Buffer, noise: Buffer, nonce: number): Uint8Array {
  const { amount, shareBps } = PLACES;
  offer.writeBigUInt64LE(BigInt(1 + (noise[21 + nonce]! % 50)) * 1_000_000_000n, amount);
  offer.writeUInt16LE(500 + (noise[23 + nonce]! % 96) * 100, shareBps);
  return new Uint8Array(offer);
}

/** Places of the fields of an offer, found by their values in one that is known. */
const PLACES = { amount: 0, shareBps: 0 };

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
    const found = await stand.connection.getProgramAccounts(PROGRAM_ID);
    const ofKind = (name: string) => {
      const tag = Buffer.from(IDL.accounts.find((one) => (one.name as string) === name)!.discriminator);
      return found.filter(({ account }) => account.data.subarray(0, 8).equals(tag));
    };
    const open = ofKind('Offer').find(({ pubkey, account }) => decodeOffer(pubkey, account.data).state === 1)!;
    const terms = decodeOffer(open.pubkey, open.account.data);
    const device = ofKind('Device').find(({ pubkey }) => pubkey.equals(terms.device))!;
    assert.equal(decodeDevice(device.pubkey, device.account.data).openCases, 0);
    const amount = Buffer.alloc(8);
    amount.writeBigUInt64LE(terms.amount);
    PLACES.amount = open.account.data.indexOf(amount);
    const share = Buffer.alloc(2);
    share.writeUInt16LE(terms.shareBps);
    PLACES.shareBps = open.account.data.indexOf(share, 144);
    const accounts = manyAccounts(device.account.data, open.account.data);
    for (let at = 0; at < accounts.length; at += 1_500)
      await stand.database.transaction((session) =>
        writeAccounts(
          session,
          PROGRAM_ID.toBase58(),
          1,
          accounts.slice(at, at + 1_500).map(({ address, data }) => ({
            address: address.toBase58(),
            account: { owner: PROGRAM_ID.toBytes(), data },
          })),
        ),
      );
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
                Buffer.from(data.subarray(filter.memcmp.offset)).indexOf(Buffer.from(filter.memcmp.bytes)) === 0,
            ),
          )
          .map(({ address, data }) => ({
            address,
            data: dataSlice ? data.subarray(dataSlice.offset, dataSlice.offset + dataSlice.length) : data,
          })),
    };
    app = await buildServer({ database: stand.database, programId: PROGRAM_ID.toBase58(), requestsPerMinute: 0 });
    url = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  after(() => app?.close());

  it('are the same rows over HTTP as from the accounts themselves, on every page', async () => {
    const sort = { by: 'shareBps', direction: 'descending' } as const;
    const index = await indexMarketplace(memory, { sort, now: NOW });
    assert.equal(index.total, OFFERS);
    let [cursor, rows]: [string | null, number] = [null, 0];
    do {
      const question = new URLSearchParams({ sort: sort.by, limit: '100', now: String(NOW), ...(cursor && { cursor }) });
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
      const [here, there] = await Promise.all([indexMarketplace(source, question), indexMarketplace(memory, question)]);
      assert.isAbove(there.total, 100);
      assert.equal(here.total, there.total);
      assert.deepEqual(await here.page({ limit: 100 }), await there.page({ limit: 100 }));
    }
  });
});
