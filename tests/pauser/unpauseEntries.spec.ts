import { instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { DAY, HOUR, warpAround } from '../support/clock';
import { assertChanged, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { answerOf, expectRefusal } from '../support/expectRefusal';
import { pause } from '../support/operators';
import { World, type WorldOptions } from '../support/world';

/** Entries paused for an hour, half an hour ago. */
async function setUp(options: WorldOptions = {}) {
  const world = await World.create(options);
  const { chain, roles } = world;
  await pause(world, HOUR);
  await chain.warpBy(HOUR / 2n);
  const build = (pauser = roles.pauser) =>
    instructions.unpauseEntries({ pauser: pauser.publicKey }).instruction;
  return { world, chain, pauser: roles.pauser, build, unpause: build() };
}

describe('unpauseEntries', () => {
  it('ends the pause now, and changes nothing else', async () => {
    const { world, chain, pauser, unpause } = await setUp();
    const before = await world.readConfig();
    await chain.run(unpause, [pauser]);
    assertChanged(before, await world.readConfig(), { pausedUntil: await chain.now() });
  });

  it('opens the entries in the same second', async () => {
    const { world, chain, pauser, unpause } = await setUp();
    assert.equal(await answerOf(world.newActor()), 'EntriesPaused');
    await chain.run(unpause, [pauser]);
    assert.equal(await answerOf(world.newActor()), 'ok');
  });

  it('records in an event that entries are open', async () => {
    const { chain, pauser, unpause } = await setUp({ kind: 'litesvm' });
    const outcome = await expectOk(chain.send(unpause, [pauser]));
    assertEvents(outcome, ['EntriesUnpaused', { at: await chain.now() }]);
  });

  it('works in the second of the pause itself', async () => {
    const world = await World.create();
    const { pauser } = world.roles;
    await pause(world, HOUR);
    const { instruction } = instructions.unpauseEntries({ pauser: pauser.publicKey });
    await expectOk(world.chain.send(instruction, [pauser]));
  });

  it('starts the day before the next pause', async () => {
    const { world, chain, pauser, unpause } = await setUp();
    await chain.run(unpause, [pauser]);
    const { pausedUntil } = await world.readConfig();
    await warpAround(chain, pausedUntil + DAY, 'the second before');
    assert.equal(await answerOf(pause(world, 1n)), 'PausedTooRecently');
    await warpAround(chain, pausedUntil + DAY, 'the very second');
    assert.equal(await answerOf(pause(world, 1n)), 'ok');
  });

  it('works until the second before the pause lapses', async () => {
    const { world, chain, pauser, unpause } = await setUp();
    const { pausedUntil } = await world.readConfig();
    await warpAround(chain, pausedUntil, 'the very second');
    await expectRefusal(chain, unpause, [pauser], 'NotPaused');
    await warpAround(chain, pausedUntil, 'the second before');
    await expectOk(chain.send(unpause, [pauser]));
  });

  it('refuses if nothing is paused, and a second time', async () => {
    const { chain, pauser, unpause } = await setUp();
    await chain.run(unpause, [pauser]);
    await expectRefusal(chain, unpause, [pauser], 'NotPaused');
  });

  it('refuses if nothing was ever paused', async () => {
    const { chain, roles } = await World.create();
    const { instruction } = instructions.unpauseEntries({ pauser: roles.pauser.publicKey });
    await expectRefusal(chain, instruction, [roles.pauser], 'NotPaused');
  });

  it('refuses anyone but the pauser, also the admin', async () => {
    const { world, chain, build } = await setUp();
    for (const other of [world.roles.admin, world.roles.registrar])
      await expectRefusal(chain, build(other), [other], 'NotPauser');
  });
});
