import { DAY, DeviceStatus, fetchDevice, fetchOfferNullable, findDevicePda } from '@co-staking/sdk';
import { assert } from 'chai';

import { does, refused } from '../act';
import { tokens, type Fixture } from '../fixture';
import { acceptance, addStake, newOffer, report, type StagedDevice } from './agreement';

/** Seconds after which the expiring offer of this section expires. */
const EXPIRY = 15n;

/** A device, its stake, and its offers until someone accepts. */
export async function devices(fixture: Fixture): Promise<void> {
  const { checks, connection, mint } = fixture;
  const { registrar } = fixture.roles;
  const { owner, stranger } = await fixture.people('owner', 'stranger');
  const id = fixture.deviceId();
  const device: StagedDevice = { id, address: findDevicePda({ id })[0], owner };
  const about = { device: device.address };
  const minimum = async () => (await fetchDevice(connection, device.address)).hardware.minimum;

  await checks.check('the registrar registers a device, and changes what it needs', async () => {
    const facts = { model: 'RTX 4090', cards: 8, multiplierBps: 12_500, tier: 2 };
    const input = { owner: owner.address, participant: owner.participant, id, mint, ...facts };
    await refused(
      fixture,
      stranger,
      'registerDevice',
      { registrar: stranger.address, ...input },
      'NotRegistrar',
    );
    await does(fixture, registrar, 'registerDevice', { registrar: registrar.address, ...input });
    assert.equal(await minimum(), tokens(2_000));
    const update = { registrar: registrar.address, device: device.address };
    const lower = { cards: 8, multiplierBps: 10_000 };
    await does(fixture, registrar, 'updateRequirement', { ...update, ...lower }, { ...about, args: lower });
    assert.equal(await minimum(), tokens(1_600));
    const higher = { cards: 10, multiplierBps: 10_000 };
    const { at } = await does(
      fixture,
      registrar,
      'updateRequirement',
      { ...update, ...higher },
      { ...about, args: higher },
    );
    const { hardware, announced, announcedFrom } = await fetchDevice(connection, device.address);
    assert.equal(hardware.minimum, tokens(1_600));
    assert.equal(announced.minimum, tokens(2_000));
    assert.equal(announcedFrom, at + 30n * DAY);
    await does(fixture, registrar, 'updateRequirement', { ...update, ...lower }, { ...about, args: lower });
  });

  await checks.check('stake is taken from its owner, up to what the wallet holds', async () => {
    const input = { owner: owner.address, device: device.address, mint };
    const args = { amount: tokens(1_000_000) };
    await refused(fixture, owner, 'stake', { ...input, ...args }, 'InsufficientFunds', { ...about, args });
    const one = { amount: 1n };
    const forged = { ...input, owner: stranger.address, ...one };
    await refused(fixture, stranger, 'stake', forged, 'NotDeviceOwner', { ...about, args: one });
    await addStake(fixture, device, tokens(100));
    await addStake(fixture, device, tokens('0.00000001'));
  });

  await checks.check(
    'an offer needs a healthy device, half of the minimum, and a share within bounds',
    async () => {
      const args = { amount: tokens(640), shareBps: 7_400 };
      const input = { owner: owner.address, device: device.address, nonce: 0, ...args };
      await refused(fixture, owner, 'createOffer', input, 'DeviceNotHealthy', { ...about, args });
      await report(fixture, device.address);
      await refused(fixture, owner, 'createOffer', input, 'SelfStakeBelowHalf', { ...about, args });
      await addStake(fixture, device, tokens(860));
      const much = { ...args, amount: tokens(800) + 1n };
      await refused(fixture, owner, 'createOffer', { ...input, ...much }, 'RequestAboveHalf', {
        ...about,
        args: much,
      });
      const little = { ...args, shareBps: 499 };
      await refused(fixture, owner, 'createOffer', { ...input, ...little }, 'ShareOutOfRange', {
        ...about,
        args: little,
      });
    },
  );

  await checks.check('an offer is retracted; its nonce is not used again', async () => {
    const offer = await newOffer(fixture, device);
    const input = { owner: owner.address, device: device.address, offer };
    await does(fixture, owner, 'retractOffer', input, { ...about, offer });
    assert.equal((await fetchDevice(connection, device.address)).nextNonce, 1);
    const other = await newOffer(fixture, device);
    assert.isFalse(other.equals(offer));
    await does(fixture, owner, 'retractOffer', { ...input, offer: other }, { ...about, offer: other });
  });

  await checks.check('an offer for one wallet is refused to another', async () => {
    const offer = await newOffer(fixture, device, { counterparty: registrar.address });
    const input = await acceptance(fixture, stranger, offer);
    await refused(fixture, stranger, 'acceptOffer', input, 'OfferReserved', { ...about, offer });
    await does(
      fixture,
      owner,
      'retractOffer',
      { owner: owner.address, device: device.address, offer },
      { ...about, offer },
    );
  });

  await checks.check('an offer expires by the chain’s clock, and anyone can close it', async () => {
    const offer = await newOffer(fixture, device, { expiresAt: (await fixture.now()) + EXPIRY });
    const input = await acceptance(fixture, stranger, offer);
    const close = { caller: stranger.address, device: device.address, offer, rentPayer: owner.address };
    const { expiresAt } = (await fetchOfferNullable(connection, offer))!;
    await fixture.until(async () => (await fixture.now()) >= expiresAt);
    await refused(fixture, stranger, 'acceptOffer', input, 'OfferExpired', { ...about, offer });
    await does(fixture, stranger, 'closeExpiredOffer', close, { ...about, offer });
    assert.isNull(await fetchOfferNullable(connection, offer));
  });

  await checks.check('a device that is down gets no offer', async () => {
    const down = { status: DeviceStatus.Down };
    const input = { registrar: registrar.address, device: device.address, ...down };
    await does(fixture, registrar, 'reportDevice', input, { ...about, args: down });
    const args = { amount: tokens(640), shareBps: 7_400 };
    const { nextNonce: nonce } = await fetchDevice(connection, device.address);
    const offer = { owner: owner.address, device: device.address, nonce, ...args };
    await refused(fixture, owner, 'createOffer', offer, 'DeviceNotHealthy', { ...about, args });
  });
}
