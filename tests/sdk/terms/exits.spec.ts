import {
  COOLDOWN_SECONDS,
  DAY,
  DeviceStatus,
  WAIT_SECONDS,
  coStakesToTakeAlong,
  offerStatus,
  preview,
  quotes,
  type Subject,
} from '@co-staking/sdk';
import { assert } from 'chai';

import { giveNotice } from '../../support/ownerSteps';
import { World, tokens, type TestCoStake } from '../../support/world';
import { agreedRefusal, codeAndDate } from '../why/support/agreed';
import { viewerOf } from '../why/support/states';

describe('exits, as the SDK and the program see them', () => {
  let world: World;
  let coStake: TestCoStake;
  const subject = async (): Promise<Subject & Required<Pick<Subject, 'offer'>>> => {
    const offer = await world.readOffer(coStake);
    return {
      config: await world.readConfig(),
      device: await world.readDevice(coStake.device),
      offer,
      offers: [offer],
    };
  };
  const refusalOf = async (action: 'unstakeOwnerStake' | 'terminateDevice' | 'unstakeCoStake') => {
    const { coStaker, device } = coStake;
    const wallet = action === 'unstakeCoStake' ? coStaker.address : device.owner.address;
    return codeAndDate(await agreedRefusal(world, action, await subject(), wallet));
  };

  beforeEach(async () => {
    world = await World.create({ kind: 'litesvm' });
    coStake = await world.coStaked();
  });

  it('commit the owner for the agreed wait after an acceptance, to the second', async () => {
    const { device } = await subject();
    const until = (await world.chain.now()) + WAIT_SECONDS;
    assert.equal(quotes.committedUntil(device), until);
    assert.equal(quotes.ownerUnstakableFrom(device, until - 1n), until);
    for (const action of ['unstakeOwnerStake', 'terminateDevice'] as const) {
      await world.chain.warpTo(until - 1n);
      assert.deepEqual(await refusalOf(action), ['OwnerCommitted', until]);
      await world.chain.warpTo(until);
      assert.deepEqual(await refusalOf(action), [null, undefined]);
    }
  });

  it('show the commitment before an acceptance, and its end before an unstake', async () => {
    const now = await world.chain.now();
    const open = await world.openOffer(await world.newDevice({ stake: tokens(960) }));
    const { address } = await world.newActor();
    const accepting = preview(
      'acceptOffer',
      {
        config: await world.readConfig(),
        device: await world.readDevice(open.device),
        offer: await world.readOffer(open),
      },
      await viewerOf(world, address),
      now,
    );
    assert('after' in accepting);
    assert.equal(accepting.dates.ownerCommittedUntil, now + WAIT_SECONDS);
    const viewer = await viewerOf(world, coStake.coStaker.address);
    const leaving = preview('unstakeCoStake', await subject(), viewer, now);
    assert('after' in leaving);
    assert.isNull(leaving.dates.ownerCommittedUntil);
  });

  it('free the owner once the co-staker leaves, or the registrar terminates the device', async () => {
    await world.unstakeCoStake(coStake);
    assert.equal(quotes.committedUntil((await subject()).device), 0n);
    assert.deepEqual(await refusalOf('unstakeOwnerStake'), [null, undefined]);

    coStake = await world.coStaked();
    await world.terminate(coStake.device);
    assert.deepEqual(await refusalOf('unstakeOwnerStake'), [null, undefined]);
  });

  it('put the hired hold and the commitment side by side', async () => {
    const { device } = coStake;
    const hiredUntil = (await world.chain.now()) + 2n * DAY;
    await world.report(device, { status: DeviceStatus.Running, hiredUntil });
    assert.deepEqual(await refusalOf('unstakeOwnerStake'), ['DeviceHired', hiredUntil]);
    await world.chain.warpTo(hiredUntil);
    const until = quotes.committedUntil((await subject()).device);
    assert.deepEqual(await refusalOf('unstakeOwnerStake'), ['OwnerCommitted', until]);
  });

  it('unstake every co-stake that is not free, and shorten its end to the owner’s', async () => {
    await world.passCommitment(coStake.device);
    await world.unstakeCoStake(coStake);
    await world.chain.warpBy(WAIT_SECONDS + 1n * DAY);
    const { config, device, offer } = await subject();
    const now = await world.chain.now();
    // In its cooldown it is included too, and keeps its earlier end.
    assert.deepEqual(
      coStakesToTakeAlong(device, now).map((address) => address.toBase58()),
      [coStake.address.toBase58()],
    );
    assert.deepEqual(quotes.forcedExitDates(config, device, offer, now), {
      waitEndsAt: offer.waitEndsAt,
      cooldownEndsAt: offer.cooldownEndsAt,
    });
    assert.deepEqual(coStakesToTakeAlong(device, offer.cooldownEndsAt), [], 'free: it stays');
    assert.lengthOf(coStakesToTakeAlong(device, offer.cooldownEndsAt - 1n), 1);
    await world.unstakeOwner(coStake.device);
    assert.equal((await world.readOffer(coStake)).cooldownEndsAt, offer.cooldownEndsAt);
  });

  it('take the shorter of the cooldown at the first stake and the present one', async () => {
    const { config, device } = await subject();
    const now = await world.chain.now();
    const ends = (seconds: bigint) => quotes.ownerExitDate({ cooldownSeconds: seconds }, device, now) - now;
    assert.deepEqual([7n * DAY, 14n * DAY, 21n * DAY].map(ends), [7n * DAY, 14n * DAY, 14n * DAY]);
    const unstaked = { ownerStake: 0n, ownerCooldownEndsAt: 0n, ownerCooldownSeconds: 0n };
    assert.equal(quotes.ownerExitDate(config, unstaked, now), now + COOLDOWN_SECONDS);
    const exit = quotes.forcedExitDates({ cooldownSeconds: 7n * DAY }, device, (await subject()).offer, now);
    assert.deepEqual(exit, { waitEndsAt: now, cooldownEndsAt: now + 7n * DAY });
  });

  it('let a co-stake in its wait be unstaked once more if the device is terminated', async () => {
    await world.unstakeCoStake(coStake);
    assert.deepEqual(await refusalOf('unstakeCoStake'), ['CoStakeNotActive', undefined]);
    await world.terminate(coStake.device);
    const { offer, device } = await subject();
    await world.chain.warpTo(offer.waitEndsAt - 1n);
    const now = await world.chain.now();
    assert.deepEqual(quotes.unstakeDates(offer, device, now), {
      waitEndsAt: now,
      cooldownEndsAt: now + COOLDOWN_SECONDS,
    });
    assert.deepEqual(await refusalOf('unstakeCoStake'), [null, undefined]);
    await world.chain.warpTo(offer.waitEndsAt);
    assert.isNull(quotes.unstakeDates(offer, device, offer.waitEndsAt));
    assert.deepEqual(await refusalOf('unstakeCoStake'), ['CoStakeNotActive', undefined]);
  });

  it('foresee the hastened exit exactly', async () => {
    await world.unstakeCoStake(coStake);
    await world.terminate(coStake.device);
    await world.chain.warpBy(3n * DAY);
    const viewer = await viewerOf(world, coStake.coStaker.address);
    const shown = preview('unstakeCoStake', await subject(), viewer, await world.chain.now());
    if ('refusal' in shown) throw new Error(shown.refusal.message);
    await world.unstakeCoStake(coStake);
    assert.deepEqual(shown.subject.offer, await world.readOffer(coStake));
    assert.deepEqual(shown.subject.device, await world.readDevice(coStake.device));
    const { label } = offerStatus(shown.subject.offer!, shown.subject.device, await world.chain.now());
    assert.equal(label, 'In Cooldown');
  });

  it('accept nothing while the owner’s notice of leaving is live, to the second', async () => {
    const open = await world.openOffer(await world.newDevice({ stake: tokens(960) }));
    await giveNotice(world, open.device);
    const lapsesAt = quotes.noticeLapsesAt(await world.chain.now());
    const { address } = await world.newActor();
    const refusal = async () =>
      codeAndDate(
        await agreedRefusal(
          world,
          'acceptOffer',
          {
            config: await world.readConfig(),
            device: await world.readDevice(open.device),
            offer: await world.readOffer(open),
          },
          address,
        ),
      );
    await world.chain.warpTo(lapsesAt - 1n);
    assert.deepEqual(await refusal(), ['NoticeLive', lapsesAt]);
    await world.chain.warpTo(lapsesAt);
    assert.deepEqual(await refusal(), [null, undefined]);
  });
});
