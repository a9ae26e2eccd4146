import {
  coStakesToTakeAlong,
  fetchDevice,
  fetchDeviceNullable,
  fetchOffer,
  fetchOfferNullable,
} from '@co-staking/sdk';
import { assert } from 'chai';

import { does, refused } from '../act';
import { tokens, type Person, type Fixture } from '../fixture';
import { accept, acceptance, agreement, newDevice, newOffer, post, report } from './agreement';

const HOUR = 3_600n;

/** Leaving: hire, notice, waits, forced exits and termination, without waiting for days. */
export async function exits(fixture: Fixture): Promise<void> {
  const { checks, connection, mint } = fixture;
  const { registrar } = fixture.roles;
  const { lessor, partner, passer } = await fixture.people('lessor', 'partner', 'passer');
  const four = Object.values(await fixture.people('first', 'second', 'third', 'fourth'));
  const { device, offer } = await agreement(fixture, lessor, partner);
  const about = { device: device.address };

  const leave = async (owner: Person, address = device.address) => ({
    owner: owner.address,
    device: address,
    coStakes: coStakesToTakeAlong(await fetchDevice(connection, address), await fixture.now()),
  });

  await checks.check('an owner of a hired device cannot leave, and gives notice once', async () => {
    await report(fixture, device.address, (await fixture.now()) + HOUR);
    await refused(fixture, lessor, 'unstakeOwnerStake', await leave(lessor), 'DeviceHired', about);
    const notice = { owner: lessor.address, device: device.address };
    await does(fixture, lessor, 'giveNotice', notice, about);
    await refused(fixture, lessor, 'giveNotice', notice, 'NoticeAlreadyGiven', about);
    await refused(fixture, lessor, 'unstakeOwnerStake', await leave(lessor), 'DeviceHired', about);
    await report(fixture, device.address);
  });

  await checks.check('within the agreed wait after an acceptance the owner cannot leave', async () => {
    const terminate = { authority: lessor.address, device: device.address };
    await refused(fixture, lessor, 'unstakeOwnerStake', await leave(lessor), 'OwnerCommitted', about);
    await refused(fixture, lessor, 'terminateDevice', terminate, 'OwnerCommitted', about);
  });

  await checks.check('nothing is accepted while a notice of leaving is live', async () => {
    const left = await newDevice(fixture, lessor, { stake: tokens(960) });
    const open = await newOffer(fixture, left);
    const of = { device: left.address, offer: open };
    await does(fixture, lessor, 'giveNotice', { owner: lessor.address, device: left.address }, of);
    await refused(fixture, passer, 'acceptOffer', await acceptance(fixture, passer, open), 'NoticeLive', of);
  });

  await checks.check('a co-staker in its wait counts and earns nothing', async () => {
    const input = { coStaker: partner.address, device: device.address, offer };
    await does(fixture, partner, 'unstakeCoStake', input, { ...about, offer });
    await refused(fixture, partner, 'unstakeCoStake', input, 'CoStakeNotActive', { ...about, offer });
    await post(fixture, device.address, tokens(1));
    const claim = { caller: passer.address, coStaker: partner.address, device: device.address, offer, mint };
    await refused(fixture, passer, 'claimCoStakeRewards', claim, 'NothingToClaim', { ...about, offer });
    const before = await fixture.balance(lessor.tokenAccount);
    const own = { caller: passer.address, owner: lessor.address, device: device.address, mint };
    await does(fixture, passer, 'claimOwnerRewards', own, about);
    assert.equal(await fixture.balance(lessor.tokenAccount), before + tokens(1));
  });

  await checks.check(
    'the owner’s exit takes the waiting co-stake along, and nothing is paid before its second',
    async () => {
      const { waitEndsAt } = await fetchOffer(connection, offer);
      await does(fixture, lessor, 'unstakeOwnerStake', await leave(lessor), about);
      assert.isTrue((await fetchOffer(connection, offer)).waitEndsAt < waitEndsAt);
      const money = { caller: passer.address, device: device.address, mint };
      const { participant, address: coStaker } = partner;
      const ofCoStaker = { ...money, offer, coStaker, participant };
      await refused(fixture, passer, 'withdrawCoStake', ofCoStaker, 'StillLocked', { ...about, offer });
      const ofOwner = { ...money, owner: lessor.address };
      await refused(fixture, passer, 'withdrawOwnerStake', ofOwner, 'StillLocked', about);
      const authority = fixture.roles['reward-authority'];
      const args = { block: 99n, amount: 1n };
      const posting = { rewardAuthority: authority.address, device: device.address, mint, ...args };
      await refused(fixture, authority, 'postRewards', posting, 'DeviceInsufficient', { ...about, args });
    },
  );

  await checks.check('four waiting co-stakes leave with their owner in one transaction', async () => {
    const full = await newDevice(fixture, lessor, { stake: tokens(800) });
    const offers = [];
    for (const [at] of four.entries())
      offers.push(await newOffer(fixture, full, { amount: tokens(200), shareBps: 2_000 + at }));
    // Each acceptance leaves 200 tokens less of the shortfall, the last one none.
    for (const [at, coStaker] of four.entries())
      await accept(fixture, coStaker, offers[at]!, { maxShortfall: tokens(600 - 200 * at) });
    // An owner is committed to active co-stakes alone.
    for (const [at, coStaker] of four.entries()) {
      const input = { coStaker: coStaker.address, device: full.address, offer: offers[at]! };
      await does(fixture, coStaker, 'unstakeCoStake', input, { device: full.address, offer: offers[at]! });
    }
    const input = await leave(lessor, full.address);
    assert.lengthOf(input.coStakes, 4);
    await does(fixture, lessor, 'unstakeOwnerStake', input, { device: full.address });
    const { ownerCooldownEndsAt } = await fetchDevice(connection, full.address);
    for (const made of offers)
      assert.equal((await fetchOffer(connection, made)).cooldownEndsAt, ownerCooldownEndsAt);
  });

  await checks.check(
    'a terminated device frees its co-staker from a running wait, and closes when nothing is left',
    async () => {
      const { device: ended, offer: held } = await agreement(fixture, lessor, passer);
      const of = { device: ended.address };
      const authority = { authority: registrar.address, device: ended.address };
      const input = { coStaker: passer.address, device: ended.address, offer: held };
      await does(fixture, passer, 'unstakeCoStake', input, { ...of, offer: held });
      await does(fixture, registrar, 'terminateDevice', authority, of);
      await refused(fixture, registrar, 'terminateDevice', authority, 'DeviceTerminated', of);
      const { at } = await does(fixture, passer, 'unstakeCoStake', input, { ...of, offer: held });
      assert.equal((await fetchOffer(connection, held)).waitEndsAt, at);
      await refused(fixture, passer, 'unstakeCoStake', input, 'CoStakeNotActive', { ...of, offer: held });
      const close = { caller: passer.address, device: ended.address, rentPayer: registrar.address, mint };
      await refused(fixture, passer, 'closeDevice', close, 'DeviceNotFinished', of);
    },
  );

  await checks.check('a terminated device without stake is closed; the rent goes back', async () => {
    const empty = await newDevice(fixture, lessor);
    await does(
      fixture,
      lessor,
      'terminateDevice',
      { authority: lessor.address, device: empty.address },
      { device: empty.address },
    );
    const before = await connection.getBalance(registrar.address, 'confirmed');
    const close = { caller: passer.address, device: empty.address, rentPayer: registrar.address, mint };
    await does(fixture, passer, 'closeDevice', close);
    assert.isNull(await fetchDeviceNullable(connection, empty.address));
    assert.isAbove(await connection.getBalance(registrar.address, 'confirmed'), before);
  });

  await checks.check('anyone can close the open offer of a terminated device', async () => {
    const dead = await newDevice(fixture, lessor, { stake: tokens(800) });
    const open = await newOffer(fixture, dead);
    const of = { device: dead.address };
    await does(fixture, lessor, 'terminateDevice', { authority: lessor.address, device: dead.address }, of);
    const close = { caller: passer.address, device: dead.address, offer: open, rentPayer: lessor.address };
    await does(fixture, passer, 'closeExpiredOffer', close, { ...of, offer: open });
    assert.isNull(await fetchOfferNullable(connection, open));
  });
}
