import { APPEAL_SECONDS, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import {
  appealAsCoStaker,
  appealAsOwner,
  dismissCase,
  executeCase,
  openCase,
  readCase,
  releaseCase,
  upholdCase,
  withdrawCase,
} from '../support/caseSteps';
import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS } from '../support/clock';
import { closeAccount, closeLife } from '../support/endOfLife';
import { answerOf } from '../support/expectRefusal';
import { claimAll } from '../support/exitSteps';
import { attest, link, pause } from '../support/operators';
import {
  giveNotice,
  retractOffer,
  withdrawCoStake,
  withdrawOverflow,
  withdrawOwnerStake,
} from '../support/ownerSteps';
import { MINIMUM, World, tokens } from '../support/world';

const WEEK = 7n * DAY;

/** Runs a step one second into a pause of its own: the longest the pauser may order. */
async function paused<T>(world: World, step: () => Promise<T>): Promise<T> {
  await world.chain.warpBy(DAY);
  await pause(world, WEEK);
  const { pausedUntil } = await world.readConfig();
  const result = await step();
  assert.isTrue((await world.chain.now()) < pausedUntil, 'the pause is over');
  await world.chain.warpTo(pausedUntil);
  return result;
}

describe('a pause', () => {
  it('never blocks an exit', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    const coStake = await world.accept(await world.openOffer(device));
    const open = await world.openOffer(device, { amount: tokens(100), shareBps: 1_000 });
    await paused(world, () => withdrawOverflow(world, device, tokens(640)));
    await paused(world, () => retractOffer(world, open));
    await paused(world, () => giveNotice(world, device));
    await paused(world, () => world.unstakeCoStake(coStake));
    await paused(world, () => world.unstakeOwner(device));
    await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    await paused(world, () => withdrawCoStake(world, coStake));
    await paused(world, () => withdrawOwnerStake(world, device));
    await paused(world, () => world.terminate(device));
    await paused(world, () => closeLife(world, device, [coStake]));
    await paused(world, () => closeAccount(world, coStake.coStaker));
    assert.equal(await world.balance(coStake.coStaker.tokenAccount), tokens(1_000_000));
    assert.equal(await world.balance(device.owner.tokenAccount), tokens(1_000_000));
  });

  it('never blocks rewards and claims', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    await paused(world, () => world.postRewards(coStake.device, tokens(100)));
    await paused(world, () => claimAll(world, coStake));
    assert.equal(await world.balance(coStake.device.rewardVault), 0n);
  });

  it('never blocks an appeal or the end of a case, and extends no deadline', async () => {
    const world = await World.create();
    const coStake = await world.coStaked();
    const { device } = coStake;
    const charge = { stakeBps: 500, rewardsBps: 0 };
    const dismissed = await paused(world, () => openCase(world, device, charge));
    await paused(world, () => appealAsOwner(world, dismissed));
    await paused(world, () => dismissCase(world, dismissed));
    await paused(world, () => releaseCase(world, dismissed));
    const upheld = await openCase(world, device, charge);
    await paused(world, () => appealAsCoStaker(world, upheld, coStake));
    await paused(world, () => upholdCase(world, upheld));
    await world.chain.warpTo((await readCase(world, upheld)).appealEndsAt);
    await paused(world, () => executeCase(world, upheld));
    const withdrawn = await openCase(world, device, charge);
    await paused(world, () => withdrawCase(world, withdrawn));
    const silent = await openCase(world, device, charge);
    const due = (await world.chain.now()) + APPEAL_SECONDS;
    await world.chain.warpTo(due - 1n);
    await pause(world, WEEK);
    assert.equal(await answerOf(executeCase(world, silent)), 'CaseNotExecutable');
    await world.chain.warpTo(due);
    await executeCase(world, silent);
  });

  it('blocks every entry, and ends by itself', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    const offer = await world.openOffer(device);
    const coStaker = await world.newActor();
    const newcomer = await world.newWallet();
    await attest(world, coStaker.participant);
    await pause(world, WEEK);
    const { pausedUntil } = await world.readConfig();
    const entries = {
      stake: () => world.stake(device, 1n),
      'create an offer': () => world.openOffer(device, { amount: 1n, shareBps: 500 }),
      'accept an offer': () => world.accept(offer, coStaker),
      'register a device': () => world.newDevice({ owner: device.owner }),
      'link a wallet': () => link(world, newcomer, coStaker.participant),
      'open an account': () => world.newActor(),
    };
    for (const now of [await world.chain.now(), pausedUntil - 1n]) {
      await world.chain.warpTo(now);
      for (const [name, entry] of Object.entries(entries))
        assert.equal(await answerOf(entry()), 'EntriesPaused', name);
    }
    await world.chain.warpTo(pausedUntil);
    for (const [name, entry] of Object.entries(entries)) assert.equal(await answerOf(entry()), 'ok', name);
  });

  it('cannot be chained: of any eight days the entries are open for one', async () => {
    const world = await World.create();
    const { pauser } = world.roles;
    const device = await world.newDevice({ stake: MINIMUM });
    for (let round = 0; round < 3; round += 1) {
      await pause(world, WEEK);
      assert.equal(await answerOf(pause(world, WEEK)), 'PausedTooRecently');
      await world.chain.warpBy(WEEK);
      assert.equal(await answerOf(pause(world, WEEK)), 'PausedTooRecently');
      await world.stake(device, 1n);
      await world.chain.warpBy(DAY - 1n);
      assert.equal(await answerOf(pause(world, 1n)), 'PausedTooRecently');
      await world.stake(device, 1n);
      await world.chain.warpBy(1n);
    }
    // Ending a pause early opens no way around the gap either.
    await pause(world, WEEK);
    const { instruction } = instructions.unpauseEntries({ pauser: pauser.publicKey });
    await world.chain.run(instruction, [pauser]);
    assert.equal(await answerOf(pause(world, WEEK)), 'PausedTooRecently');
  });
});
