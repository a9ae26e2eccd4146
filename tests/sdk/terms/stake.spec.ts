import {
  overflowBoundUntil,
  overflowMinimum,
  quotes,
  rules,
  stakePosition,
  type SendArguments,
  type Subject,
} from '@co-staking/sdk';
import { assert } from 'chai';

import { openCase } from '../../support/caseSteps';
import { setCards } from '../../support/ownerSteps';
import {
  MINIMUM,
  World,
  tokens,
  type TestCoStake,
  type TestDevice,
  type TestOffer,
} from '../../support/world';
import { agreedRefusal } from '../why/support/agreed';

describe('acceptance, as the SDK and the program see it', () => {
  let world: World;
  const subjectOf = async (
    offer: TestOffer,
  ): Promise<Required<Pick<Subject, 'config' | 'device' | 'offer'>>> => ({
    config: await world.readConfig(),
    device: await world.readDevice(offer.device),
    offer: await world.readOffer(offer),
  });
  const shortfall = async (offer: TestOffer): Promise<bigint> => {
    const { offer: shown, device } = await subjectOf(offer);
    return quotes.shortfallAfter(shown, device, await world.chain.now());
  };
  const refusal = async (offer: TestOffer, args?: SendArguments<'acceptOffer'>) => {
    const { address } = await world.newActor();
    return agreedRefusal(world, 'acceptOffer', await subjectOf(offer), address, args);
  };

  beforeEach(async () => {
    world = await World.create();
  });

  it('names the shortfall, and takes exactly that much', async () => {
    const offer = await world.openOffer(await world.newDevice({ stake: tokens(960) }), {
      amount: tokens(500),
    });
    assert.equal(await shortfall(offer), tokens(140));
    const refused = await refusal(offer);
    assert.deepEqual([refused?.code, refused?.missing], ['DeviceInsufficient', tokens(140)]);
    assert.include(refused!.message, '140 tokens missing');
    assert.equal((await refusal(offer, { maxShortfall: tokens(140) - 1n }))?.code, 'DeviceInsufficient');
    assert.isNull(await refusal(offer, { maxShortfall: tokens(140) }));
  });

  it('counts an announced minimum, leaving stakes and frozen amounts', async () => {
    const device = await world.newDevice({ stake: tokens(960) });
    const first = await world.openOffer(device, { amount: tokens(320), shareBps: 1_000 });
    const second = await world.openOffer(device, { amount: tokens(320), shareBps: 1_000 });
    const coStake = await world.accept(first, undefined, { maxShortfall: MINIMUM });
    assert.equal(await shortfall(second), 0n);

    // 10 % of 960 and of 320 are frozen.
    await openCase(world, device, { stakeBps: 1_000, rewardsBps: 0 });
    assert.equal(await shortfall(second), tokens(128));
    await world.unstakeCoStake(coStake);
    assert.equal(await shortfall(second), tokens(128 + 288));
    // A ninth card makes 1,800 tokens.
    await setCards(world, device, 9);
    assert.equal(await shortfall(second), tokens(128 + 288 + 200));
    assert.equal((await refusal(second, { maxShortfall: tokens(616) - 1n }))?.code, 'DeviceInsufficient');
    assert.isNull(await refusal(second, { maxShortfall: tokens(616) }));
  });
});

describe('the overflow, as the SDK and the program see it', () => {
  let world: World;
  let device: TestDevice;
  let coStake: TestCoStake;
  const read = () => world.readDevice(device);
  const overflow = async (): Promise<bigint> => stakePosition(await read(), await world.chain.now()).overflow;
  const refusalOf = async (amount: bigint) => {
    const subject = { config: await world.readConfig(), device: await read() };
    return agreedRefusal(world, 'withdrawOverflow', subject, device.owner.address, { amount });
  };
  const exactly = async (amount: bigint): Promise<void> => {
    assert.equal(await overflow(), amount);
    assert.isNull(await refusalOf(amount));
    const refused = await refusalOf(amount + 1n);
    assert.deepEqual([refused?.code, refused?.missing], ['AmountAboveOverflow', 1n]);
  };

  beforeEach(async () => {
    world = await World.create();
    device = await world.fullyStaked();
    coStake = await world.accept(await world.openOffer(device, { amount: tokens(800) }));
  });

  it('leaves the owner half of the minimum, rounded up', async () => {
    await exactly(tokens(800));
  });

  it('does not count what cases have frozen', async () => {
    await openCase(world, device, { stakeBps: 1_000, rewardsBps: 0 });
    // 1,440 + 720 - 1,600
    await exactly(tokens(560));
  });

  it('is measured by a minimum that fell while a co-stake was not free, until its bucket is forgotten', async () => {
    await setCards(world, device, 4);
    const fallen = await read();
    const until = rules.countedUntil(fallen.bucket);
    const now = await world.chain.now();
    assert.equal(overflowMinimum(fallen, now), MINIMUM);
    assert.equal(overflowBoundUntil(fallen, now), until);
    await exactly(tokens(800));
    assert.include((await refusalOf(tokens(801)))!.message, 'an earlier, higher minimum counts until');

    await world.chain.warpTo(until - 1n);
    await exactly(tokens(800));
    await world.chain.warpTo(until);
    assert.isNull(overflowBoundUntil(await read(), until));
    // Of 800 the owner keeps half.
    await exactly(tokens(1_200));
  });

  it('follows a fall at once if no co-stake is locked', async () => {
    await world.unstakeCoStake(coStake);
    const { cooldownEndsAt } = await world.readOffer(coStake);
    await world.chain.warpTo(cooldownEndsAt);
    await setCards(world, device, 4);
    await exactly(tokens(800));
    assert.isNull(overflowBoundUntil(await read(), cooldownEndsAt));
  });
});
