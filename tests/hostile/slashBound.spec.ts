import { Role, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { executeCase, openCase, openCaseInstruction, readCase, type TestCase } from '../support/caseSteps';
import { DAY } from '../support/clock';
import { expectRefusal } from '../support/expectRefusal';
import { nominate, setParameters } from '../support/operators';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens, type TestCoStake } from '../support/world';

/** What owner and co-staker hold together in the worked example. */
const HELD = tokens(1_600);
const WINDOW = 7n * DAY;
const APPEAL = 30n * DAY;
/** Nothing is taken twice: the share of what no other case has frozen that makes up 30 % of all, rounded down. */
const THIRTY_PERCENT_EACH = [3_000, 4_285, 7_499];

/** What a case takes of all stake. */
async function takenBy(world: World, testCase: TestCase): Promise<bigint> {
  const { ownerStake, hits } = await readCase(world, testCase);
  return hits.reduce((sum, { stake }) => sum + stake, ownerStake);
}

/** Opens one case in each window, the first of them now; `meanwhile` comes right after the first. */
async function casesInARow(
  world: World,
  { device }: TestCoStake,
  shares: readonly number[],
  meanwhile: () => Promise<unknown>,
): Promise<TestCase[]> {
  const cases: TestCase[] = [];
  for (const [index, stakeBps] of shares.entries()) {
    if (index > 0) await world.chain.warpBy(index === 1 ? WINDOW - 1n : WINDOW);
    cases.push(await openCase(world, device, { stakeBps, rewardsBps: 0 }));
    if (index > 0) continue;
    await world.chain.warpBy(1n);
    await meanwhile();
  }
  return cases;
}

async function sumOf(world: World, cases: TestCase[]): Promise<bigint> {
  let sum = 0n;
  for (const testCase of cases) sum += await takenBy(world, testCase);
  return sum;
}

/** `part` of `whole` in hundredths of a percent, rounded down. */
const bpsOf = (part: bigint, whole: bigint): bigint => (part * 10_000n) / whole;

describe('the most that slashing can take, as docs/audit/trust.md tells it', () => {
  it('an exit of 14 days that begins a second after a case is hit by three windows: 30 % of the whole each, so 90 %', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { device } = coStake;
    const cases = await casesInARow(world, coStake, THIRTY_PERCENT_EACH, () => world.unstakeOwner(device));
    const taken = await sumOf(world, cases);
    assert.isTrue(bpsOf(taken, HELD) >= 8_999n && taken * 10n <= HELD * 9n, `${taken}`);
    // A second later the stake is free, and no fourth window reaches it.
    await world.chain.warpBy(1n);
    await withdrawOwnerStake(world, device);
    await withdrawCoStake(world, coStake);
    await world.chain.warpBy(APPEAL);
    for (const testCase of cases) await executeCase(world, testCase);
    const left =
      (await world.balance(device.owner.tokenAccount)) + (await world.balance(coStake.coStaker.tokenAccount));
    assert.equal(2n * tokens(1_000_000) - left, taken);
  });

  it('a case that begins with the exit leaves room for two windows: 60 %', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { device } = coStake;
    await world.unstakeOwner(device);
    for (const [index, stakeBps] of THIRTY_PERCENT_EACH.entries()) {
      if (index < 2) await openCase(world, device, { stakeBps, rewardsBps: 0 });
      else await refusesNothingExposed(world, coStake);
      await world.chain.warpBy(WINDOW);
    }
  });

  it('a co-staker’s own exit of 21 days that begins after a case is hit by four windows: all of it', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const shares = [...THIRTY_PERCENT_EACH, 10_000];
    const cases = await casesInARow(world, coStake, shares, () => world.unstakeCoStake(coStake));
    assert.equal(await sumOf(world, cases), HELD);
  });

  it('a case that names a second before any co-stake takes 30 % of the device from the owner alone: half of his stake', async () => {
    const world = await World.create();
    const device = await world.newDevice({ stake: tokens(960) });
    const infractionAt = await world.chain.now();
    await world.chain.warpBy(1n);
    await world.accept(await world.openOffer(device));
    const testCase = await openCase(world, device, { stakeBps: 5_000, rewardsBps: 0, infractionAt });
    const { ownerStake, hits } = await readCase(world, testCase);
    assert.equal(ownerStake, tokens(480));
    assert.isEmpty(hits);
  });

  it('an admin alone: raises the cap under live stakes, makes keys of his own slasher and arbiter, takes all in 7 days', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { admin } = world.roles;
    await setParameters(world, { slashCapBps: 5_000, appealSeconds: 7n * DAY });
    await nominate(world, Role.Slasher, admin.publicKey);
    await world.chain.run(
      instructions.acceptRole({ nominee: admin.publicKey, role: Role.Slasher }).instruction,
      [admin],
    );
    world.roles.slasher = admin;
    const cases = await casesInARow(world, coStake, [5_000, 10_000], () =>
      world.unstakeOwner(coStake.device),
    );
    assert.equal(await sumOf(world, cases), HELD);
    await world.chain.warpBy(7n * DAY);
    for (const testCase of cases) await executeCase(world, testCase);
    assert.equal(await world.balance(coStake.device.stakeVault), 0n);
  });
});

async function refusesNothingExposed(world: World, { device }: TestCoStake): Promise<void> {
  const instruction = await openCaseInstruction(world, device, { stakeBps: 1, rewardsBps: 0 });
  await expectRefusal(world.chain, instruction, [world.roles.slasher], 'NothingExposed');
}
