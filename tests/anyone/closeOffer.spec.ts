import { instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { assertEvents } from '../support/compare';
import { expectRefusal } from '../support/expectRefusal';
import { matured, payouts } from '../support/payoutSteps';
import { World, type TestCoStake } from '../support/world';

const build = (
  world: World,
  { address, device }: TestCoStake,
  input: Partial<instructions.CloseOfferInput> = {},
) =>
  instructions.closeOffer({
    caller: world.chain.payer.publicKey,
    device: device.address,
    offer: address,
    rentPayer: device.owner.address,
    ...input,
  }).instruction;

describe('closeOffer', () => {
  let world: World;

  before(async () => {
    world = await World.create();
  });

  async function withdrawn(on = world, posted = 0n): Promise<TestCoStake> {
    const coStake = await on.coStaked();
    if (posted > 0n) await on.postRewards(coStake.device, posted);
    await matured(on, coStake);
    await on.chain.run(payouts.coStake(on, coStake));
    return coStake;
  }

  it('closes a withdrawn co-stake and gives the rent back to the owner, who paid it', async () => {
    const coStake = await withdrawn();
    const { address } = coStake.device.owner;
    const rent = (await world.chain.account(coStake.address))!.lamports;
    const before = (await world.chain.account(address))!.lamports;
    await world.chain.run(build(world, coStake));
    assert.isNull(await world.chain.account(coStake.address));
    assert.equal((await world.chain.account(address))!.lamports, before + rent);
    assert.equal((await world.readDevice(coStake.device)).offerCount, 0);
  });

  it('records the co-stake in an event', async () => {
    const litesvm = await World.create({ kind: 'litesvm' });
    const coStake = await withdrawn(litesvm);
    assertEvents(await litesvm.chain.run(build(litesvm, coStake)), [
      'CoStakeClosed',
      {
        device: coStake.device.address,
        offer: coStake.address,
        nonce: 0,
        coStaker: coStake.coStaker.address,
        at: await litesvm.chain.now(),
      },
    ]);
  });

  it('refuses every state before the withdrawal', async () => {
    const coStake = await world.coStaked();
    await expectRefusal(world.chain, build(world, coStake), [], 'CoStakeNotWithdrawn');
    await matured(world, coStake);
    await expectRefusal(world.chain, build(world, coStake), [], 'CoStakeNotWithdrawn');
    const open = await world.openOffer(await world.fullyStaked());
    const early = { ...open, coStaker: coStake.coStaker };
    await expectRefusal(world.chain, build(world, early), [], 'CoStakeNotWithdrawn');
  });

  it('refuses while whole base units of rewards are unclaimed, and lets a fraction go', async () => {
    const coStake = await withdrawn(world, 2n);
    await expectRefusal(world.chain, build(world, coStake), [], 'RewardsNotClaimed');
    await world.chain.run(payouts.coStakeRewards(world, coStake));
    await world.chain.run(build(world, coStake));
  });

  it('refuses to send the rent elsewhere, and a second closing', async () => {
    const coStake = await withdrawn();
    const rentPayer = coStake.coStaker.address;
    await expectRefusal(world.chain, build(world, coStake, { rentPayer }), [], 'WrongRentPayer');
    await world.chain.run(build(world, coStake));
    await expectRefusal(world.chain, build(world, coStake), [], { anchor: 3007 });
  });
});
