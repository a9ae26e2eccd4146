import {
  connectionSource,
  fetchDevice,
  fetchMultipleDevices,
  fetchOffer,
  findDevices,
  findOffers,
  indexMarketplace,
  listMarketplace,
  OfferState,
} from '@co-staking/sdk';
import { assert } from 'chai';

import { accept, newDevice, newOffer } from '../life/agreement';
import { tokens, type Fixture } from '../fixture';

/** No device of another section or of a playground has it. */
const MODEL = 'Marketplace 7e57';

/** The marketplace and the other searches, against the accounts. */
export async function market(fixture: Fixture): Promise<void> {
  const { checks, connection } = fixture;
  const { seller, buyer } = await fixture.people('seller', 'buyer');
  const source = connectionSource(connection);
  const shares = [2_000, 7_400, 5_000];
  const devices: Awaited<ReturnType<typeof newDevice>>[] = [];
  const offers: Awaited<ReturnType<typeof newOffer>>[] = [];
  for (const shareBps of shares) {
    const device = await newDevice(fixture, seller, { model: MODEL, stake: tokens(800) });
    devices.push(device);
    offers.push(await newOffer(fixture, device, { amount: tokens(800), shareBps }));
  }
  const texts = (keys: readonly { toBase58(): string }[]): string[] => keys.map((key) => key.toBase58());

  await checks.check('the marketplace lists open offers in order, as their accounts are', async () => {
    const { rows, total } = await listMarketplace(source, {
      filter: { model: MODEL, minShareBps: 1_000, maxAmount: tokens(800), minReliability: 97 },
      sort: { by: 'shareBps', direction: 'descending' },
      now: await fixture.now(),
    });
    assert.equal(total, 3);
    assert.deepEqual(texts(rows.map(({ offer }) => offer)), texts([offers[1]!, offers[2]!, offers[0]!]));
    for (const row of rows) {
      const [offer, device] = [
        await fetchOffer(connection, row.offer),
        await fetchDevice(connection, row.device),
      ];
      assert.include(row, { amount: offer.amount, shareBps: offer.shareBps, deviceId: device.id });
      assert.include(row, { acceptable: true, refusal: null, reliability: 97, minimum: tokens(1_600) });
    }
  });

  await checks.check('pages of one go through the list without a gap or a repetition', async () => {
    const index = await indexMarketplace(source, { filter: { model: MODEL }, now: await fixture.now() });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof index.page>> = await index.page({
        limit: 1,
        ...(cursor !== null && { cursor }),
      });
      seen.push(...texts(page.rows.map(({ offer }) => offer)));
      cursor = page.cursor;
    } while (cursor !== null);
    assert.sameMembers(seen, texts(offers));
    assert.lengthOf(seen, offers.length);
  });

  await checks.check('what was accepted leaves the list, and is found by every other search', async () => {
    await accept(fixture, buyer, offers[0]!);
    const now = await fixture.now();
    const { total } = await listMarketplace(source, { filter: { model: MODEL }, now });
    assert.equal(total, 2);
    const taken = await findOffers(source, { coStaker: buyer.address, state: OfferState.Active });
    assert.deepEqual(texts(taken.map(({ address }) => address)), texts([offers[0]!]));
    const owned = await findDevices(source, { owner: seller.address, model: MODEL });
    const expected = texts(devices.map(({ address }) => address));
    assert.sameMembers(texts(owned.map(({ address }) => address)), expected);
    const many = await fetchMultipleDevices(
      source,
      devices.map(({ address }) => address),
    );
    assert.deepEqual(texts(many.map((device) => device!.address)), expected);
  });
}
