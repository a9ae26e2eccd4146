import {
  APPEAL_SECONDS,
  ARBITER_SECONDS,
  CaseState,
  DeviceStatus,
  SlashTerm,
  instructions,
  type SlashCase,
} from '@co-staking/sdk';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import {
  appealAsCoStaker,
  appealAsOwner,
  dismissCase,
  executeCase,
  executeCaseInstruction,
  openCase,
  readCase,
  releaseCase,
  upholdCase,
  type TestCase,
} from '../support/caseSteps';
import { COOLDOWN_SECONDS, DAY, HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { expectOk, type ExpectedError } from '../support/expectError';
import { CLOSED, expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause, setParameters, setSlashTerm } from '../support/operators';
import { expectMoves } from '../support/ownerSteps';
import { withAccount } from '../support/tamper';
import { MINIMUM, World, tokens } from '../support/world';

const build = (
  { device, number }: TestCase,
  owner: PublicKey = device.owner.address,
): TransactionInstruction =>
  instructions.appealAsOwner({ owner, device: device.address, number }).instruction;

const refuse = ({ chain }: World, testCase: TestCase, expected: ExpectedError): Promise<void> =>
  expectRefusal(chain, build(testCase), [testCase.device.owner.wallet], expected);

/** A case of 10 % against a device that only its owner staked for. */
const plainCase = async (world: World): Promise<TestCase> => openCase(world, await world.fullyStaked());

/** Whom the case remembers as the one who appealed. */
const appellantOf = async (world: World, testCase: TestCase): Promise<string> =>
  (await readCase(world, testCase)).appellant.toBase58();

describe('appealAsOwner', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('records who appealed and until when the arbiter may speak, and nothing else', async () => {
    const coStake = await world.coStaked();
    const { device, coStaker } = coStake;
    await world.postRewards(device, 1_000n);
    const testCase = await openCase(world, device);
    await world.chain.warpBy(DAY);
    const [caseBefore, deviceBefore, offerBefore] = [
      await readCase(world, testCase),
      await world.readDevice(device),
      await world.readOffer(coStake),
    ];
    await expectMoves(
      world,
      [
        [device.stakeVault, 0n],
        [device.rewardVault, 0n],
        [device.owner.tokenAccount, 0n],
        [coStaker.tokenAccount, 0n],
      ],
      () => appealAsOwner(world, testCase),
    );
    const now = await world.chain.now();
    const changes: Partial<SlashCase> = {
      state: CaseState.Appealed,
      appellant: device.owner.address,
      appealedAt: now,
      arbiterEndsAt: now + 30n * DAY,
    };
    assertChanged(caseBefore, await readCase(world, testCase), changes);
    assertEqual(await world.readDevice(device), deviceBefore);
    assertEqual(await world.readOffer(coStake), offerBefore);
  });

  it('costs the owner no lamports', async () => {
    const testCase = await plainCase(world);
    const { address } = testCase.device.owner;
    const before = await world.chain.account(address);
    await appealAsOwner(world, testCase);
    assert.equal((await world.chain.account(address))!.lamports, before!.lamports);
  });

  it('records the appeal in an event', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.fullyStaked();
    await openCase(world, device, { stakeBps: 100 });
    const testCase = await openCase(world, device);
    const outcome = await expectOk(world.chain.send(build(testCase), [device.owner.wallet]));
    const at = await world.chain.now();
    assertEvents(outcome, [
      'CaseAppealed',
      {
        device: device.address,
        slashCase: testCase.address,
        number: 1,
        appellant: device.owner.address,
        arbiterEndsAt: at + 30n * DAY,
        at,
      },
    ]);
  });

  it('is possible until the last second of the window', async () => {
    const testCase = await plainCase(world);
    const { openedAt, appealEndsAt } = await readCase(world, testCase);
    assert.equal(appealEndsAt, openedAt + 30n * DAY);
    await warpAround(world.chain, appealEndsAt, 'the second before');
    await appealAsOwner(world, testCase);
    assert.equal((await readCase(world, testCase)).arbiterEndsAt, appealEndsAt - 1n + 30n * DAY);
  });

  it('comes too late from the second on in which the window ends', async () => {
    const testCase = await plainCase(world);
    const { appealEndsAt } = await readCase(world, testCase);
    for (const side of ['the very second', 'the second after'] as const) {
      await warpAround(world.chain, appealEndsAt, side);
      await refuse(world, testCase, 'AppealTooLate');
    }
    await world.chain.warpBy(365n * DAY);
    await refuse(world, testCase, 'AppealTooLate');
  });

  it('stops the execution that would follow the window', async () => {
    const testCase = await plainCase(world);
    await world.chain.warpBy(DAY);
    await appealAsOwner(world, testCase);
    await world.chain.warpBy(APPEAL_SECONDS - 1n);
    const instruction = await executeCaseInstruction(world, testCase);
    await expectRefusal(world.chain, instruction, [], 'CaseNotExecutable');
  });

  it('keeps window and arbiter time of the opening when the parameters change', async () => {
    const world = await World.create();
    const testCase = await plainCase(world);
    await setParameters(world, { arbiterSeconds: 60n * DAY });
    await setSlashTerm(world, SlashTerm.AppealWindow, 60n * DAY);
    await world.chain.warpBy(8n * DAY);
    await appealAsOwner(world, testCase);
    const now = await world.chain.now();
    assert.equal((await readCase(world, testCase)).arbiterEndsAt, now + 30n * DAY);
  });

  it('is open while entries are paused, and on a device that is down or terminated', async () => {
    const world = await World.create();
    const [first, second] = [await plainCase(world), await plainCase(world)];
    await world.report(first.device, { status: DeviceStatus.Down });
    await world.terminate(second.device);
    await pause(world, HOUR);
    for (const testCase of [first, second]) {
      await appealAsOwner(world, testCase);
      assert.equal(await appellantOf(world, testCase), testCase.device.owner.address.toBase58());
    }
  });

  it('is open to an owner whose stake is leaving, or waits to be withdrawn', async () => {
    const [first, second] = [await plainCase(world), await plainCase(world)];
    await world.unstakeOwner(first.device);
    await appealAsOwner(world, first);
    await world.unstakeOwner(second.device);
    await world.chain.warpBy(COOLDOWN_SECONDS);
    await appealAsOwner(world, second);
    assert.equal((await readCase(world, second)).state, CaseState.Appealed);
  });

  it('is open to an owner who is not hit, if only a co-stake is', async () => {
    const { device } = await world.coStaked();
    await openCase(world, device, { stakeBps: 5_000 });
    // A co-stake that came after the owner reached the cap.
    const next = await world.accept(
      await world.openOffer(device, { amount: tokens(100), shareBps: 500 }),
      undefined,
      { maxShortfall: MINIMUM },
    );
    const testCase = await openCase(world, device, { stakeBps: 5_000 });
    await appealAsOwner(world, testCase);
    const { ownerStake, hits, appellant } = await readCase(world, testCase);
    assert.deepEqual([ownerStake, hits.map(({ nonce }) => nonce)], [0n, [next.nonce]]);
    assert.equal(appellant.toBase58(), device.owner.address.toBase58());
  });

  it('concerns one of several cases only', async () => {
    const device = await world.fullyStaked();
    const [first, second] = [await openCase(world, device), await openCase(world, device)];
    const before = await readCase(world, first);
    await appealAsOwner(world, second);
    assertEqual(await readCase(world, first), before);
    await appealAsOwner(world, first);
    assert.equal((await readCase(world, first)).state, CaseState.Appealed);
  });

  it('is possible once', async () => {
    const testCase = await plainCase(world);
    await appealAsOwner(world, testCase);
    await refuse(world, testCase, 'AlreadyAppealed');
    await world.chain.warpBy(ARBITER_SECONDS - 1n);
    await refuse(world, testCase, 'AlreadyAppealed');
    await world.chain.warpBy(1n);
    await refuse(world, testCase, 'AlreadyAppealed');
  });

  it('refuses an end of the time of the arbiter that does not fit', async () => {
    const testCase = await plainCase(world);
    await inject(world.chain, 'SlashCase', testCase.address, { arbiter_seconds: 2n ** 63n - 1n });
    await refuse(world, testCase, 'MathOverflow');
  });

  it('does not follow the appeal of a co-staker', async () => {
    const coStake = await world.coStaked();
    const testCase = await openCase(world, coStake.device);
    await appealAsCoStaker(world, testCase, coStake);
    await refuse(world, testCase, 'AlreadyAppealed');
    assert.equal(await appellantOf(world, testCase), coStake.coStaker.address.toBase58());
  });

  it('does not reopen a case that the arbiter has decided, or that ended', async () => {
    const [upheld, dismissed] = [await plainCase(world), await plainCase(world)];
    for (const testCase of [upheld, dismissed]) await appealAsOwner(world, testCase);
    await upholdCase(world, upheld);
    await dismissCase(world, dismissed);
    for (const testCase of [upheld, dismissed]) await refuse(world, testCase, 'AlreadyAppealed');
    await releaseCase(world, dismissed);
    await world.chain.warpTo((await readCase(world, upheld)).appealEndsAt);
    await executeCase(world, upheld);
    for (const testCase of [upheld, dismissed]) await refuse(world, testCase, CLOSED);
  });

  describe('refuses', () => {
    let testCase: TestCase;

    before(async () => {
      testCase = await plainCase(world);
    });

    it('a wallet that is not the owner: stranger, arbiter, slasher', async () => {
      const stranger = await world.newActor();
      const { arbiter, slasher } = world.roles;
      for (const wallet of [stranger.wallet, arbiter, slasher])
        await expectRefusal(world.chain, build(testCase, wallet.publicKey), [wallet], 'NotDeviceOwner');
    });

    it('a co-staker who is hit, in the place of the owner', async () => {
      const { device, coStaker } = await world.coStaked();
      const instruction = build(await openCase(world, device), coStaker.address);
      await expectRefusal(world.chain, instruction, [coStaker.wallet], 'NotDeviceOwner');
    });

    it('a case of another device, of the same owner or of another', async () => {
      const { owner } = testCase.device;
      const sibling = await openCase(world, await world.fullyStaked({ owner }));
      const foreign = await plainCase(world);
      for (const { address } of [sibling, foreign]) {
        const instruction = withAccount(build(testCase), 'slashCase', address);
        await expectRefusal(world.chain, instruction, [owner.wallet], 'WrongDevice');
      }
    });

    it('a case that was never opened', () =>
      refuse(world, { ...testCase, number: testCase.number + 1 }, CLOSED));
  });
});
