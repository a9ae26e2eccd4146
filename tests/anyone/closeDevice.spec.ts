import {
  APPEAL_SECONDS,
  COOLDOWN_SECONDS,
  instructions,
  uuidToBytes,
  type ProgramErrorCode,
} from '@co-staking/sdk';
import { assert } from 'chai';

import { sumOf } from '../support/sum';
import { executeCase, openCase } from '../support/caseSteps';
import { HOUR } from '../support/clock';
import { assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { CLOSED, expectRefusal } from '../support/expectRefusal';
import {
  claimAll,
  claimOwnerRewards,
  closeDevice,
  closeDeviceInstruction,
  closeOffer,
} from '../support/exitSteps';
import { inject } from '../support/inject';
import { pause } from '../support/operators';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { supply } from '../support/supply';
import { withAccount } from '../support/tamper';
import { TOKEN_2022_PROGRAM_ID, createMint, freeze, transfer } from '../support/tokens';
import { World, tokens, type TestDevice } from '../support/world';

/** The token program's number for an account that is frozen. */
const FROZEN = 17;

/** A terminated device that never held anything. */
async function finished(world: World): Promise<TestDevice> {
  const device = await world.newDevice();
  await world.terminate(device);
  return device;
}

const accountsOf = ({ address, stakeVault, rewardVault }: TestDevice) => [address, stakeVault, rewardVault];

async function assertGone(world: World, device: TestDevice): Promise<void> {
  for (const address of accountsOf(device)) assert.isNull(await world.chain.account(address));
}

describe('closeDevice', () => {
  // Closing concerns one device: every test brings its own.
  let world: World;
  before(async () => {
    world = await World.create();
  });

  const refuses = (device: TestDevice, error: ProgramErrorCode) =>
    expectRefusal(world.chain, closeDeviceInstruction(world, device), [], error);

  async function donate({ stakeVault, rewardVault }: TestDevice, amount: bigint): Promise<void> {
    const { wallet } = await world.newWallet();
    for (const vault of [stakeVault, rewardVault])
      await transfer(world.chain, world.mint, wallet, vault, amount);
  }

  /** The device is terminated, and its owner takes the whole stake out. */
  async function leave(device: TestDevice): Promise<void> {
    await world.terminate(device);
    await world.unstakeOwner(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await withdrawOwnerStake(world, device);
  }

  it('closes the device and both vaults, and gives all their lamports to the payer of the rent', async () => {
    const device = await finished(world);
    const { registrar } = world.roles;
    const held = await Promise.all(accountsOf(device).map((address) => world.chain.account(address)));
    const before = await world.chain.account(registrar.publicKey);
    await closeDevice(world, device);
    await assertGone(world, device);
    const after = await world.chain.account(registrar.publicKey);
    const lamports = held.reduce((sum, state) => sum + state!.lamports, 0n);
    assert.equal(after!.lamports - before!.lamports, lamports);
  });

  it('records the closed device and its owner in an event', async () => {
    const telling = await World.create({ kind: 'litesvm' });
    const device = await finished(telling);
    const outcome = await expectOk(telling.chain.send(closeDeviceInstruction(telling, device)));
    assertEvents(outcome, [
      'DeviceClosed',
      {
        device: device.address,
        id: uuidToBytes(device.id),
        owner: device.owner.address,
        at: await telling.chain.now(),
      },
    ]);
  });

  it('can be sent by anyone', async () => {
    const device = await finished(world);
    const { wallet, address: caller } = await world.newWallet({ holds: 0n });
    const instruction = closeDeviceInstruction(world, device, { caller });
    await expectOk(world.chain.send(instruction, [wallet], { payer: wallet }));
    await assertGone(world, device);
  });

  it('closes during a pause', async () => {
    const paused = await World.create();
    const device = await finished(paused);
    await pause(paused, HOUR);
    await closeDevice(paused, device);
    await assertGone(paused, device);
  });

  it('burns what strangers sent to the vaults', async () => {
    const device = await finished(world);
    await donate(device, 7n);
    const before = await supply(world);
    await closeDevice(world, device);
    assert.equal(before - (await supply(world)), 14n);
    await assertGone(world, device);
  });

  it('burns donations of the newer token program', async () => {
    const newer = await World.create({ mint: { tokenProgram: TOKEN_2022_PROGRAM_ID } });
    const device = await finished(newer);
    const { wallet } = await newer.newWallet();
    await transfer(newer.chain, newer.mint, wallet, device.stakeVault, 7n);
    const before = await supply(newer);
    await closeDevice(newer, device);
    assert.equal(before - (await supply(newer)), 7n);
    await assertGone(newer, device);
  });

  it('waits while the mint has frozen a vault that holds a donation', async () => {
    const device = await finished(world);
    await donate(device, 1n);
    await freeze(world.chain, world.mint, device.stakeVault);
    await expectRefusal(world.chain, closeDeviceInstruction(world, device), [], { token: FROZEN });
  });

  it('closes after a whole agreement, and burns the fractions that rounding left', async () => {
    const coStake = await world.coStaked();
    const { device } = coStake;
    // 3 base units: 2.22 for the co-staker, 0.78 for the owner.
    for (let block = 0; block < 2; block += 1) await world.postRewards(device, 3n);
    await world.passCommitment(device);
    await world.unstakeOwner(device);
    await world.terminate(device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await refuses(device, 'DeviceNotFinished');
    await withdrawOwnerStake(world, device);
    await refuses(device, 'DeviceNotFinished');
    await withdrawCoStake(world, coStake);
    await refuses(device, 'DeviceNotFinished');
    await claimAll(world, coStake);
    await refuses(device, 'DeviceNotFinished');
    await closeOffer(world, coStake);
    assert.equal(await world.balance(device.rewardVault), 1n);
    const before = await supply(world);
    await closeDevice(world, device);
    assert.equal(before - (await supply(world)), 1n);
    await assertGone(world, device);
  });

  it('lets the same device be registered again, with nothing of its past', async () => {
    const device = await world.fullyStaked();
    await world.postRewards(device, tokens(1));
    const past = await openCase(world, device, { rewardsBps: 10_000 });
    await world.unstakeOwner(device);
    await world.terminate(device);
    await world.chain.warpBy(APPEAL_SECONDS);
    await executeCase(world, past);
    await withdrawOwnerStake(world, device);
    await closeDevice(world, device);
    const { registrar } = world.roles;
    const { instruction } = instructions.registerDevice({
      registrar: registrar.publicKey,
      owner: device.owner.address,
      participant: device.owner.participant,
      id: device.id,
      model: 'T4',
      cards: 1,
      multiplierBps: 5_000,
      tier: 2,
      ...world.mintInput,
    });
    await world.chain.run(instruction, [registrar]);
    const { nextCase, slashTaken, bucket, rewards, terminatedAt } = await world.readDevice(device);
    assert.deepEqual(
      [nextCase, sumOf(slashTaken), bucket, rewards.postedTotal, rewards.ownerBurned, terminatedAt],
      [0, 0n, 0, 0n, 0n, 0n],
    );
    await world.stake(device, tokens(200));
    assert.equal((await openCase(world, device)).address.toBase58(), past.address.toBase58());
  });

  it('refuses a device that is not terminated, whatever its status', async () => {
    const device = await world.newDevice({ status: null });
    for (let status = 0; status < 8; status += 1) {
      await inject(world.chain, 'Device', device.address, { status });
      await refuses(device, 'DeviceNotTerminated');
    }
  });

  it('refuses while the owner has stake, active or leaving, down to one base unit', async () => {
    const device = await world.newDevice({ stake: 1n });
    await world.terminate(device);
    await refuses(device, 'DeviceNotFinished');
    await world.unstakeOwner(device);
    await refuses(device, 'DeviceNotFinished');
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await refuses(device, 'DeviceNotFinished');
    await withdrawOwnerStake(world, device);
    await closeDevice(world, device);
  });

  it('refuses while an offer exists that no one accepted', async () => {
    const device = await world.fullyStaked();
    const offer = await world.openOffer(device);
    await leave(device);
    await refuses(device, 'DeviceNotFinished');
    const { instruction } = instructions.closeExpiredOffer({
      caller: world.chain.payer.publicKey,
      device: device.address,
      offer: offer.address,
      rentPayer: device.owner.address,
    });
    await world.chain.run(instruction);
    await closeDevice(world, device);
    await assertGone(world, device);
  });

  it("refuses while one base unit of the owner's rewards is unclaimed", async () => {
    const device = await world.fullyStaked();
    await world.postRewards(device, 1n);
    await leave(device);
    await refuses(device, 'DeviceNotFinished');
    await claimOwnerRewards(world, device);
    await closeDevice(world, device);
    await assertGone(world, device);
  });

  it('refuses while a case has frozen everything that is left, and closes when it has ended', async () => {
    const device = await world.fullyStaked();
    await world.postRewards(device, tokens(1));
    const testCase = await openCase(world, device, { stakeBps: 0, rewardsBps: 10_000 });
    await leave(device);
    assert.equal((await world.readDevice(device)).ownerStake, 0n);
    await refuses(device, 'DeviceNotFinished');
    await world.chain.warpBy(APPEAL_SECONDS);
    await executeCase(world, testCase);
    assert.equal(await world.balance(device.rewardVault), 0n);
    await closeDevice(world, device);
    await assertGone(world, device);
  });

  it('refuses because of each of the five things that can be left, alone', async () => {
    const leftovers: Record<string, bigint | number>[] = [
      { owner_stake: 1n },
      { offer_count: 1 },
      { open_cases: 1 },
      { 'rewards.owner_units': 1n },
      { 'rewards.owner_units': 1n, 'rewards.owner_frozen': 1n },
    ];
    for (const values of leftovers) {
      const device = await finished(world);
      await inject(world.chain, 'Device', device.address, values);
      await refuses(device, 'DeviceNotFinished');
    }
  });

  it('refuses a device that paid out more rewards than were earned', async () => {
    const device = await finished(world);
    await inject(world.chain, 'Device', device.address, { 'rewards.owner_claimed': 1n });
    await refuses(device, 'LedgerMismatch');
  });

  it('refuses another rent payer, mint, token program, and other vaults', async () => {
    const device = await finished(world);
    const other = await finished(world);
    const instruction = closeDeviceInstruction(world, device);
    const { address: mint } = await createMint(world.chain);
    const { address: stranger } = await world.newWallet({ holds: 0n });
    for (const [account, address, error] of [
      ['rentPayer', stranger, 'WrongRentPayer'],
      ['mint', mint, 'WrongMint'],
      ['tokenProgram', TOKEN_2022_PROGRAM_ID, 'WrongTokenProgram'],
      ['stakeVault', other.stakeVault, 'WrongVault'],
      ['rewardVault', other.rewardVault, 'WrongVault'],
      ['stakeVault', device.rewardVault, 'WrongVault'],
    ] as const)
      await expectRefusal(world.chain, withAccount(instruction, account, address), [], error);
  });

  it('refuses a second time', async () => {
    const device = await finished(world);
    await closeDevice(world, device);
    await expectRefusal(world.chain, closeDeviceInstruction(world, device), [], CLOSED);
  });
});
