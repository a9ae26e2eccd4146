import { MAX_PAUSE_SECONDS, PAUSE_GAP_SECONDS, instructions } from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { DAY, HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { pause } from '../support/operators';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { World, tokens, type WorldOptions } from '../support/world';

const I64_MIN = -(2n ** 63n);
const I64_MAX = 2n ** 63n - 1n;

async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  const { chain, roles } = world;
  const build = (seconds: bigint, pauser = roles.pauser): TransactionInstruction =>
    instructions.pauseEntries({ pauser: pauser.publicKey, seconds }).instruction;
  return { world, chain, pauser: roles.pauser, build };
}

describe('pauseEntries', () => {
  it('sets the second in which the pause ends, and nothing else', async () => {
    const { world, chain } = await setUp();
    const before = await world.readConfig();
    await pause(world, HOUR);
    const pausedUntil = (await chain.now()) + HOUR;
    assertChanged(before, await world.readConfig(), { pausedUntil });
  });

  it('records the end in an event', async () => {
    const { chain, pauser, build } = await setUp({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(build(HOUR), [pauser]));
    const at = await chain.now();
    assertEvents(outcome, ['EntriesPaused', { pausedUntil: at + HOUR, at }]);
  });

  it('closes every entry until it lapses by itself', async () => {
    const { world, chain } = await setUp();
    const device = await world.newDevice({ stake: tokens(960) });
    const open = await world.openOffer(device);
    const entries: Record<string, () => Promise<unknown>> = {
      'a new account': () => world.newActor(),
      'a new device': () => world.newDevice({ owner: device.owner }),
      'a new stake': () => world.stake(device, 1n),
      'a new offer': () => world.openOffer(device, { amount: tokens(100), shareBps: 1_000 }),
      'an acceptance': () => world.accept(open, coStaker),
    };
    const coStaker = await world.newActor();
    await pause(world, HOUR);
    const { pausedUntil } = await world.readConfig();
    await warpAround(chain, pausedUntil, 'the second before');
    for (const [name, enter] of Object.entries(entries))
      assert.equal(await answerOf(enter()), 'EntriesPaused', name);
    await warpAround(chain, pausedUntil, 'the very second');
    for (const [name, enter] of Object.entries(entries)) assert.equal(await answerOf(enter()), 'ok', name);
  });

  it('closes no exit: unstaking and withdrawing go on', async () => {
    const { world, chain } = await setUp();
    const coStake = await world.coStaked();
    await pause(world, MAX_PAUSE_SECONDS);
    await world.unstakeCoStake(coStake);
    await world.unstakeOwner(coStake.device);
    await chain.warpBy(14n * DAY);
    await pause(world, MAX_PAUSE_SECONDS);
    await withdrawCoStake(world, coStake);
    await withdrawOwnerStake(world, coStake.device);
    assert.equal(await world.balance(coStake.device.stakeVault), 0n);
  });

  it('lasts 1 second to 7 days', async () => {
    const { world, chain, pauser, build } = await setUp();
    assert.equal(MAX_PAUSE_SECONDS, 7n * DAY);
    for (const seconds of [0n, -1n, I64_MIN, MAX_PAUSE_SECONDS + 1n, I64_MAX])
      await expectRefusal(chain, build(seconds), [pauser], 'PauseOutOfBounds');
    for (const seconds of [1n, MAX_PAUSE_SECONDS]) {
      await pause(world, seconds);
      const { pausedUntil } = await world.readConfig();
      assert.equal(pausedUntil, (await chain.now()) + seconds);
      await chain.warpTo(pausedUntil + PAUSE_GAP_SECONDS);
    }
  });

  it('cannot be prolonged or shortened while it runs', async () => {
    const { world, chain, pauser, build } = await setUp();
    await pause(world, HOUR);
    for (const seconds of [1n, HOUR, MAX_PAUSE_SECONDS])
      await expectRefusal(chain, build(seconds), [pauser], 'PausedTooRecently');
    await chain.warpBy(HOUR);
    await expectRefusal(chain, build(1n), [pauser], 'PausedTooRecently');
  });

  it('can be repeated a day after the last one lapsed, to the second', async () => {
    const { world, chain, pauser, build } = await setUp();
    await pause(world, HOUR);
    const { pausedUntil } = await world.readConfig();
    assert.equal(PAUSE_GAP_SECONDS, DAY);
    await warpAround(chain, pausedUntil + DAY, 'the second before');
    await expectRefusal(chain, build(HOUR), [pauser], 'PausedTooRecently');
    await warpAround(chain, pausedUntil + DAY, 'the very second');
    await expectOk(chain.send(build(HOUR), [pauser]));
  });

  it('refuses anyone but the pauser, also the admin', async () => {
    const { world, chain, build } = await setUp();
    for (const other of [world.roles.admin, world.roles.registrar])
      await expectRefusal(chain, build(HOUR, other), [other], 'NotPauser');
  });
});
