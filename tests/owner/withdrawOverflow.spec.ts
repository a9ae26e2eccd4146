import {
  APPEAL_SECONDS,
  ARBITER_SECONDS,
  BUCKETS,
  BUCKET_SECONDS,
  DeviceStatus,
  OfferState,
  REQUIREMENT_NOTICE_SECONDS,
  instructions,
} from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { appealAsOwner, executeCase, openCase, releaseCase } from '../support/caseSteps';
import { COOLDOWN_SECONDS, DAY, HOUR, WAIT_SECONDS, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause, setParameters } from '../support/operators';
import {
  U64_MAX,
  expectMoves,
  setCards,
  setHardware,
  withdrawOverflow,
  withdrawOwnerStake,
} from '../support/ownerSteps';
import { withAccount } from '../support/tamper';
import { TOKEN_2022_PROGRAM_ID, createMint, createTokenAccount, fund, transfer } from '../support/tokens';
import { MINIMUM, World, tokens, type TestCoStake, type TestDevice } from '../support/world';

const build = (
  world: World,
  { address, owner }: TestDevice,
  amount: bigint,
  input: Partial<instructions.WithdrawOverflowInput> = {},
): TransactionInstruction =>
  instructions.withdrawOverflow({
    owner: owner.address,
    device: address,
    amount,
    ...world.mintInput,
    ...input,
  }).instruction;

/** Asserts that so much, and not a base unit more, can be taken out; takes it out. */
async function expectOverflow(world: World, device: TestDevice, overflow: bigint): Promise<void> {
  const { wallet, tokenAccount } = device.owner;
  const tooMuch = build(world, device, overflow + 1n);
  await expectRefusal(world.chain, tooMuch, [wallet], 'AmountAboveOverflow');
  if (overflow === 0n) return;
  await expectMoves(
    world,
    [
      [device.stakeVault, -overflow],
      [tokenAccount, overflow],
    ],
    () => withdrawOverflow(world, device, overflow),
  );
}

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
    const third = build(world, device, tokens(2));
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

    it('pays nothing where the frozen parts make the device short', async () => {
      const { device } = await world.coStaked();
      await openCase(world, device);
      await expectOverflow(world, device, 0n);
    });
  });

  describe('after the minimum fell', () => {
    /** Last second at which a minimum that fell now binds, by the clock. */
    const boundUntil = async ({ chain }: World) =>
      ((await chain.now()) / BUCKET_SECONDS + BigInt(BUCKETS)) * BUCKET_SECONDS;

    it('frees the difference at once on a device without a co-stake', async () => {
      const device = await world.fullyStaked();
      await setCards(world, device, 3);
      await expectOverflow(world, device, tokens(1_000));
    });

    it('frees it at once where every co-stake is free, also one that nobody has withdrawn', async () => {
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

    it('counts it for 42 days, where it fell in the last second of a bucket', async () => {
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

    it('is forgotten in steps where it fell in steps, bucket after bucket', async () => {
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
      () => world.chain.run(build(world, device, tokens(1), { destination }), [wallet]),
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

  it('tells of the amount and the rest', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.newDevice({ stake: MINIMUM + tokens(5) });
    const instruction = build(world, device, tokens(3));
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
      const instruction = build(world, device, 1n);
      await expectRefusal(world.chain, instruction, [device.owner.wallet], 'OwnerStakeLeaving');
    }
  });

  it('refuses sums that do not fit', async () => {
    const { device } = await world.coStaked();
    await inject(world.chain, 'Device', device.address, { owner_stake: U64_MAX });
    await expectRefusal(world.chain, build(world, device, 1n), [device.owner.wallet], 'MathOverflow');
  });

  describe('refuses', () => {
    let device: TestDevice;

    before(async () => {
      device = await world.newDevice({ stake: MINIMUM + tokens(10) });
    });

    const refuse = (instruction: TransactionInstruction, expected: Parameters<typeof expectRefusal>[3]) =>
      expectRefusal(world.chain, instruction, [device.owner.wallet], expected);

    it('an amount of zero', () => refuse(build(world, device, 0n), 'ZeroAmount'));

    it('one base unit more than the overflow, all of the stake, and the largest number', async () => {
      for (const amount of [tokens(10) + 1n, MINIMUM + tokens(10), U64_MAX])
        await refuse(build(world, device, amount), 'AmountAboveOverflow');
    });

    it('any amount on a device without stake or below its minimum', async () => {
      const { owner } = device;
      for (const stake of [0n, MINIMUM - 1n, MINIMUM]) {
        const short = await world.newDevice({ owner, stake });
        await refuse(build(world, short, 1n), 'AmountAboveOverflow');
      }
    });

    it('a wallet that is not the owner, the registrar included', async () => {
      const stranger = await world.newActor();
      for (const wallet of [stranger.wallet, world.roles.registrar]) {
        const instruction = build(world, device, 1n, {
          owner: wallet.publicKey,
          destination: stranger.tokenAccount,
        });
        await expectRefusal(world.chain, instruction, [wallet], 'NotDeviceOwner');
      }
    });

    it("a destination of somebody else's, and a vault", async () => {
      const { tokenAccount } = await world.newActor();
      for (const destination of [tokenAccount, device.stakeVault, device.rewardVault])
        await refuse(build(world, device, 1n, { destination }), 'WrongDestination');
    });

    it('a destination that is no token account', async () => {
      const unused = world.newKeypair().publicKey;
      for (const destination of [unused, device.owner.address, device.owner.participant])
        await refuse(build(world, device, 1n, { destination }), 'WrongDestination');
    });

    it('a destination of another mint', async () => {
      const destination = await fund(world.chain, await createMint(world.chain), device.owner.address);
      await refuse(build(world, device, 1n, { destination }), { token: 3 });
    });

    it('the vault of another device, and the reward vault', async () => {
      const other = await world.newDevice({ owner: device.owner, stake: MINIMUM * 2n });
      for (const vault of [other.stakeVault, device.rewardVault])
        await refuse(withAccount(build(world, device, 1n), 'stakeVault', vault), 'WrongVault');
    });

    it('another token program, with an account of its own', async () => {
      const other = await createMint(world.chain, { tokenProgram: TOKEN_2022_PROGRAM_ID });
      const destination = await fund(world.chain, other, device.owner.address);
      const tokenProgram = TOKEN_2022_PROGRAM_ID;
      await refuse(build(world, device, 1n, { destination, tokenProgram }), 'WrongDestination');
      await refuse(
        build(world, device, 1n, { tokenProgram, destination: device.owner.tokenAccount }),
        'WrongTokenProgram',
      );
    });
  });
});
