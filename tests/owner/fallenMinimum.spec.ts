import { BUCKETS, BUCKET_SECONDS, OfferState } from '@co-staking/sdk';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS, warpAround } from '../support/clock';
import { setParameters } from '../support/operators';
import { setCards, setHardware, withdrawOwnerStake } from '../support/ownerSteps';
import { MINIMUM, World, tokens, type TestCoStake } from '../support/world';
import { expectOverflow } from '../support/overflow';

describe('the overflow after the minimum fell', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  /** Last second at which a minimum that fell now binds, by the clock. */
  const boundUntil = async ({ chain }: World) =>
    ((await chain.now()) / BUCKET_SECONDS + BigInt(BUCKETS)) * BUCKET_SECONDS;

  it('frees the difference at once on a device without a co-stake', async () => {
    const device = await world.fullyStaked();
    await setCards(world, device, 3);
    await expectOverflow(world, device, tokens(1_000));
  });

  it('frees it at once if every co-stake is free, even one that was not withdrawn', async () => {
    const coStake = await world.coStaked({ stake: MINIMUM });
    await world.unstakeCoStake(coStake);
    await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    await setCards(world, coStake.device, 3);
    await expectOverflow(world, coStake.device, tokens(1_000));
  });

  for (const [name, bring] of [
    ['active', async () => {}],
    ['in its wait', (coStake: TestCoStake) => world.unstakeCoStake(coStake)],
    [
      'in the last second of its cooldown',
      async (coStake: TestCoStake) => {
        await world.unstakeCoStake(coStake);
        await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS - 1n);
      },
    ],
  ] as const)
    it(`goes on counting the old one beside a co-stake that is ${name}`, async () => {
      const coStake = await world.coStaked({ stake: MINIMUM + tokens(50) });
      await bring(coStake);
      const { device } = coStake;
      const active = (await world.readOffer(coStake)).state === OfferState.Active ? tokens(640) : 0n;
      await setCards(world, device, 3);
      assert.equal((await world.readDevice(device)).hardware.minimum, tokens(600));
      await expectOverflow(world, device, tokens(50) + active);
    });

  for (const [side, bound] of [
    ['the second before', true],
    ['the very second', false],
    ['the second after', false],
  ] as const)
    it(`${bound ? 'counts it' : 'forgets it'} ${side} the fourth bucket of 14 days after the fall begins`, async () => {
      const { device } = await world.coStaked();
      await setCards(world, device, 3);
      await warpAround(world.chain, await boundUntil(world), side);
      // Half of the minimum of 600 stays in every case.
      await expectOverflow(world, device, bound ? 0n : tokens(660));
    });

  it('counts it for 42 days if it fell in the last second of a bucket', async () => {
    const world = await World.create();
    const { device } = await world.coStaked();
    await world.chain.warpTo((await boundUntil(world)) - 1n);
    await setCards(world, device, 3);
    await world.chain.warpBy(42n * DAY);
    await expectOverflow(world, device, 0n);
    await world.chain.warpBy(1n);
    await expectOverflow(world, device, tokens(660));
  });

  it('counts the real fall after a decoy by the smallest step', async () => {
    const device = await world.newDevice({ stake: tokens(3_200), multiplierBps: 20_000 });
    await world.accept(await world.openOffer(device, { amount: tokens(1_000), shareBps: 500 }));
    await setHardware(world, device, 8, 19_999);
    await world.chain.warpBy(DAY);
    await setHardware(world, device, 3, 10_000);
    await expectOverflow(world, device, tokens(1_000));
    const { fallenMinimums } = await world.readDevice(device);
    assert.includeMembers(fallenMinimums, [tokens(3_200)]);
  });

  it('counts the real fall longer than the decoy before it, across the edge of a bucket', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: tokens(3_200), multiplierBps: 20_000 });
    await world.accept(await world.openOffer(device, { amount: tokens(1_000), shareBps: 500 }));
    await setHardware(world, device, 8, 19_999);
    const decoyEnds = await boundUntil(world);
    await world.chain.warpBy(BUCKET_SECONDS);
    await setHardware(world, device, 3, 10_000);
    const ends = await boundUntil(world);
    await world.chain.warpTo(decoyEnds);
    // 3,199.84 are what fell in the second bucket.
    await expectOverflow(world, device, tokens('1000.16'));
    await world.chain.warpTo(ends - 1n);
    await expectOverflow(world, device, 0n);
    await world.chain.warpTo(ends);
    await expectOverflow(world, device, tokens('1899.84'));
  });

  it('is not bound for longer by a registrar who steps it down daily than by the last large fall', async () => {
    const world = await World.create();
    const { device } = await world.coStaked({ stake: MINIMUM });
    for (let cards = 7; cards >= 2; cards -= 1) {
      await setCards(world, device, cards);
      await world.chain.warpBy(DAY);
      await expectOverflow(world, device, cards === 7 ? tokens(640) : 0n);
    }
    // All six falls were in one bucket, the largest of them 1,600.
    await world.chain.warpTo((await boundUntil(world)) - 1n);
    await expectOverflow(world, device, 0n);
    await world.chain.warpBy(1n);
    await expectOverflow(world, device, tokens(960) - tokens(200));
  });

  it('stops counting in steps if it fell in steps, bucket after bucket', async () => {
    const world = await World.create();
    const { device } = await world.coStaked({ stake: MINIMUM });
    const ends: bigint[] = [];
    for (const cards of [6, 4, 2]) {
      await setCards(world, device, cards);
      ends.push(await boundUntil(world));
      await world.chain.warpBy(BUCKET_SECONDS);
    }
    await expectOverflow(world, device, tokens(640));
    for (const [index, overflow] of [360, 200, 200].entries()) {
      await world.chain.warpTo(ends[index]! - 1n);
      await expectOverflow(world, device, 0n);
      await world.chain.warpTo(ends[index]!);
      await expectOverflow(world, device, tokens(overflow));
    }
  });

  it('counts a minimum that fell and rose again as the higher of the two, announced or not', async () => {
    const { device } = await world.coStaked({ stake: tokens(2_000) });
    await setCards(world, device, 7);
    await setCards(world, device, 9);
    await expectOverflow(world, device, tokens(840));
  });

  it('does not count an announced rise that was taken back', async () => {
    const { device } = await world.coStaked({ stake: tokens(2_000) });
    await setCards(world, device, 16);
    await expectOverflow(world, device, 0n);
    await setCards(world, device, 7);
    await expectOverflow(world, device, tokens(1_040));
  });

  it('binds a co-stake’s owner who left and is back, who stakes what the old minimum asks', async () => {
    const coStake = await world.coStaked();
    const { device } = coStake;
    await setCards(world, device, 3);
    await world.chain.warpBy(WAIT_SECONDS);
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
    await world.stake(device, tokens(1_650));
    await expectOverflow(world, device, tokens(50));
  });

  it('leaves the owner half of the minimum, rounded up', async () => {
    const world = await World.create();
    await setParameters(world, { baseStakePerCard: 1n });
    const { device } = await world.coStaked({ cards: 16, stake: 16n, amount: 8n });
    await setCards(world, device, 5);
    await world.chain.warpBy(BUCKET_SECONDS * BigInt(BUCKETS));
    await expectOverflow(world, device, 13n);
    assert.equal((await world.readDevice(device)).ownerStake, 3n);
  });
});
