import { APPEAL_SECONDS, ARBITER_SECONDS, DeviceStatus, REQUIREMENT_NOTICE_SECONDS } from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { appealAsOwner, executeCase, openCase, releaseCase } from '../support/caseSteps';
import { DAY, HOUR, WAIT_SECONDS, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause } from '../support/operators';
import { U64_MAX, expectMoves, setCards, withdrawOverflow } from '../support/ownerSteps';
import { withAccount } from '../support/tamper';
import { TOKEN_2022_PROGRAM_ID, createMint, createTokenAccount, fund, transfer } from '../support/tokens';
import { MINIMUM, World, tokens, type TestDevice } from '../support/world';
import { expectOverflow, overflowInstruction } from '../support/overflow';

describe('withdrawOverflow', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('pays a part of what exceeds the minimum, and keeps the rest', async () => {
    const device = await world.newDevice({ stake: MINIMUM + tokens(500) });
    await world.chain.warpBy(DAY);
    const before = await world.readDevice(device);
    await expectMoves(
      world,
      [
        [device.stakeVault, -tokens(200)],
        [device.rewardVault, 0n],
        [device.owner.tokenAccount, tokens(200)],
      ],
      () => withdrawOverflow(world, device, tokens(200)),
    );
    assertChanged(before, await world.readDevice(device), { ownerStake: MINIMUM + tokens(300) });
    await expectOverflow(world, device, tokens(300));
    assert.equal((await world.readDevice(device)).ownerStake, MINIMUM);
  });

  it('pays twice when it is sent twice and the overflow suffices, and refuses the third', async () => {
    const device = await world.newDevice({ stake: MINIMUM + tokens(5) });
    await withdrawOverflow(world, device, tokens(2));
    await withdrawOverflow(world, device, tokens(2));
    const third = overflowInstruction(world, device, tokens(2));
    await expectRefusal(world.chain, third, [device.owner.wallet], 'AmountAboveOverflow');
    assert.equal(await world.balance(device.stakeVault), MINIMUM + tokens(1));
  });

  it('frees on a full device exactly what a co-staker brings', async () => {
    const device = await world.fullyStaked();
    const offer = await world.openOffer(device);
    await expectOverflow(world, device, 0n);
    await world.accept(offer);
    await expectOverflow(world, device, tokens(640));
    assert.equal((await world.readDevice(device)).ownerStake, tokens(960));
    assert.equal(await world.balance(device.stakeVault), MINIMUM);
  });

  it('does not count a co-stake in its wait', async () => {
    const coStake = await world.coStaked({ stake: MINIMUM });
    const { device } = coStake;
    await world.unstakeCoStake(coStake);
    await expectOverflow(world, device, 0n);
    await world.stake(device, 1n);
    await expectOverflow(world, device, 1n);
    await world.chain.warpBy(WAIT_SECONDS);
    await expectOverflow(world, device, 0n);
  });

  it('counts an active co-stake but no open offer', async () => {
    const { device } = await world.coStaked({ stake: MINIMUM, amount: tokens(300), shareBps: 1_000 });
    await world.openOffer(device, { amount: tokens(500), shareBps: 1_000 });
    await expectOverflow(world, device, tokens(300));
  });

  it('keeps what an announced higher minimum needs, before and after it applies', async () => {
    const device = await world.newDevice({ stake: tokens(2_000) });
    await setCards(world, device, 9);
    await expectOverflow(world, device, tokens(200));
    await world.chain.warpBy(REQUIREMENT_NOTICE_SECONDS + 1n);
    await expectOverflow(world, device, 0n);
  });

  it('keeps the present minimum until a lower one is stated, which frees the difference at once', async () => {
    const device = await world.fullyStaked();
    await setCards(world, device, 9);
    await expectOverflow(world, device, 0n);
    await setCards(world, device, 7);
    await expectOverflow(world, device, tokens(200));
  });

  describe('beside open cases', () => {
    it('counts what is frozen neither of the owner nor of an active co-stake', async () => {
      const { device } = await world.coStaked({ stake: MINIMUM, amount: tokens(800) });
      const testCase = await openCase(world, device, { stakeBps: 3_000 });
      // 1,120 and 560 are free.
      await expectOverflow(world, device, tokens(80));
      await appealAsOwner(world, testCase);
      await world.chain.warpBy(ARBITER_SECONDS);
      await releaseCase(world, testCase);
      await expectOverflow(world, device, tokens(720));
    });

    it('pays nothing that is missing once they burn: the device goes on earning', async () => {
      const { device } = await world.coStaked({ stake: MINIMUM, amount: tokens(800) });
      const testCase = await openCase(world, device, { stakeBps: 3_000 });
      await expectOverflow(world, device, tokens(80));
      await world.chain.warpBy(APPEAL_SECONDS);
      await executeCase(world, testCase);
      await world.postRewards(device, 1n);
      await expectOverflow(world, device, 0n);
    });

    it('pays nothing if the frozen parts make the device short', async () => {
      const { device } = await world.coStaked();
      await openCase(world, device);
      await expectOverflow(world, device, 0n);
    });
  });

  it('is open while entries are paused, the device is hired, down or terminated', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: MINIMUM + 4n });
    await pause(world, HOUR);
    await withdrawOverflow(world, device, 1n);
    const hiredUntil = (await world.chain.now()) + DAY;
    await world.report(device, { status: DeviceStatus.Running, hiredUntil });
    await withdrawOverflow(world, device, 1n);
    await world.report(device, { status: DeviceStatus.Down });
    await withdrawOverflow(world, device, 1n);
    await world.terminate(device);
    await expectOverflow(world, device, 1n);
  });

  it("pays to another token account of the owner's", async () => {
    const device = await world.newDevice({ stake: MINIMUM + tokens(1) });
    const { wallet, address, tokenAccount } = device.owner;
    const destination = await createTokenAccount(world.chain, world.mint, address);
    await expectMoves(
      world,
      [
        [device.stakeVault, -tokens(1)],
        [destination, tokens(1)],
        [tokenAccount, 0n],
      ],
      () => world.chain.run(overflowInstruction(world, device, tokens(1), { destination }), [wallet]),
    );
  });

  it('pays a mint of the newer token program', async () => {
    const world = await World.create({ mint: { tokenProgram: TOKEN_2022_PROGRAM_ID } });
    const device = await world.newDevice({ stake: MINIMUM + 3n });
    await expectOverflow(world, device, 3n);
  });

  it('pays nothing of what a stranger sent to the vault', async () => {
    const device = await world.fullyStaked();
    const { wallet } = await world.newWallet();
    await transfer(world.chain, world.mint, wallet, device.stakeVault, tokens(50));
    await expectOverflow(world, device, 0n);
  });

  it('records the amount and the rest in an event', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.newDevice({ stake: MINIMUM + tokens(5) });
    const instruction = overflowInstruction(world, device, tokens(3));
    const outcome = await expectOk(world.chain.send(instruction, [device.owner.wallet]));
    assertEvents(outcome, [
      'OverflowWithdrawn',
      {
        device: device.address,
        owner: device.owner.address,
        amount: tokens(3),
        stakeAfter: MINIMUM + tokens(2),
        at: await world.chain.now(),
      },
    ]);
  });

  it('refuses while the stake is leaving and after its cooldown', async () => {
    const device = await world.newDevice({ stake: MINIMUM + tokens(1) });
    await world.unstakeOwner(device);
    const { ownerCooldownEndsAt } = await world.readDevice(device);
    for (const side of ['the second before', 'the very second', 'the second after'] as const) {
      await warpAround(world.chain, ownerCooldownEndsAt, side);
      const instruction = overflowInstruction(world, device, 1n);
      await expectRefusal(world.chain, instruction, [device.owner.wallet], 'OwnerStakeLeaving');
    }
  });

  it('refuses sums that do not fit', async () => {
    const { device } = await world.coStaked();
    await inject(world.chain, 'Device', device.address, { owner_stake: U64_MAX });
    await expectRefusal(
      world.chain,
      overflowInstruction(world, device, 1n),
      [device.owner.wallet],
      'MathOverflow',
    );
  });

  describe('refuses', () => {
    let device: TestDevice;

    before(async () => {
      device = await world.newDevice({ stake: MINIMUM + tokens(10) });
    });

    const refuse = (instruction: TransactionInstruction, expected: Parameters<typeof expectRefusal>[3]) =>
      expectRefusal(world.chain, instruction, [device.owner.wallet], expected);

    it('an amount of zero', () => refuse(overflowInstruction(world, device, 0n), 'ZeroAmount'));

    it('one base unit more than the overflow, all of the stake, and the largest number', async () => {
      for (const amount of [tokens(10) + 1n, MINIMUM + tokens(10), U64_MAX])
        await refuse(overflowInstruction(world, device, amount), 'AmountAboveOverflow');
    });

    it('any amount on a device without stake or below its minimum', async () => {
      const { owner } = device;
      for (const stake of [0n, MINIMUM - 1n, MINIMUM]) {
        const short = await world.newDevice({ owner, stake });
        await refuse(overflowInstruction(world, short, 1n), 'AmountAboveOverflow');
      }
    });

    it('a wallet that is not the owner, the registrar included', async () => {
      const stranger = await world.newActor();
      for (const wallet of [stranger.wallet, world.roles.registrar]) {
        const instruction = overflowInstruction(world, device, 1n, {
          owner: wallet.publicKey,
          destination: stranger.tokenAccount,
        });
        await expectRefusal(world.chain, instruction, [wallet], 'NotDeviceOwner');
      }
    });

    it("another wallet's destination, and a vault", async () => {
      const { tokenAccount } = await world.newActor();
      for (const destination of [tokenAccount, device.stakeVault, device.rewardVault])
        await refuse(overflowInstruction(world, device, 1n, { destination }), 'WrongDestination');
    });

    it('a destination that is not a token account', async () => {
      const unused = world.newKeypair().publicKey;
      for (const destination of [unused, device.owner.address, device.owner.participant])
        await refuse(overflowInstruction(world, device, 1n, { destination }), 'WrongDestination');
    });

    it('a destination of another mint', async () => {
      const destination = await fund(world.chain, await createMint(world.chain), device.owner.address);
      await refuse(overflowInstruction(world, device, 1n, { destination }), { token: 3 });
    });

    it('the vault of another device, and the reward vault', async () => {
      const other = await world.newDevice({ owner: device.owner, stake: MINIMUM * 2n });
      for (const vault of [other.stakeVault, device.rewardVault])
        await refuse(withAccount(overflowInstruction(world, device, 1n), 'stakeVault', vault), 'WrongVault');
    });

    it('another token program, with an account of its own', async () => {
      const other = await createMint(world.chain, { tokenProgram: TOKEN_2022_PROGRAM_ID });
      const destination = await fund(world.chain, other, device.owner.address);
      const tokenProgram = TOKEN_2022_PROGRAM_ID;
      await refuse(overflowInstruction(world, device, 1n, { destination, tokenProgram }), 'WrongDestination');
      await refuse(
        overflowInstruction(world, device, 1n, { tokenProgram, destination: device.owner.tokenAccount }),
        'WrongTokenProgram',
      );
    });
  });
});
