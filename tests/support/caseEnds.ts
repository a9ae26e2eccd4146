import { APPEAL_SECONDS, ARBITER_SECONDS, coStakesHit, findSlashCasePda } from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import {
  appealAsOwner,
  dismissCase,
  executeCaseInstruction,
  openCase,
  readCase,
  releaseCaseInstruction,
  upholdCase,
  type CaseOptions,
  type TestCase,
} from './caseSteps';
import { assertEvents } from './compare';
import { expectOk, type ExpectedError } from './expectError';
import { CLOSED, expectRefusal } from './expectRefusal';
import { inject } from './inject';
import { withAccount } from './tamper';
import { World, tokens, type TestCoStake } from './world';

export type End = 'executeCase' | 'releaseCase';

/** A case, and the co-stake that it hits: 96 + 64 tokens of stake, 2.6 + 7.4 of rewards by default. */
export interface HitCoStake {
  testCase: TestCase;
  coStake: TestCoStake;
}

/** The worked example with 26 and 74 tokens of rewards, and a case against it. */
export async function openedCase(world: World, options: CaseOptions = {}): Promise<HitCoStake> {
  const coStake = await world.coStaked();
  await world.postRewards(coStake.device, tokens(100));
  return { testCase: await openCase(world, coStake.device, options), coStake };
}

/** Decides an appealed case so that it can end: dismissed, or upheld with its appeal window over. */
export async function decide(end: End, world: World, testCase: TestCase): Promise<void> {
  if (end === 'releaseCase') return dismissCase(world, testCase);
  await upholdCase(world, testCase);
  await world.chain.warpTo((await readCase(world, testCase)).appealEndsAt);
}

/** As `openedCase`, decided: upheld if it will be executed, dismissed if it will be released. */
export async function decidedCase(end: End, world: World, options: CaseOptions = {}): Promise<HitCoStake> {
  const opened = await openedCase(world, options);
  await appealAsOwner(world, opened.testCase);
  await decide(end, world, opened.testCase);
  return opened;
}

export const endInstruction = (
  end: End,
  world: World,
  testCase: TestCase,
  input: { caller?: PublicKey; rentPayer?: PublicKey; coStakes?: PublicKey[] } = {},
): Promise<TransactionInstruction> =>
  (end === 'executeCase' ? executeCaseInstruction : releaseCaseInstruction)(world, testCase, input);

