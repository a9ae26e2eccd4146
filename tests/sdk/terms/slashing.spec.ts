import {
  APPEAL_SECONDS,
  CHANGE_DELAY_SECONDS,
  DAY,
  Role,
  SlashTerm,
  quotes,
  rules,
  type SendArguments,
  type Subject,
} from '@co-staking/sdk';
import { acceptRole, handOverRole, nominateRole, setSlashTerm, vacateRole } from '@co-staking/sdk/testing';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import {
  EVIDENCE,
  appealAsOwner,
  executeCase,
  openCase,
  openCaseInstruction,
  readCase,
  upholdCase,
  withdrawCase,
  type TestCase,
} from '../../support/caseSteps';
import { World, tokens, type TestCoStake } from '../../support/world';
import { agreedRefusal, codeAndDate } from '../why/support/agreed';

describe('slashing, as the SDK and the program see it', () => {
  let world: World;
  let coStake: TestCoStake;
  const subject = async (testCase?: TestCase): Promise<Subject & Required<Pick<Subject, 'offer'>>> => {
    const offer = await world.readOffer(coStake);
    return {
      config: await world.readConfig(),
      device: await world.readDevice(coStake.device),
      offer,
      offers: [offer],
      ...(testCase && { slashCase: await readCase(world, testCase) }),
    };
  };
  const capsLeft = async (): Promise<[owner: bigint, coStake: bigint]> => {
    const { config, device, offer } = await subject();
    const now = await world.chain.now();
    return [quotes.ownerCapLeft(config, device, now), quotes.coStakeCapLeft(config, device, offer, now)];
  };
  const refusalOfOpening = async (charge: Partial<SendArguments<'openCase'>>) => {
    const args = { reason: 0, evidenceHash: EVIDENCE, stakeBps: 1, rewardsBps: 0, ...charge } as const;
    const { publicKey } = world.roles.slasher;
    return (await agreedRefusal(world, 'openCase', await subject(), publicKey, args))?.code ?? null;
  };
  const refusalOf = async (
    action: 'upholdCase' | 'dismissCase' | 'withdrawCase' | 'executeCase',
    testCase: TestCase,
    wallet: PublicKey,
  ) => codeAndDate(await agreedRefusal(world, action, await subject(testCase), wallet));

  beforeEach(async () => {
    world = await World.create({ kind: 'litesvm' });
    coStake = await world.coStaked();
  });

  it('shows what is left of each party’s cap', async () => {
    assert.deepEqual(await capsLeft(), [tokens(480), tokens(192)]);
    const testCase = await openCase(world, coStake.device, { stakeBps: 4_000, rewardsBps: 0 });
    // 40 % of each is asked: 384 of the owner, 256 of the co-staker, of which the cap of 30 % lets 192 through.
    const { ownerStake, hits } = await readCase(world, testCase);
    assert.deepEqual([ownerStake, hits[0]!.stake], [tokens(384), tokens(192)]);
    assert.deepEqual(await capsLeft(), [tokens(96), 0n]);
    await withdrawCase(world, testCase);
    assert.deepEqual(await capsLeft(), [tokens(480), tokens(192)], 'withdrawn, it never was');
  });

  it('foresees what a case takes, and whether a cap cuts it', async () => {
    const { config, device, offers = [] } = await subject();
    const now = await world.chain.now();
    const outcome = (stakeBps: number) =>
      quotes.slashOutcome({ config, device, offers }, { infractionAt: now, stakeBps, rewardsBps: 0 }, now);
    assert.isFalse(outcome(3_000).capped);
    const shown = outcome(3_001);
    assert.isTrue(shown.capped);
    assert.deepEqual(shown.coStakes, [{ nonce: 0, stake: tokens(192), rewards: 0n }]);
    const testCase = await openCase(world, coStake.device, { stakeBps: 3_001, rewardsBps: 0 });
    assert.equal((await readCase(world, testCase)).ownerStake, shown.owner.stake);
  });

  it('refuses more than the owner’s cap, and a case that would take nothing', async () => {
    assert.equal(await refusalOfOpening({ stakeBps: 5_000 }), null);
    assert.equal(await refusalOfOpening({ stakeBps: 5_001 }), 'SlashAboveCap');
    await openCase(world, coStake.device, { stakeBps: 5_000, rewardsBps: 0 });
    assert.equal(await refusalOfOpening({ stakeBps: 5_000 }), 'SlashCapUsedUp');
    const before = (await world.readDevice(coStake.device)).registeredAt;
    await world.chain.warpBy(1n);
    assert.equal(await refusalOfOpening({ infractionAt: before - 1n }), 'BadInfractionTime');
    // Rewards have no cap.
    await world.postRewards(coStake.device, tokens(10));
    assert.equal(await refusalOfOpening({ stakeBps: 0, rewardsBps: 10_000 }), null);
  });

  it('opens the cap again when the bucket of a case is forgotten, to the second', async () => {
    const testCase = await openCase(world, coStake.device, { stakeBps: 5_000, rewardsBps: 0 });
    const until = rules.countedUntil((await readCase(world, testCase)).bucket);
    await world.chain.warpTo(until - 1n);
    assert.deepEqual(await capsLeft(), [0n, 0n]);
    assert.equal(await refusalOfOpening({ stakeBps: 5_000 }), 'SlashCapUsedUp');
    await world.chain.warpTo(until);
    // 50 % of the free 480, 30 % of the free 448.
    assert.deepEqual(await capsLeft(), [tokens(240), tokens('134.4')]);
    assert.equal(await refusalOfOpening({ stakeBps: 5_000 }), null);
  });

  it('bounds what a leaving co-staker can lose, and a slasher who does the worst gets just that', async () => {
    // Half of the cap is used up when the co-staker decides to leave.
    await openCase(world, coStake.device, { stakeBps: 1_500, rewardsBps: 0 });
    await world.unstakeCoStake(coStake);
    const { config, device, offer } = await subject();
    const worst = quotes.coStakeWorstCase(config, device, offer, await world.chain.now())!;
    assert.deepEqual(
      [worst.frozen, worst.more, worst.capBps, worst.freeAt],
      [tokens(96), tokens('163.2'), 3_000, offer.cooldownEndsAt],
    );
    // A case a day, as much as the cap lets through, until the stake is free.
    while ((await world.chain.now()) < worst.freeAt) {
      const instruction = await openCaseInstruction(world, coStake.device, {
        stakeBps: 5_000,
        rewardsBps: 0,
      });
      await world.chain.send(instruction, [world.roles.slasher]);
      await world.chain.warpBy(DAY);
    }
    const { principalFrozen, principal } = await world.readOffer(coStake);
    assert.isAtMost(Number(principalFrozen), Number(worst.stake));
    // All of it is within 42 days here, so the first case counts against the others.
    assert.equal(principalFrozen, tokens(192));
    assert.equal(principal, tokens(640));
    const free = quotes.coStakeWorstCase(config, device, await world.readOffer(coStake), worst.freeAt)!;
    assert.deepEqual([free.more, free.stake], [0n, tokens(192)], 'from the date on no case can take more');
  });

  it('knows the whole bound if the first case is forgotten during the exit', async () => {
    const first = await openCase(world, coStake.device, { stakeBps: 3_000, rewardsBps: 0 });
    const until = rules.countedUntil((await readCase(world, first)).bucket);
    await world.chain.warpTo(until - DAY);
    await world.unstakeCoStake(coStake);
    const { config, device, offer } = await subject();
    const worst = quotes.coStakeWorstCase(config, device, offer, await world.chain.now())!;
    assert.equal(worst.stake, tokens(192) + tokens('134.4'));
    await world.chain.warpTo(until);
    await openCase(world, coStake.device, { stakeBps: 5_000, rewardsBps: 0 });
    assert.equal((await world.readOffer(coStake)).principalFrozen, worst.stake);
  });

  it('reckons with a cap that rises before the exit ends', async () => {
    await setSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
    const { config, device, offer } = await subject();
    const now = await world.chain.now();
    const from = config.coStakeSlashCapFrom;
    const capFrom = (at: bigint) => quotes.coStakeWorstCase(config, device, offer, at)!.capBps;
    const exit = 21n * DAY;
    assert.deepEqual([now, from - exit, from - exit + 1n, from].map(capFrom), [3_000, 3_000, 5_000, 5_000]);
  });

  it('refuses a decision by the key that opened the case', async () => {
    const testCase = await openCase(world, coStake.device, { stakeBps: 1_000 });
    await appealAsOwner(world, testCase);
    const { slasher, arbiter } = world.roles;
    await vacateRole(world, Role.Slasher);
    await vacateRole(world, Role.Arbiter);
    await handOverRole(world, Role.Arbiter, slasher);
    for (const action of ['upholdCase', 'dismissCase'] as const) {
      assert.deepEqual(await refusalOf(action, testCase, slasher.publicKey), [
        'OpenerCannotDecide',
        undefined,
      ]);
      assert.deepEqual(await refusalOf(action, testCase, arbiter.publicKey), ['NotArbiter', undefined]);
    }
  });

  it('lets a new arbiter dismiss older cases, not uphold them', async () => {
    const { wallet: key } = await world.newWallet();
    await nominateRole(world, Role.Arbiter, key.publicKey);
    const maturesAt = (await world.chain.now()) + CHANGE_DELAY_SECONDS;
    await world.chain.warpTo(maturesAt - 1n);
    const before = await openCase(world, coStake.device, { stakeBps: 100 });
    await world.chain.warpTo(maturesAt);
    const after = await openCase(world, coStake.device, { stakeBps: 100 });
    await acceptRole(world, Role.Arbiter, key);
    assert.equal((await world.readConfig()).arbiterSince, maturesAt);
    for (const testCase of [before, after]) await appealAsOwner(world, testCase);
    assert.deepEqual(await refusalOf('upholdCase', before, key.publicKey), ['CaseBeforeArbiter', undefined]);
    assert.deepEqual(await refusalOf('dismissCase', before, key.publicKey), [null, undefined]);
    assert.deepEqual(await refusalOf('upholdCase', after, key.publicKey), [null, undefined]);
  });

  it('burns nothing before the appeal window is over, and lets an upheld decision be taken back until then', async () => {
    const testCase = await openCase(world, coStake.device, { stakeBps: 1_000 });
    const { appealEndsAt } = await readCase(world, testCase);
    await appealAsOwner(world, testCase);
    await upholdCase(world, testCase);
    const { arbiter, slasher } = world.roles;
    await world.chain.warpTo(appealEndsAt - 1n);
    assert.deepEqual(await refusalOf('executeCase', testCase, slasher.publicKey), [
      'CaseNotExecutable',
      appealEndsAt,
    ]);
    assert.deepEqual(await refusalOf('dismissCase', testCase, arbiter.publicKey), [null, undefined]);
    assert.deepEqual(await refusalOf('upholdCase', testCase, arbiter.publicKey), ['CaseDecided', undefined]);
    await world.chain.warpTo(appealEndsAt);
    assert.deepEqual(await refusalOf('dismissCase', testCase, arbiter.publicKey), [
      'TakeBackTooLate',
      undefined,
    ]);
    assert.deepEqual(await refusalOf('executeCase', testCase, slasher.publicKey), [null, undefined]);
    await executeCase(world, testCase);
    assert.equal((await world.readOffer(coStake)).principal, tokens(576));
  });

  it('lets the slasher withdraw a case, and the admin while there is no slasher', async () => {
    const testCase = await openCase(world, coStake.device, { stakeBps: 1_000 });
    await world.chain.warpBy(APPEAL_SECONDS);
    const { slasher, admin, arbiter } = world.roles;
    const refusals = async () => {
      const codes: (string | null)[] = [];
      for (const { publicKey } of [slasher, admin, arbiter])
        codes.push((await refusalOf('withdrawCase', testCase, publicKey))[0]);
      return codes;
    };
    assert.deepEqual(await refusals(), [null, 'NotSlasherNorAdmin', 'NotSlasherNorAdmin']);
    await vacateRole(world, Role.Slasher);
    assert.deepEqual(await refusals(), ['NotSlasherNorAdmin', null, 'NotSlasherNorAdmin']);
  });
});
