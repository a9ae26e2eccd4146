import {
  HistoryGapError,
  deviceHistory,
  explainSignature,
  fetchDevice,
  fetchOffer,
  rebuildHistory,
  toCsv,
  walletHistory,
} from '@co-staking/sdk';
import { assert } from 'chai';

import { does, landsRefused } from '../act';
import { agreement, post } from '../life/agreement';
import { tokens, type Fixture } from '../fixture';

const CONFIRMED = { commitment: 'confirmed' } as const;

/** Histories against accounts, cursors, and outcomes explained by signature. */
export async function histories(fixture: Fixture): Promise<void> {
  const { checks, connection, mint } = fixture;
  const { author, reader } = await fixture.people('author', 'reader');
  const { device, offer } = await agreement(fixture, author, reader);
  await post(fixture, device.address, 33_333_333n);
  await post(fixture, device.address, tokens(2));
  const called = { caller: reader.address, device: device.address, mint };
  const claim = { ...called, coStaker: reader.address, offer };
  const { signature } = await does(fixture, reader, 'claimCoStakeRewards', claim, { ...called, offer });
  const leave = { coStaker: reader.address, device: device.address, offer };
  await does(fixture, reader, 'unstakeCoStake', leave, { device: device.address, offer });

  /** Asserts that the positions that events give are those of the accounts. */
  async function assertAgrees(events: Parameters<typeof rebuildHistory>[0]): Promise<void> {
    const { positions, entries } = rebuildHistory(events);
    const [ofDevice, ofOffer] = [
      await fetchDevice(connection, device.address),
      await fetchOffer(connection, offer),
    ];
    assert.lengthOf(positions, 2);
    const find = (role: string) => positions.find((position) => position.role === role)!;
    const { rewards } = ofDevice;
    const [owner, coStaker] = [find('owner'), find('coStaker')];
    assert.include(owner, { stake: ofDevice.ownerStake, claimed: rewards.ownerClaimed });
    assert.equal(owner.earned, rewards.ownerUnits);
    assert.include(coStaker, { stake: ofOffer.principal, claimed: ofOffer.rewardsClaimed });
    assert.equal(coStaker.cooldownEndsAt, ofOffer.cooldownEndsAt);
    // Two header fields without entries are not entries: a line for each, and one with the names.
    assert.lengthOf(toCsv(entries, { decimals: 8 }).trimEnd().split('\r\n'), entries.length + 1);
  }

  await checks.check('the events of a device rebuild what its accounts hold', async () => {
    const { events, cursor } = await deviceHistory(connection, device.address, CONFIRMED);
    await assertAgrees(events);
    const names = events.map(({ name }) => name);
    assert.equal(names[0], 'DeviceRegistered');
    assert.includeMembers(names, ['OwnerStaked', 'OfferCreated', 'OfferAccepted', 'CoStakeUnstaked']);
    assert.lengthOf(
      names.filter((name) => name === 'RewardsPosted'),
      2,
    );
    const again = await deviceHistory(connection, device.address, { ...CONFIRMED, cursor });
    assert.deepEqual(again, { events: [], unread: [], cursor });
    await post(fixture, device.address, tokens(1));
    const { events: more } = await deviceHistory(connection, device.address, { ...CONFIRMED, cursor });
    assert.deepEqual(
      more.map(({ name }) => name),
      ['RewardsPosted'],
    );
    await assertAgrees([...events, ...more]);
  });

  await checks.check('a wallet’s history is the same once it is final', async () => {
    const confirmed = await walletHistory(connection, reader.address, CONFIRMED);
    await assertAgrees(confirmed.events);
    await fixture.finality();
    const final = await walletHistory(connection, reader.address);
    assert.deepEqual(
      final.events.map((event) => `${event.signature} ${event.name}`),
      confirmed.events.map((event) => `${event.signature} ${event.name}`),
    );
  });

  await checks.check('a history without its beginning is a gap, not a short history', async () => {
    const { events } = await deviceHistory(connection, device.address, CONFIRMED);
    const from = events.findIndex(({ name }) => name === 'OfferAccepted');
    assert.throws(() => rebuildHistory(events.slice(from)), HistoryGapError);
  });

  await checks.check('a signature is explained: success, refusal, and one that was never sent', async () => {
    const success = await explainSignature(connection, signature);
    assert.include(success, { source: 'success', code: null });
    const failed = await landsRefused(fixture, author, 'unstakeCoStake', {
      ...leave,
      coStaker: author.address,
    });
    assert.equal(failed.error.code, 'NotCoStaker');
    const refusal = await explainSignature(connection, failed.signature, { wallet: author.address });
    assert.include(refusal, { source: 'program', code: 'NotCoStaker' });
    assert.include(refusal.support, failed.signature);
    const nobody = await explainSignature(connection, '1'.repeat(64));
    assert.include(nobody, { source: 'unknown', code: null });
  });
}