/** What executing and releasing have in common. */
export function describeEnd(end: End): void {
  // A case concerns one device: every test brings its own.
  let world: World;
  before(async () => {
    world = await World.create();
  });

  async function refuses(
    testCase: TestCase,
    expected: ExpectedError,
    input: Parameters<typeof endInstruction>[3] = {},
  ): Promise<void> {
    const instruction = await endInstruction(end, world, testCase, input);
    await expectRefusal(world.chain, instruction, [], expected);
  }

  it('records the outcome of all amounts in an event', async () => {
    const telling = await World.create({ kind: 'litesvm' });
    const { testCase } = await decidedCase(end, telling);
    const instruction = await endInstruction(end, telling, testCase);
    const burned = end === 'executeCase';
    assertEvents(await expectOk(telling.chain.send(instruction)), [
      'CaseEnded',
      {
        device: testCase.device.address,
        slashCase: testCase.address,
        number: 0,
        burned: burned ? 1 : 0,
        withdrawn: 0,
        ownerStake: tokens(96),
        ownerRewards: tokens('2.6'),
        ownerStakeAfter: burned ? tokens(864) : tokens(960),
        nonces: [0, 0, 0, 0],
        stakes: [tokens(64), 0n, 0n, 0n],
        rewards: [tokens('7.4'), 0n, 0n, 0n],
        hits: 1,
        at: await telling.chain.now(),
      },
    ]);
  });

  it('closes the case and gives all its lamports to the slasher who opened it', async () => {
    const { testCase } = await decidedCase(end, world);
    const { slasher } = world.roles;
    const state = await world.chain.account(testCase.address);
    const donation = 5n;
    await world.chain.setAccount(testCase.address, { ...state!, lamports: state!.lamports + donation });
    const before = await world.chain.account(slasher.publicKey);
    await world.chain.run(await endInstruction(end, world, testCase));
    const after = await world.chain.account(slasher.publicKey);
    assert.equal(after!.lamports - before!.lamports, state!.lamports + donation);
    assert.isNull(await world.chain.account(testCase.address));
  });

  it('can be sent by anyone', async () => {
    const { testCase } = await decidedCase(end, world);
    const stranger = await world.newWallet({ holds: 0n });
    const instruction = await endInstruction(end, world, testCase, { caller: stranger.address });
    await expectOk(world.chain.send(instruction, [stranger.wallet], { payer: stranger.wallet }));
    assert.equal((await world.readDevice(testCase.device)).openCases, 0);
  });

  it('can be sent by the slasher, who gets the rent back', async () => {
    const { testCase } = await decidedCase(end, world);
    const { slasher } = world.roles;
    const instruction = await endInstruction(end, world, testCase, { caller: slasher.publicKey });
    await expectOk(world.chain.send(instruction, [slasher], { payer: slasher }));
    assert.isNull(await world.chain.account(testCase.address));
  });

  it('ends one of two cases and leaves the other', async () => {
    const { testCase, coStake } = await decidedCase(end, world);
    const other = await openCase(world, testCase.device);
    const before = await readCase(world, other);
    await world.chain.run(await endInstruction(end, world, testCase));
    assert.deepEqual(await readCase(world, other), before);
    const device = await world.readDevice(testCase.device);
    assert.equal(device.openCases, 1);
    assert.equal(device.ownerFrozen, before.ownerStake);
    assert.equal(device.rewards.ownerFrozen, before.ownerRewards);
    const offer = await world.readOffer(coStake);
    assert.equal(offer.principalFrozen, before.hits[0]!.stake);
    assert.equal(offer.rewardsFrozen, before.hits[0]!.rewards);
  });

  it('leaves a co-stake alone that the case does not hit', async () => {
    const device = await world.fullyStaked();
    const infractionAt = await world.chain.now();
    await world.chain.warpBy(1n);
    const coStake = await world.accept(await world.openOffer(device));
    const testCase = await openCase(world, device, { infractionAt });
    await appealAsOwner(world, testCase);
    await decide(end, world, testCase);
    const before = await world.readOffer(coStake);
    await refuses(testCase, 'UnexpectedCoStake', { coStakes: [coStake.address] });
    await world.chain.run(await endInstruction(end, world, testCase));
    assert.deepEqual(await world.readOffer(coStake), before);
  });

  it('refuses a second time', async () => {
    const { testCase } = await decidedCase(end, world);
    const instruction = await endInstruction(end, world, testCase);
    await world.chain.run(instruction);
    await expectRefusal(world.chain, instruction, [], CLOSED);
  });

  it('refuses another rent payer than the recorded one', async () => {
    const { testCase } = await decidedCase(end, world);
    const { address } = await world.newWallet({ holds: 0n });
    await refuses(testCase, 'WrongRentPayer', { rentPayer: address });
  });

  it("refuses another device's case", async () => {
    const { testCase } = await decidedCase(end, world);
    const { testCase: foreign } = await decidedCase(end, world);
    const instruction = await endInstruction(end, world, testCase);
    const [address] = findSlashCasePda({ device: foreign.device.address, number: 0 });
    await expectRefusal(world.chain, withAccount(instruction, 'slashCase', address), [], 'WrongDevice');
  });

  it('refuses missing, added, doubled, swapped and foreign co-stakes', async () => {
    const device = await world.fullyStaked();
    const terms = { amount: tokens(200), shareBps: 1_000 };
    const first = await world.accept(await world.openOffer(device, terms));
    const second = await world.accept(await world.openOffer(device, terms));
    const foreign = await decidedCase(end, world);
    const testCase = await openCase(world, device);
    await appealAsOwner(world, testCase);
    await decide(end, world, testCase);
    const both = coStakesHit(await readCase(world, testCase));
    assert.deepEqual(both, [first.address, second.address]);
    for (const coStakes of [[], [first.address]]) await refuses(testCase, 'CoStakesMissing', { coStakes });
    for (const coStakes of [
      [second.address],
      [second.address, first.address],
      [first.address, first.address],
      [...both, second.address],
      [first.address, foreign.coStake.address],
    ])
      await refuses(testCase, 'UnexpectedCoStake', { coStakes });
    await world.chain.run(await endInstruction(end, world, testCase));
  });

  describe('on accounts that no instruction leads to', () => {
    for (const [name, values] of [
      ['counts no open case', { open_cases: 0 }],
      ['has frozen too little of the stake', { owner_frozen: tokens(96) - 1n }],
      ['has frozen too little of the rewards', { 'rewards.owner_frozen': tokens('2.6') - 1n }],
    ] as const)
      it(`refuses a device that ${name}`, async () => {
        const { testCase } = await decidedCase(end, world);
        await inject(world.chain, 'Device', testCase.device.address, values);
        await refuses(testCase, 'LedgerMismatch');
      });

    for (const [name, values] of [
      ['stake', { principal_frozen: tokens(64) - 1n }],
      ['rewards', { rewards_frozen: tokens('7.4') - 1n }],
    ] as const)
      it(`refuses a co-stake with too little of the ${name} frozen`, async () => {
        const { testCase, coStake } = await decidedCase(end, world);
        await inject(world.chain, 'Offer', coStake.address, values);
        await refuses(testCase, 'LedgerMismatch');
      });
  });

  describe('while nothing is decided', () => {
    const error = end === 'executeCase' ? 'CaseNotExecutable' : 'CaseNotReleasable';

    it('refuses a case that was just opened, and one just appealed', async () => {
      const { testCase } = await openedCase(world);
      await refuses(testCase, error);
      await appealAsOwner(world, testCase);
      await refuses(testCase, error);
    });

    it(`refuses a case that ${end === 'executeCase' ? 'was dismissed' : 'was upheld'}, forever`, async () => {
      const { testCase } = await openedCase(world);
      await appealAsOwner(world, testCase);
      await (end === 'executeCase' ? dismissCase : upholdCase)(world, testCase);
      await refuses(testCase, error);
      await world.chain.warpBy(APPEAL_SECONDS + ARBITER_SECONDS);
      await refuses(testCase, error);
    });
  });
}

/** Base units in the two vaults of a device. */
export const vaults = async (
  world: World,
  { stakeVault, rewardVault }: TestCase['device'],
): Promise<{ stake: bigint; rewards: bigint }> => ({
  stake: await world.balance(stakeVault),
  rewards: await world.balance(rewardVault),
});
