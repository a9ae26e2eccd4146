import { CaseState, SlotState } from '@co-staking/sdk';
import { assert } from 'chai';

import { appealAsOwner, executeCase, executeCaseInstruction, openCase, readCase } from '../support/caseSteps';
import { decidedCase, describeEnd, openedCase, vaults } from '../support/caseEnds';
import { warpAround } from '../support/clock';
import { assertChanged } from '../support/compare';
import { claimAll } from '../support/exitSteps';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { sumOf } from '../support/sum';
import { supply } from '../support/supply';
import { withAccount } from '../support/tamper';
import { TOKEN_2022_PROGRAM_ID, createMint, transfer } from '../support/tokens';
import { World, tokens } from '../support/world';

describe('executeCase', () => {
  describeEnd('executeCase');

  let world: World;
  before(async () => {
    world = await World.create();
  });

  it('burns exactly what was frozen, of both stakes and both rewards', async () => {
    const { testCase, coStake } = await decidedCase('executeCase', world);
    const { device } = testCase;
    const before = {
      device: await world.readDevice(device),
      offer: await world.readOffer(coStake),
      supply: await supply(world),
    };
    await executeCase(world, testCase);
    const [slot, ...otherSlots] = before.device.slots;
    assertChanged(before.device, await world.readDevice(device), {
      openCases: 0,
      ownerStake: tokens(864),
      ownerFrozen: 0n,
      rewards: { ...before.device.rewards, ownerFrozen: 0n, ownerBurned: tokens('2.6') },
      slots: [{ ...slot!, amount: tokens(576), frozen: 0n }, ...otherSlots],
    });
    assertChanged(before.offer, await world.readOffer(coStake), {
      principal: tokens(576),
      principalFrozen: 0n,
      rewardsFrozen: 0n,
      rewardsBurned: tokens('7.4'),
    });
    assert.deepEqual(await vaults(world, device), { stake: tokens(1_440), rewards: tokens(90) });
    assert.equal(before.supply - (await supply(world)), tokens(170));
  });

  it('burns the frozen amounts of a case without appeal once its window has ended, and not a second earlier', async () => {
    const { testCase } = await openedCase(world);
    const { appealEndsAt } = await readCase(world, testCase);
    await warpAround(world.chain, appealEndsAt, 'the second before');
    const instruction = await executeCaseInstruction(world, testCase);
    await expectRefusal(world.chain, instruction, [], 'CaseNotExecutable');
    await warpAround(world.chain, appealEndsAt, 'the very second');
    await executeCase(world, testCase);
    assert.deepEqual(await vaults(world, testCase.device), { stake: tokens(1_440), rewards: tokens(90) });
  });

  it('burns in the second after the window too', async () => {
    const { testCase } = await openedCase(world);
    const { appealEndsAt } = await readCase(world, testCase);
    await warpAround(world.chain, appealEndsAt, 'the second after');
    await executeCase(world, testCase);
    assert.equal(await world.balance(testCase.device.stakeVault), tokens(1_440));
  });

  it('refuses a case appealed in the last second of its window, then and after the arbiter’s deadline', async () => {
    const { testCase } = await openedCase(world);
    const { appealEndsAt } = await readCase(world, testCase);
    await warpAround(world.chain, appealEndsAt, 'the second before');
    await appealAsOwner(world, testCase);
    const { arbiterEndsAt, state } = await readCase(world, testCase);
    assert.equal(state, CaseState.Appealed);
    const instruction = await executeCaseInstruction(world, testCase);
    for (const [boundary, side] of [
      [appealEndsAt, 'the very second'],
      [arbiterEndsAt, 'the second before'],
      [arbiterEndsAt, 'the very second'],
      [arbiterEndsAt, 'the second after'],
    ] as const) {
      await warpAround(world.chain, boundary, side);
      await expectRefusal(world.chain, instruction, [], 'CaseNotExecutable');
    }
  });

  it('changes no stake if only rewards are hit, and no rewards if only stake is hit', async () => {
    const { testCase: rewards } = await decidedCase('executeCase', world, {
      stakeBps: 0,
      rewardsBps: 10_000,
    });
    await executeCase(world, rewards);
    assert.deepEqual(await vaults(world, rewards.device), { stake: tokens(1_600), rewards: 0n });
    const { testCase: stake } = await decidedCase('executeCase', world, { stakeBps: 3_000, rewardsBps: 0 });
    await executeCase(world, stake);
    assert.deepEqual(await vaults(world, stake.device), { stake: tokens(1_120), rewards: tokens(100) });
  });

  it('burns the amounts frozen at the opening, whatever was claimed, staked and posted since', async () => {
    const { testCase, coStake } = await decidedCase('executeCase', world);
    const { device } = testCase;
    await claimAll(world, coStake);
    await world.stake(device, tokens(40));
    await world.postRewards(device, tokens(50));
    assert.deepEqual(await vaults(world, device), { stake: tokens(1_640), rewards: tokens(60) });
    await executeCase(world, testCase);
    assert.deepEqual(await vaults(world, device), { stake: tokens(1_480), rewards: tokens(50) });
    assert.equal((await world.readDevice(device)).ownerStake, tokens(904));
  });

  it('keeps counting what was burned against the cap of each party', async () => {
    const { testCase, coStake } = await decidedCase('executeCase', world);
    await executeCase(world, testCase);
    const { slashTaken } = await world.readDevice(testCase.device);
    assert.equal(sumOf(slashTaken), tokens(96));
    assert.equal(sumOf((await world.readOffer(coStake)).slashTaken), tokens(64));
  });

  it('does not touch what strangers sent to the vaults', async () => {
    const { testCase } = await decidedCase('executeCase', world);
    const { stakeVault, rewardVault } = testCase.device;
    const { wallet } = await world.newWallet();
    await transfer(world.chain, world.mint, wallet, stakeVault, 3n);
    await transfer(world.chain, world.mint, wallet, rewardVault, 4n);
    await executeCase(world, testCase);
    assert.deepEqual(await vaults(world, testCase.device), {
      stake: tokens(1_440) + 3n,
      rewards: tokens(90) + 4n,
    });
  });

  it('burns tokens of the newer token program', async () => {
    const newer = await World.create({ mint: { tokenProgram: TOKEN_2022_PROGRAM_ID } });
    const { testCase } = await decidedCase('executeCase', newer);
    const before = await supply(newer);
    await executeCase(newer, testCase);
    assert.equal(before - (await supply(newer)), tokens(170));
  });

  it("refuses another mint, token program, and another device's vaults", async () => {
    const { testCase } = await decidedCase('executeCase', world);
    const other = await world.newDevice();
    const instruction = await executeCaseInstruction(world, testCase);
    const { address: mint } = await createMint(world.chain);
    for (const [account, address, error] of [
      ['mint', mint, 'WrongMint'],
      ['tokenProgram', TOKEN_2022_PROGRAM_ID, 'WrongTokenProgram'],
      ['stakeVault', other.stakeVault, 'WrongVault'],
      ['rewardVault', other.rewardVault, 'WrongVault'],
      ['stakeVault', testCase.device.rewardVault, 'WrongVault'],
    ] as const)
      await expectRefusal(world.chain, withAccount(instruction, account, address), [], error);
  });

  it('refuses amounts whose sum does not fit', async () => {
    const { testCase } = await decidedCase('executeCase', world);
    await inject(world.chain, 'SlashCase', testCase.address, { 'hits.1.stake': 2n ** 64n - 1n });
    const instruction = await executeCaseInstruction(world, testCase);
    await expectRefusal(world.chain, instruction, [], 'MathOverflow');
  });

  it('refuses a device that has less stake than the amount to burn', async () => {
    const { testCase } = await decidedCase('executeCase', world);
    await inject(world.chain, 'Device', testCase.device.address, { owner_stake: tokens(96) - 1n });
    const instruction = await executeCaseInstruction(world, testCase);
    await expectRefusal(world.chain, instruction, [], 'LedgerMismatch');
  });

  it('refuses a device that has no slot of a co-stake hit', async () => {
    const { testCase } = await decidedCase('executeCase', world);
    await inject(world.chain, 'Device', testCase.device.address, { 'slots.0.state': SlotState.Empty });
    const instruction = await executeCaseInstruction(world, testCase);
    await expectRefusal(world.chain, instruction, [], 'LedgerMismatch');
  });

  it('refuses a co-stake that holds less than the amount to burn', async () => {
    const { testCase, coStake } = await decidedCase('executeCase', world);
    await inject(world.chain, 'Offer', coStake.address, { principal: tokens(64) - 1n });
    const instruction = await executeCaseInstruction(world, testCase);
    await expectRefusal(world.chain, instruction, [], 'LedgerMismatch');
  });

  it('refuses a vault that holds less than the amount to burn, and changes nothing', async () => {
    const { testCase } = await decidedCase('executeCase', world);
    const { rewardVault } = testCase.device;
    const state = await world.chain.account(rewardVault);
    const data = Buffer.from(state!.data);
    data.writeBigUInt64LE(1n, 64);
    await world.chain.setAccount(rewardVault, { ...state!, data });
    const instruction = await executeCaseInstruction(world, testCase);
    await expectRefusal(world.chain, instruction, [], { token: 1 });
  });

  it('burns the last of twenty cases as it burns the first', async () => {
    const coStake = await world.coStaked();
    const { device } = coStake;
    const cases = [];
    for (let number = 0; number < 20; number += 1)
      cases.push(await openCase(world, device, { stakeBps: 100, rewardsBps: 0 }));
    const frozen =
      (await world.readDevice(device)).ownerFrozen + (await world.readOffer(coStake)).principalFrozen;
    const { appealEndsAt } = await readCase(world, cases[0]!);
    await world.chain.warpTo(appealEndsAt);
    for (const testCase of cases.reverse()) await executeCase(world, testCase);
    const { openCases, ownerFrozen, ownerStake, slots } = await world.readDevice(device);
    assert.deepEqual([openCases, ownerFrozen], [0, 0n]);
    const left = await world.balance(device.stakeVault);
    assert.equal(left, ownerStake + slots[0]!.amount);
    assert.equal(tokens(1_600) - left, frozen);
  });
});
