import { DeviceStatus, instructions } from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { HOUR, WAIT_SECONDS, warpAround } from '../support/clock';
import { assertEvents } from '../support/compare';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause } from '../support/operators';
import { U64_MAX, expectMoves } from '../support/ownerSteps';
import { fund } from '../support/tokens';
import { World, tokens, type TestDevice } from '../support/world';

const MAX_BLOCK_STEP = 1_000_000n;

describe('postRewards', () => {
  let world: World;

  before(async () => {
    world = await World.create();
    await fund(world.chain, world.mint, world.roles.rewardAuthority.publicKey, tokens(1_000_000));
  });

  const build = (
    { address }: TestDevice,
    block: bigint,
    amount: bigint,
    input: Partial<instructions.PostRewardsInput> = {},
  ): TransactionInstruction =>
    instructions.postRewards({
      rewardAuthority: world.roles.rewardAuthority.publicKey,
      device: address,
      block,
      amount,
      ...world.mintInput,
      ...input,
    }).instruction;

  const post = (device: TestDevice, block: bigint, amount: bigint) =>
    world.chain.run(build(device, block, amount), [world.roles.rewardAuthority]);

  const refuses = (instruction: TransactionInstruction, error: Parameters<typeof expectRefusal>[3]) =>
    expectRefusal(world.chain, instruction, [world.roles.rewardAuthority], error);

  it('moves the tokens in and splits them by the share alone, to the last fraction', async () => {
    const { device } = await world.coStaked();
    const source = world.tokenAccountOf(world.roles.rewardAuthority.publicKey);
    await expectMoves(
      world,
      [
        [source, -101n],
        [device.rewardVault, 101n],
        [device.stakeVault, 0n],
      ],
      () => post(device, 7n, 101n),
    );
    const { rewards } = await world.readDevice(device);
    assert.equal(rewards.postedTotal, 101n);
    assert.equal(rewards.lastBlock, 7n);
    // 26 % of 101 is 26.26.
    assert.equal(rewards.ownerUnits, 26n);
    assert.equal(rewards.ownerFraction, 2_600n);
  });

  it('records the post in an event', async () => {
    const litesvm = await World.create({ kind: 'litesvm' });
    const { device } = await litesvm.coStaked();
    const { rewardAuthority } = litesvm.roles;
    await fund(litesvm.chain, litesvm.mint, rewardAuthority.publicKey, 5n);
    const outcome = await litesvm.chain.run(build(device, 3n, 5n, litesvm.mintInput), [rewardAuthority]);
    assertEvents(outcome, [
      'RewardsPosted',
      {
        device: device.address,
        block: 3n,
        amount: 5n,
        liveShareBps: 7_400,
        postedTotal: 5n,
        at: await litesvm.chain.now(),
      },
    ]);
  });

  it('refuses a block that was posted, and any below it', async () => {
    const device = await world.fullyStaked();
    await post(device, 5n, 1n);
    await refuses(build(device, 5n, 1n), 'BlockAlreadyPosted');
    await refuses(build(device, 4n, 1n), 'BlockAlreadyPosted');
    await post(device, 6n, 1n);
  });

  it('takes a first block of zero, once', async () => {
    const device = await world.fullyStaked();
    await post(device, 0n, 1n);
    await refuses(build(device, 0n, 1n), 'BlockAlreadyPosted');
  });

  it('refuses a block too far above the last one, which could shut the device off', async () => {
    const device = await world.fullyStaked();
    await refuses(build(device, MAX_BLOCK_STEP + 1n, 1n), 'BlockTooFarAhead');
    await refuses(build(device, U64_MAX, 1n), 'BlockTooFarAhead');
    await post(device, MAX_BLOCK_STEP, 1n);
  });

  it('refuses nothing to post, and more than the total can hold', async () => {
    const device = await world.fullyStaked();
    await refuses(build(device, 1n, 0n), 'ZeroAmount');
    await inject(world.chain, 'Device', device.address, { 'rewards.posted_total': U64_MAX });
    await refuses(build(device, 1n, 1n), 'MathOverflow');
  });

  it('refuses more than the source holds, in the words of the token program', async () => {
    await refuses(build(await world.fullyStaked(), 1n, tokens(2_000_000)), { token: 1 });
  });

  it('refuses a device that is insufficient, unhealthy or terminated at that moment', async () => {
    const short = await world.newDevice({ stake: tokens(1_599) });
    await refuses(build(short, 1n, 1n), 'DeviceInsufficient');
    await world.stake(short, tokens(1));
    await post(short, 1n, 1n);
    await world.report(short, { status: DeviceStatus.Paused });
    await refuses(build(short, 2n, 1n), 'DeviceNotHealthy');
    await world.report(short, { status: DeviceStatus.Idle });
    await post(short, 2n, 1n);
    await world.terminate(short);
    await refuses(build(short, 3n, 1n), 'DeviceTerminated');
  });

  it('counts a leaving co-stake until the second before its wait ends', async () => {
    const coStake = await world.coStaked();
    await world.unstakeCoStake(coStake);
    const ends = (await world.chain.now()) + WAIT_SECONDS;
    await warpAround(world.chain, ends, 'the second before');
    await post(coStake.device, 1n, 1n);
    await warpAround(world.chain, ends, 'the very second');
    await refuses(build(coStake.device, 2n, 1n), 'DeviceInsufficient');
  });

  it('refuses anyone but the reward authority', async () => {
    const device = await world.fullyStaked();
    const stranger = await world.newActor();
    const instruction = build(device, 1n, 1n, { rewardAuthority: stranger.address });
    await expectRefusal(world.chain, instruction, [stranger.wallet], 'NotRewardAuthority');
  });

  it('goes on during a pause of entries', async () => {
    const paused = await World.create();
    const device = await paused.fullyStaked();
    await pause(paused, HOUR);
    await paused.postRewards(device, 9n);
    assert.equal(await paused.balance(device.rewardVault), 9n);
  });
});
