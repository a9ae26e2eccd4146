import { DeviceStatus, instructions, type DeviceStatus as Status } from '@co-staking/sdk';
import { assert } from 'chai';

import { DAY } from '../support/clock';
import { giveNotice, setCards } from '../support/ownerSteps';
import { freeze } from '../support/tokens';
import { World, tokens } from '../support/world';
import { agreement, assertGained, coStakerLeaves, ownerLeaves, siege } from './siege';

const UNBONDING_DAYS = 21;
const COOLDOWN_DAYS = 14;
/** A hire lasts 48 hours, and 14 days after a notice at the latest. */
const HIRE_DAYS = 2;
const NOTICE_DAYS = 14;

describe('a hostile registrar', () => {
  it('who is silent forever, after a last hire and a bad status, delays no one for more than 48 extra hours', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device } = coStake;
    const other = await agreement(world);
    const hiredUntil = (await world.chain.now()) + 2n * DAY;
    await world.report(device, { status: DeviceStatus.Blocked, hiredUntil });
    const { days } = await siege(world, () => [], {
      owner: ownerLeaves(world, device),
      coStaker: coStakerLeaves(world, other),
    });
    assert.deepEqual(days, { owner: HIRE_DAYS + COOLDOWN_DAYS, coStaker: UNBONDING_DAYS });
    await assertGained(world, device.owner.tokenAccount, tokens(26));
    await assertGained(world, other.coStaker.tokenAccount, tokens(74));
  });

  it('who renews the hire, raises the minimum and changes the status every day loses after 14 + 14 and 21 days', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device } = coStake;
    const { registrar } = world.roles;
    await freeze(world.chain, world.mint, world.tokenAccountOf(world.roles.rewardAuthority.publicKey));
    const statuses: Status[] = [DeviceStatus.Running, DeviceStatus.Failed, DeviceStatus.Blocked];
    const { days, attacks } = await siege(
      world,
      (day) => [
        async () =>
          world.report(device, {
            status: statuses[day % 3]!,
            hiredUntil: (await world.chain.now()) + 2n * DAY,
          }),
        () => setCards(world, device, 9 + (day % 900)),
        () =>
          world.chain.run(
            instructions.closeEmptyParticipant({
              registrar: registrar.publicKey,
              participant: coStake.coStaker.participant,
              rentPayer: coStake.coStaker.address,
            }).instruction,
            [registrar],
          ),
      ],
      {
        owner: [() => giveNotice(world, device), ...ownerLeaves(world, device)],
        coStaker: coStakerLeaves(world, coStake),
      },
    );
    // The co-staker started to leave before the owner could, so their own exit ends first.
    assert.deepEqual(days, { owner: NOTICE_DAYS + COOLDOWN_DAYS, coStaker: UNBONDING_DAYS });
    assert.isAbove(attacks, 40);
    await assertGained(world, device.owner.tokenAccount, tokens(26));
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('who terminates the device sets everyone free: 14 days for both', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device } = coStake;
    await world.report(device, { status: 0, hiredUntil: (await world.chain.now()) + 2n * DAY });
    await world.terminate(device);
    const { days } = await siege(
      world,
      () => [
        async () => world.report(device, { status: 0, hiredUntil: (await world.chain.now()) + 2n * DAY }),
      ],
      { coStaker: coStakerLeaves(world, coStake), owner: ownerLeaves(world, device) },
    );
    assert.deepEqual(days, { owner: COOLDOWN_DAYS, coStaker: COOLDOWN_DAYS });
  });
});
