import { CHANGE_DELAY_SECONDS, Role, SlotState, coStakesHit, instructions } from '@co-staking/sdk';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { openedCase } from '../support/caseEnds';
import {
  appealAsCoStaker,
  appealAsOwner,
  dismissCase,
  executeCase,
  openCase,
  readCase,
  upholdCase,
  withdrawCase,
  type TestCase,
} from '../support/caseSteps';
import { DAY, HOUR } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk, type ExpectedError } from '../support/expectError';
import { CLOSED, expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { acceptRole, handOver, nominate, pause, vacate } from '../support/operators';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { supply } from '../support/supply';
import { readOnly, withAccount, withoutSigner } from '../support/tamper';
import { MINIMUM, World, tokens } from '../support/world';

async function build(
  world: World,
  testCase: TestCase,
  { publicKey: authority }: Keypair = world.roles.slasher,
  input: { rentPayer?: PublicKey; coStakes?: PublicKey[] } = {},
): Promise<TransactionInstruction> {
  const state = await readCase(world, testCase);
  return instructions.withdrawCase({
    authority,
    device: testCase.device.address,
    number: testCase.number,
    rentPayer: state.rentPayer,
    coStakes: coStakesHit(state),
    ...input,
  }).instruction;
}

describe('withdrawCase', () => {
  // A case concerns one device: every test brings its own. One that changes the configuration starts a world.
  let world: World;
  before(async () => {
    world = await World.create();
  });

  const refuses = async (
    testCase: TestCase,
    expected: ExpectedError,
    input: Parameters<typeof build>[3] = {},
    key = world.roles.slasher,
  ): Promise<void> => expectRefusal(world.chain, await build(world, testCase, key, input), [key], expected);

  it('gives back exactly what the case took, as if it had never been, and moves no tokens', async () => {
    const coStake = await world.coStaked();
    await world.postRewards(coStake.device, tokens(100));
    const { device } = coStake;
    const before = {
      device: await world.readDevice(device),
      offer: await world.readOffer(coStake),
      supply: await supply(world),
    };
    const testCase = await openCase(world, device);
    const { bucket } = await readCase(world, testCase);
    await withdrawCase(world, testCase);
    assertChanged(before.device, await world.readDevice(device), { nextCase: 1, bucket });
    assertChanged(before.offer, await world.readOffer(coStake), { slashBucket: bucket });
    assert.equal(await world.balance(device.stakeVault), tokens(1_600));
    assert.equal(await world.balance(device.rewardVault), tokens(100));
    assert.equal(await supply(world), before.supply);
  });

  it('records the withdrawal in an event', async () => {
    const telling = await World.create({ kind: 'litesvm' });
    const { slasher } = telling.roles;
    const { testCase } = await openedCase(telling);
    const outcome = await expectOk(telling.chain.send(await build(telling, testCase), [slasher]));
    assertEvents(outcome, [
      'CaseEnded',
      {
        device: testCase.device.address,
        slashCase: testCase.address,
        number: 0,
        burned: 0,
        withdrawn: 1,
        ownerStake: tokens(96),
        ownerRewards: tokens('2.6'),
        ownerStakeAfter: tokens(960),
        nonces: [0, 0, 0, 0],
        stakes: [tokens(64), 0n, 0n, 0n],
        rewards: [tokens('7.4'), 0n, 0n, 0n],
        hits: 1,
        at: await telling.chain.now(),
      },
    ]);
  });

  it('closes the case and gives all its lamports to who opened it', async () => {
    const { testCase } = await openedCase(world);
    const { slasher } = world.roles;
    const state = await world.chain.account(testCase.address);
    const before = await world.chain.account(slasher.publicKey);
    await withdrawCase(world, testCase);
    const after = await world.chain.account(slasher.publicKey);
    assert.equal(after!.lamports - before!.lamports, state!.lamports);
    assert.isNull(await world.chain.account(testCase.address));
  });

  describe('in every state of the case', () => {
    for (const [name, bring] of [
      ['just opened', async () => {}],
      ['appealed by the owner', (testCase: TestCase) => appealAsOwner(world, testCase)],
      [
        'upheld',
        async (testCase: TestCase) => {
          await appealAsOwner(world, testCase);
          await upholdCase(world, testCase);
        },
      ],
      [
        'dismissed',
        async (testCase: TestCase) => {
          await appealAsOwner(world, testCase);
          await dismissCase(world, testCase);
        },
      ],
      [
        'expired',
        async (testCase: TestCase) => {
          await appealAsOwner(world, testCase);
          await world.chain.warpTo((await readCase(world, testCase)).arbiterEndsAt + DAY);
        },
      ],
      [
        'due for burning',
        async (testCase: TestCase) =>
          world.chain.warpTo((await readCase(world, testCase)).appealEndsAt + DAY),
      ],
    ] as const)
      it(name, async () => {
        const { testCase, coStake } = await openedCase(world);
        await bring(testCase);
        await withdrawCase(world, testCase);
        assert.equal((await world.readDevice(testCase.device)).ownerFrozen, 0n);
        assert.equal((await world.readOffer(coStake)).principalFrozen, 0n);
        assert.equal(await world.balance(testCase.device.stakeVault), MINIMUM);
      });
  });

  it('frees stake whose exit is over for its withdrawal', async () => {
    const device = await world.fullyStaked();
    await world.unstakeOwner(device);
    const testCase = await openCase(world, device);
    await world.chain.warpBy(14n * DAY);
    await withdrawOwnerStake(world, device);
    await withdrawCase(world, testCase);
    await withdrawOwnerStake(world, device);
    assert.equal(await world.balance(device.owner.tokenAccount), tokens(1_000_000));
  });

  it('frees the cap at once: what was a small case makes room for a severe one', async () => {
    const { testCase } = await openedCase(world, { stakeBps: 5_000 });
    await withdrawCase(world, testCase);
    const next = await openCase(world, testCase.device, { stakeBps: 5_000 });
    const { ownerStake, hits } = await readCase(world, next);
    assert.deepEqual([ownerStake, hits[0]!.stake], [tokens(480), tokens(192)]);
  });

  it('leaves other cases of the device', async () => {
    const { testCase, coStake } = await openedCase(world);
    const other = await openCase(world, testCase.device);
    const before = await readCase(world, other);
    await withdrawCase(world, testCase);
    assert.deepEqual(await readCase(world, other), before);
    assert.equal((await world.readDevice(testCase.device)).openCases, 1);
    assert.equal((await world.readOffer(coStake)).principalFrozen, before.hits[0]!.stake);
  });

  it('takes a case of which rewards alone are hit, with the offer', async () => {
    const { testCase, coStake } = await openedCase(world, { stakeBps: 0, rewardsBps: 10_000 });
    await refuses(testCase, 'CoStakesMissing', { coStakes: [] });
    await withdrawCase(world, testCase);
    assert.equal((await world.readOffer(coStake)).rewardsFrozen, 0n);
  });

  it('works while entries are paused, and on a terminated device', async () => {
    const paused = await World.create();
    const { testCase } = await openedCase(paused);
    await pause(paused, HOUR);
    await paused.terminate(testCase.device);
    await withdrawCase(paused, testCase);
  });

  describe('who may', () => {
    it('refuses anyone but the slasher: the admin, the arbiter, a hit party, a stranger', async () => {
      const { testCase, coStake } = await openedCase(world);
      const { admin, arbiter } = world.roles;
      const parties = [testCase.device.owner.wallet, coStake.coStaker.wallet];
      for (const key of [admin, arbiter, ...parties, world.newKeypair()])
        await refuses(testCase, 'NotSlasherNorAdmin', {}, key);
    });

    it('takes cases of a predecessor, who no longer may', async () => {
      const changing = await World.create();
      const { chain, roles } = changing;
      const { testCase } = await openedCase(changing);
      const next = changing.newKeypair();
      await handOver(changing, Role.Slasher, next);
      const old = await build(changing, testCase);
      await expectRefusal(chain, old, [roles.slasher], 'NotSlasherNorAdmin');
      const before = await chain.account(roles.slasher.publicKey);
      await chain.run(await build(changing, testCase, next), [next]);
      assert.isAbove(Number((await chain.account(roles.slasher.publicKey))!.lamports - before!.lamports), 0);
    });

    it('is the admin’s while the slasher’s role is vacant, and only then', async () => {
      const changing = await World.create();
      const { chain, roles } = changing;
      const cases = [await openedCase(changing), await openedCase(changing)].map((one) => one.testCase);
      const [first, second] = cases as [TestCase, TestCase];
      const by = (testCase: TestCase, key: Keypair) => build(changing, testCase, key);
      await expectRefusal(chain, await by(first, roles.admin), [roles.admin], 'NotSlasherNorAdmin');
      await vacate(changing, Role.Slasher);
      for (const key of [roles.slasher, roles.arbiter])
        await expectRefusal(chain, await by(first, key), [key], 'NotSlasherNorAdmin');
      await chain.run(await by(first, roles.admin), [roles.admin]);
      const next = changing.newKeypair();
      await nominate(changing, Role.Slasher, next.publicKey);
      await chain.warpBy(CHANGE_DELAY_SECONDS);
      await acceptRole(changing, Role.Slasher, next);
      await expectRefusal(chain, await by(second, roles.admin), [roles.admin], 'NotSlasherNorAdmin');
      await chain.run(await by(second, next), [next]);
    });

    it('needs a signature, even if the role is vacant and the empty address is named', async () => {
      const { testCase } = await openedCase(world);
      const instruction = withoutSigner(await build(world, testCase), 'authority');
      await expectRefusal(world.chain, instruction, [], { anchor: 3010 });
    });
  });

  describe('what it is given', () => {
    it('refuses a second time, and after the burn', async () => {
      const { slasher } = world.roles;
      const { testCase } = await openedCase(world);
      const instruction = await build(world, testCase);
      await withdrawCase(world, testCase);
      await expectRefusal(world.chain, instruction, [slasher], CLOSED);
      const burned = (await openedCase(world)).testCase;
      const late = await build(world, burned);
      await world.chain.warpTo((await readCase(world, burned)).appealEndsAt);
      await executeCase(world, burned);
      await expectRefusal(world.chain, late, [slasher], CLOSED);
    });

    it('refuses another rent payer than the recorded one', async () => {
      const { testCase } = await openedCase(world);
      const { address } = await world.newWallet({ holds: 0n });
      await refuses(testCase, 'WrongRentPayer', { rentPayer: address });
    });

    it("refuses another device's case, and another device", async () => {
      const { slasher } = world.roles;
      const [own, foreign] = [(await openedCase(world)).testCase, (await openedCase(world)).testCase];
      const instruction = await build(world, own);
      for (const [account, address] of [
        ['slashCase', foreign.address],
        ['device', foreign.device.address],
      ] as const)
        await expectRefusal(
          world.chain,
          withAccount(instruction, account, address),
          [slasher],
          'WrongDevice',
        );
    });

    it('refuses accounts that may only be read', async () => {
      const { slasher } = world.roles;
      const instruction = await build(world, (await openedCase(world)).testCase);
      for (const account of ['device', 'slashCase', 'rentPayer'])
        await expectRefusal(world.chain, readOnly(instruction, account), [slasher], { anchor: 2000 });
    });

    it('refuses missing, added, doubled, swapped and foreign co-stakes', async () => {
      const device = await world.fullyStaked();
      const terms = { amount: tokens(200), shareBps: 1_000 };
      const first = await world.accept(await world.openOffer(device, terms));
      const second = await world.accept(await world.openOffer(device, terms));
      const foreign = await world.coStaked();
      const testCase = await openCase(world, device);
      const both = [first.address, second.address];
      for (const coStakes of [[], [first.address]]) await refuses(testCase, 'CoStakesMissing', { coStakes });
      for (const coStakes of [
        [second.address],
        [second.address, first.address],
        [first.address, first.address],
        [...both, second.address],
        [first.address, foreign.address],
      ])
        await refuses(testCase, 'UnexpectedCoStake', { coStakes });
      await withdrawCase(world, testCase);
    });

    it('asks for the offers that were hit, also one that has been paid but for what is frozen', async () => {
      const coStake = await world.coStaked();
      await world.unstakeCoStake(coStake);
      const testCase = await openCase(world, coStake.device);
      await world.chain.warpBy(21n * DAY);
      await withdrawCoStake(world, coStake);
      await appealAsCoStaker(world, testCase, coStake);
      await withdrawCase(world, testCase);
      await withdrawCoStake(world, coStake);
      assert.equal(await world.balance(coStake.coStaker.tokenAccount), tokens(1_000_000));
    });
  });

  describe('on accounts that no instruction leads to', () => {
    for (const [name, values] of [
      ['counts no open case', { open_cases: 0 }],
      ['has frozen too little of the stake', { owner_frozen: tokens(96) - 1n }],
      ['has frozen too little of the rewards', { 'rewards.owner_frozen': tokens('2.6') - 1n }],
      ['has no slot of the co-stake', { 'slots.0.state': SlotState.Empty }],
    ] as const)
      it(`refuses a device that ${name}`, async () => {
        const { testCase } = await openedCase(world);
        await inject(world.chain, 'Device', testCase.device.address, values);
        await refuses(testCase, 'LedgerMismatch');
      });

    for (const [name, values] of [
      ['stake', { principal_frozen: tokens(64) - 1n }],
      ['rewards', { rewards_frozen: tokens('7.4') - 1n }],
    ] as const)
      it(`refuses a co-stake with too little of the ${name} frozen`, async () => {
        const { testCase, coStake } = await openedCase(world);
        await inject(world.chain, 'Offer', coStake.address, values);
        await refuses(testCase, 'LedgerMismatch');
      });
  });
});
