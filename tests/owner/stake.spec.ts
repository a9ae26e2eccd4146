import { DeviceStatus, instructions } from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { pause, setParameters } from '../support/operators';
import { U64_MAX, expectMoves, withdrawOwnerStake } from '../support/ownerSteps';
import { withAccount } from '../support/tamper';
import {
  TOKEN_2022_PROGRAM_ID,
  createMint,
  createTokenAccount,
  freeze,
  fund,
  transfer,
} from '../support/tokens';
import { MINIMUM, World, tokens, type TestDevice } from '../support/world';

const build = (
  world: World,
  { address, owner }: TestDevice,
  amount: bigint,
  input: Partial<instructions.StakeInput> = {},
): TransactionInstruction =>
  instructions.stake({ owner: owner.address, device: address, amount, ...world.mintInput, ...input })
    .instruction;

describe('stake', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('moves the amount into the stake vault and books it', async () => {
    const device = await world.newDevice();
    await world.chain.warpBy(HOUR);
    const before = await world.readDevice(device);
    await expectMoves(
      world,
      [
        [device.owner.tokenAccount, -tokens(960)],
        [device.stakeVault, tokens(960)],
        [device.rewardVault, 0n],
      ],
      () => world.stake(device, tokens(960)),
    );
    assertChanged(before, await world.readDevice(device), {
      ownerStake: tokens(960),
      ownerStakedAt: await world.chain.now(),
      ownerCooldownSeconds: COOLDOWN_SECONDS,
    });
  });

  it('adds a top-up and keeps the time of the first stake', async () => {
    const device = await world.newDevice({ stake: tokens(100) });
    const before = await world.readDevice(device);
    await world.chain.warpBy(DAY);
    await world.stake(device, 1n);
    assertChanged(before, await world.readDevice(device), { ownerStake: tokens(100) + 1n });
    assert.equal(await world.balance(device.stakeVault), tokens(100) + 1n);
  });

  it('keeps the cooldown in force at the first stake, and not the one at a top-up', async () => {
    const own = await World.create();
    const device = await own.newDevice();
    const before = await own.readDevice(device);
    await own.stake(device, 1n);
    const staked = await own.readDevice(device);
    const at = await own.chain.now();
    assertChanged(before, staked, {
      ownerStake: 1n,
      ownerStakedAt: at,
      ownerCooldownSeconds: COOLDOWN_SECONDS,
    });
    await setParameters(own, { cooldownSeconds: 7n * DAY });
    await own.stake(device, 1n);
    assertChanged(staked, await own.readDevice(device), { ownerStake: 2n });
  });

  it('takes the same amount twice when it is sent twice', async () => {
    const device = await world.newDevice();
    const instruction = build(world, device, tokens(5));
    await expectMoves(
      world,
      [
        [device.owner.tokenAccount, -tokens(10)],
        [device.stakeVault, tokens(10)],
      ],
      async () => {
        await world.chain.run(instruction, [device.owner.wallet]);
        await world.chain.run(instruction, [device.owner.wallet]);
      },
    );
    assert.equal((await world.readDevice(device)).ownerStake, tokens(10));
  });

  it('takes more than the minimum, down to the last base unit that the owner has', async () => {
    const owner = await world.newActor({ holds: MINIMUM * 3n });
    const device = await world.newDevice({ owner });
    await world.stake(device, MINIMUM * 3n);
    assert.equal((await world.readDevice(device)).ownerStake, MINIMUM * 3n);
    assert.equal(await world.balance(owner.tokenAccount), 0n);
  });

  it('takes a stake for a device that is down or was never reported', async () => {
    for (const status of [DeviceStatus.Down, null]) {
      const device = await world.newDevice({ status });
      await world.stake(device, MINIMUM);
      assert.equal((await world.readDevice(device)).ownerStake, MINIMUM);
    }
  });

  it("takes from another token account of the owner's", async () => {
    const device = await world.newDevice();
    const { wallet, address, tokenAccount } = device.owner;
    const source = await createTokenAccount(world.chain, world.mint, address);
    await transfer(world.chain, world.mint, wallet, source, tokens(7));
    await expectMoves(
      world,
      [
        [source, -tokens(7)],
        [tokenAccount, 0n],
        [device.stakeVault, tokens(7)],
      ],
      () => world.chain.run(build(world, device, tokens(7), { source }), [wallet]),
    );
  });

  it('takes a mint of the newer token program', async () => {
    const world = await World.create({ mint: { tokenProgram: TOKEN_2022_PROGRAM_ID } });
    const device = await world.newDevice();
    await world.stake(device, MINIMUM);
    assert.equal(await world.balance(device.stakeVault), MINIMUM);
  });

  it('does not take what a stranger sent to the vault for stake', async () => {
    const device = await world.newDevice();
    const { wallet } = await world.newWallet();
    await transfer(world.chain, world.mint, wallet, device.stakeVault, tokens(50));
    await world.stake(device, tokens(1));
    assert.equal((await world.readDevice(device)).ownerStake, tokens(1));
    assert.equal(await world.balance(device.stakeVault), tokens(51));
  });

  it('does not touch the stake of another device', async () => {
    const owner = await world.newActor();
    const other = await world.fullyStaked({ owner });
    const device = await world.newDevice({ owner });
    const before = await world.readDevice(other);
    await world.stake(device, tokens(3));
    assertChanged(before, await world.readDevice(other), {});
    assert.equal(await world.balance(other.stakeVault), MINIMUM);
  });

  it('records the stake and the sum in an event', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.newDevice({ stake: tokens(2) });
    const instruction = build(world, device, tokens(3));
    const outcome = await expectOk(world.chain.send(instruction, [device.owner.wallet]));
    assertEvents(outcome, [
      'OwnerStaked',
      {
        device: device.address,
        owner: device.owner.address,
        amount: tokens(3),
        stakeAfter: tokens(5),
        cooldownSeconds: COOLDOWN_SECONDS,
        at: await world.chain.now(),
      },
    ]);
  });

  describe('refuses', () => {
    let device: TestDevice;

    before(async () => {
      device = await world.newDevice({ stake: tokens(10) });
    });

    const refuse = (instruction: TransactionInstruction, expected: Parameters<typeof expectRefusal>[3]) =>
      expectRefusal(world.chain, instruction, [device.owner.wallet], expected);

    it('an amount of zero', () => refuse(build(world, device, 0n), 'ZeroAmount'));

    it('a wallet that is not the owner, the registrar included', async () => {
      const stranger = await world.newActor();
      const { registrar } = world.roles;
      const strangers = build(world, device, 1n, { owner: stranger.address });
      await expectRefusal(world.chain, strangers, [stranger.wallet], 'NotDeviceOwner');
      const registrars = build(world, device, 1n, {
        owner: registrar.publicKey,
        source: device.owner.tokenAccount,
      });
      await expectRefusal(world.chain, registrars, [registrar], 'NotDeviceOwner');
    });

    it('one base unit more than the owner has', async () => {
      const amount = (await world.balance(device.owner.tokenAccount)) + 1n;
      await refuse(build(world, device, amount), { token: 1 });
    });

    it('a sum that does not fit', () => refuse(build(world, device, U64_MAX), 'MathOverflow'));

    it('the largest amount that fits, which no one has', () =>
      refuse(build(world, device, U64_MAX - tokens(10)), { token: 1 }));

    it("another wallet's source", async () => {
      const { tokenAccount } = await world.newActor();
      await refuse(build(world, device, 1n, { source: tokenAccount }), { token: 4 });
    });

    it('a frozen source', async () => {
      const owner = await world.newActor();
      const frozen = await world.newDevice({ owner });
      await freeze(world.chain, world.mint, owner.tokenAccount);
      const instruction = build(world, frozen, 1n);
      await expectRefusal(world.chain, instruction, [owner.wallet], { token: 17 });
    });

    it('a source of another mint', async () => {
      const source = await fund(world.chain, await createMint(world.chain), device.owner.address, 1n);
      await refuse(build(world, device, 1n, { source }), { token: 3 });
    });

    it('the vault of another device, and the reward vault', async () => {
      const other = await world.newDevice({ owner: device.owner });
      for (const vault of [other.stakeVault, device.rewardVault, device.owner.tokenAccount])
        await refuse(withAccount(build(world, device, 1n), 'stakeVault', vault), 'WrongVault');
    });

    it('another token program', () =>
      refuse(
        withAccount(build(world, device, 1n), 'tokenProgram', TOKEN_2022_PROGRAM_ID),
        'WrongTokenProgram',
      ));

    it('a terminated device', async () => {
      const ended = await world.newDevice({ owner: device.owner, stake: tokens(1) });
      await world.terminate(ended);
      await refuse(build(world, ended, 1n), 'DeviceTerminated');
    });
  });

  it('refuses a stake that is leaving until it was withdrawn', async () => {
    const device = await world.fullyStaked();
    const { wallet } = device.owner;
    await world.unstakeOwner(device);
    await expectRefusal(world.chain, build(world, device, 1n), [wallet], 'OwnerStakeLeaving');
    await world.chain.warpBy(COOLDOWN_SECONDS + DAY);
    await expectRefusal(world.chain, build(world, device, 1n), [wallet], 'OwnerStakeLeaving');
    await withdrawOwnerStake(world, device);
    await world.stake(device, tokens(9));
    const { ownerStake, ownerStakedAt, ownerCooldownEndsAt } = await world.readDevice(device);
    assert.equal(ownerStake, tokens(9));
    assert.equal(ownerStakedAt, await world.chain.now());
    assert.equal(ownerCooldownEndsAt, 0n);
  });

  it('refuses until the second in which a pause ends', async () => {
    const world = await World.create();
    const device = await world.newDevice();
    const { wallet } = device.owner;
    await pause(world, HOUR);
    const { pausedUntil } = await world.readConfig();
    await expectRefusal(world.chain, build(world, device, 1n), [wallet], 'EntriesPaused');
    await warpAround(world.chain, pausedUntil, 'the second before');
    await expectRefusal(world.chain, build(world, device, 1n), [wallet], 'EntriesPaused');
    await warpAround(world.chain, pausedUntil, 'the very second');
    await world.stake(device, 1n);
    await warpAround(world.chain, pausedUntil, 'the second after');
    await world.stake(device, 1n);
    assert.equal((await world.readDevice(device)).ownerStake, 2n);
  });
});
