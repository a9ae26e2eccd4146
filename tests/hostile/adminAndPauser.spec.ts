import { MAX_EXIT_SECONDS, Role, instructions } from '@co-staking/sdk';
import { assert } from 'chai';

import { DAY } from '../support/clock';
import { acceptRole, nominate, pause, setParameters } from '../support/operators';
import { giveNotice } from '../support/ownerSteps';
import { payouts } from '../support/payoutSteps';
import { createTokenAccount, freeze } from '../support/tokens';
import { World, tokens } from '../support/world';
import {
  agreement,
  assertGained,
  coStakerLeaves,
  freshAgreement,
  ownerLeaves,
  siege,
  type Exit,
} from './siege';

const UNBONDING_DAYS = 21;
/** That of the owner's first stake: what an admin sets later does not lengthen it. */
const COOLDOWN_DAYS = 14;
const NOTICE_DAYS = 14;

const HARSHEST = {
  baseStakePerCard: 100_000_000_000_000n,
  waitSeconds: 14n * DAY,
  cooldownSeconds: 21n * DAY,
  arbiterSeconds: 60n * DAY,
  requirementNoticeSeconds: 90n * DAY,
  maxClaims: 1,
  attestationRequired: true,
};

describe('a hostile admin with a hostile pauser', () => {
  it('who set the harshest parameters and pause whenever they can: 21 days for the co-staker, 14 for the owner', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const other = await agreement(world);
    const { device } = coStake;
    const { days, attacks } = await siege(
      world,
      () => [() => setParameters(world, HARSHEST), () => pause(world, 7n * DAY)],
      { owner: ownerLeaves(world, device), coStaker: coStakerLeaves(world, other) },
    );
    assert.deepEqual(days, { owner: COOLDOWN_DAYS, coStaker: UNBONDING_DAYS });
    assert.isAbove(attacks, 20);
    await assertGained(world, device.owner.tokenAccount, tokens(26));
    await assertGained(world, other.coStaker.tokenAccount, tokens(74));
  });

  it('who take the registrar’s role as well and hire the device every day: 14 + 14 days for the owner, 21 for the co-staker', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device } = coStake;
    const { admin } = world.roles;
    await nominate(world, Role.Registrar, admin.publicKey);
    await acceptRole(world, Role.Registrar, admin);
    const { days } = await siege(
      world,
      () => [
        () => setParameters(world, HARSHEST),
        () => pause(world, 7n * DAY),
        async () => {
          const input = { registrar: admin.publicKey, device: device.address, status: 5 } as const;
          const hiredUntil = (await world.chain.now()) + 2n * DAY;
          await world.chain.run(instructions.reportDevice({ ...input, hiredUntil }).instruction, [admin]);
        },
      ],
      {
        owner: [() => giveNotice(world, device), ...ownerLeaves(world, device)],
        coStaker: coStakerLeaves(world, coStake),
      },
    );
    assert.deepEqual(days, { owner: NOTICE_DAYS + COOLDOWN_DAYS, coStaker: UNBONDING_DAYS });
    await assertGained(world, device.owner.tokenAccount, tokens(26));
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('and a freeze authority that freezes both parties’ accounts: each names another one, in the same 14 days', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device, coStaker } = coStake;
    const { owner } = device;
    const destinations = {
      owner: await createTokenAccount(world.chain, world.mint, owner.address),
      coStaker: await createTokenAccount(world.chain, world.mint, coStaker.address),
    };
    await freeze(world.chain, world.mint, owner.tokenAccount);
    await freeze(world.chain, world.mint, coStaker.tokenAccount);
    const asOwner = { caller: owner.address, destination: destinations.owner };
    const asCoStaker = { caller: coStaker.address, destination: destinations.coStaker };
    const exits: Record<'coStaker' | 'owner', Exit> = {
      coStaker: [
        () => world.unstakeCoStake(coStake),
        () => world.chain.run(payouts.coStakeRewards(world, coStake, asCoStaker), [coStaker.wallet]),
        () => world.chain.run(payouts.coStake(world, coStake, asCoStaker), [coStaker.wallet]),
      ],
      owner: [
        () => world.unstakeOwner(device),
        () => world.chain.run(payouts.ownerRewards(world, device, asOwner), [owner.wallet]),
        () => world.chain.run(payouts.ownerStake(world, device, asOwner), [owner.wallet]),
      ],
    };
    const { days } = await siege(
      world,
      () => [() => setParameters(world, HARSHEST), () => pause(world, 7n * DAY)],
      exits,
    );
    // The owner's exit also unstakes the co-stake: 14 days of agreed cooldown instead of 21.
    assert.deepEqual(days, { coStaker: COOLDOWN_DAYS, owner: COOLDOWN_DAYS });
    assert.equal(await world.balance(destinations.owner), tokens(960 + 26));
    assert.equal(await world.balance(destinations.coStaker), tokens(640 + 74));
  });

  it('whose longest periods were in force before the agreement: 35 days for the co-staker, 14 + 21 for the owner', async () => {
    const world = await World.create();
    await setParameters(world, { ...HARSHEST, baseStakePerCard: tokens(200), attestationRequired: false });
    const [coStake, other] = [await freshAgreement(world), await freshAgreement(world)];
    const { days } = await siege(world, () => [() => pause(world, 7n * DAY)], {
      owner: ownerLeaves(world, coStake.device),
      coStaker: coStakerLeaves(world, other),
    });
    const longest = Number(MAX_EXIT_SECONDS / DAY);
    assert.deepEqual([days, longest], [{ owner: longest, coStaker: longest }, 35]);
    await assertGained(world, coStake.device.owner.tokenAccount, tokens(26));
    await assertGained(world, other.coStaker.tokenAccount, tokens(74));
  });
});
