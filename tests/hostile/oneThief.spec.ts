import { CHANGE_DELAY_SECONDS, Role, SlashTerm } from '@co-staking/sdk';
import { assert } from 'chai';

import { openCase } from '../support/caseSteps';
import { DAY } from '../support/clock';
import { acceptRole, nominate, setSlashTerm } from '../support/operators';
import { giveNotice } from '../support/ownerSteps';
import { World, tokens } from '../support/world';
import { reigning, slashing, together } from './attacks';
import { assertFates, ordeal, ordealOf } from './ordeal';
import { agreement, assertGained, coStakerLeaves, ownerLeaves, siege } from './siege';

describe('admin, slasher and arbiter as one thief, who also becomes registrar, pauser and reward authority too', () => {
  it('takes 30 % of a co-stake in 21 days and half of an owner’s in 14 + 14, of those who leave when it begins', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const fates = await ordeal(world, together(slashing, reigning));
    assertFates(fates, { owner: [50, 28], coStaker: [30, 21] });
    assert.deepEqual([fates.owner.lost, fates.coStaker.lost], [tokens(480), tokens(192)]);
  });

  it('takes no more if cases were opened before: their frozen amounts count against the same caps', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const both = { owner: await agreement(world), coStaker: await agreement(world) };
    for (const { device } of [both.owner, both.coStaker])
      await openCase(world, device, { stakeBps: 1_000, rewardsBps: 0 });
    const { owner, coStaker } = await ordealOf(world, together(slashing, reigning), both);
    // 96 of 960 and 64 of 640 were frozen by then: with them, half and 30 % of the whole.
    assert.deepEqual([owner.lost, coStaker.lost], [tokens(384), tokens(128)]);
  });

  it('takes nothing of the parties of a device that is gone before the thief opens a case', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const coStake = await agreement(world);
    const { device } = coStake;
    const { days } = await siege(world, (day) => reigning(world, coStake, [], day), {
      coStaker: coStakerLeaves(world, coStake),
      owner: [() => giveNotice(world, device), ...ownerLeaves(world, device)],
    });
    assert.deepEqual(days, { coStaker: 21, owner: 28 });
    await assertGained(world, device.owner.tokenAccount, tokens(26));
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });
});

describe('an admin alone', () => {
  it('takes nothing of those who leave within the 42 days of the nominations', async () => {
    const world = await World.create({ kind: 'litesvm' });
    assertFates(await ordeal(world, reigning), { owner: [0, 28], coStaker: [0, 21] });
  });

  it('is, 42 days later, the one thief: half of those who are still there, each', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const both = { owner: await agreement(world), coStaker: await agreement(world) };
    const { admin } = world.roles;
    const accomplice = world.newKeypair();
    await nominate(world, Role.Slasher, admin.publicKey);
    await nominate(world, Role.Arbiter, accomplice.publicKey);
    await setSlashTerm(world, SlashTerm.CoStakeCap, 5_000n);
    await setSlashTerm(world, SlashTerm.AppealWindow, 7n * DAY);
    await world.chain.warpBy(CHANGE_DELAY_SECONDS);
    await acceptRole(world, Role.Slasher, admin);
    await acceptRole(world, Role.Arbiter, accomplice);
    world.roles.slasher = admin;
    world.roles.arbiter = accomplice;
    assertFates(await ordealOf(world, slashing, both), { owner: [50, 14], coStaker: [50, 21] });
  });
});
