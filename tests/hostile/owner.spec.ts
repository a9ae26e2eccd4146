import { instructions, offerTerms } from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { expectError, expectNothingChanged } from '../support/expectError';
import {
  giveNotice,
  retractOffer,
  setCards,
  terminateAsOwner,
  withdrawCoStake,
  withdrawOverflow,
} from '../support/ownerSteps';
import { closeTokenAccount, createTokenAccount, freeze } from '../support/tokens';
import { World, tokens, type TestDevice } from '../support/world';
import { agreement, assertGained, coStakerLeaves, freshAgreement, ownerLeaves, siege } from './siege';

/** The wait that was agreed, after an acceptance. */
const COMMITMENT_DAYS = 7;
const COOLDOWN_DAYS = 14;
/** 7 days of wait and 14 of cooldown. */
const UNBONDING_DAYS = 21;

describe('a hostile owner', () => {
  it('who is silent forever, with a closed token account, delays no one for longer than 21 days', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { owner } = coStake.device;
    const elsewhere = await createTokenAccount(world.chain, world.mint, owner.address);
    await closeTokenAccount(world.chain, world.mint, owner.wallet, elsewhere);
    const { days } = await siege(world, () => [], { coStaker: coStakerLeaves(world, coStake) });
    assert.deepEqual(days, { coStaker: UNBONDING_DAYS });
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('who tries everything every day, with a frozen token account, delays no one for longer than 21 days', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const { device } = coStake;
    const { owner } = device;
    const { days, attacks } = await siege(
      world,
      (day) => [
        () => (day === 3 ? freeze(world.chain, world.mint, owner.tokenAccount) : Promise.resolve()),
        () => world.stake(device, tokens(700)),
        () => withdrawOverflow(world, device, tokens(640)),
        () => giveNotice(world, device),
        async () => {
          const offer = await world.openOffer(device, { amount: tokens(100), shareBps: 1_000 });
          await retractOffer(world, offer);
        },
        () => world.openOffer(device, { amount: tokens(1), shareBps: 500 }),
        // Another signer does not get what is the co-staker's.
        () =>
          world.chain.run(
            instructions.unstakeCoStake({
              coStaker: owner.address,
              device: device.address,
              offer: coStake.address,
            }).instruction,
            [owner.wallet],
          ),
        () => setCards(world, device, 9),
      ],
      { coStaker: coStakerLeaves(world, coStake) },
    );
    assert.deepEqual(days, { coStaker: UNBONDING_DAYS });
    assert.isAbove(attacks, 20);
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('who unstakes in the middle of the wait only shortens the way out', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    const day = 3;
    const { days } = await siege(
      world,
      (today) => (today === day ? [() => world.unstakeOwner(coStake.device)] : []),
      { coStaker: coStakerLeaves(world, coStake) },
    );
    assert.deepEqual(days, { coStaker: day + COOLDOWN_DAYS });
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  it('who terminates the device spares the co-staker the wait', async () => {
    const world = await World.create();
    const coStake = await agreement(world);
    await terminateAsOwner(world, coStake.device);
    const { days } = await siege(world, () => [], { coStaker: coStakerLeaves(world, coStake) });
    assert.deepEqual(days, { coStaker: COOLDOWN_DAYS });
    await assertGained(world, coStake.coStaker.tokenAccount, tokens(74));
  });

  describe('who lets a co-staker in only to leave', () => {
    /** Offer, acceptance, overflow and what the owner makes of it, in one transaction. */
    async function bait(
      world: World,
      last: (device: TestDevice, offer: PublicKey) => TransactionInstruction,
    ) {
      const device = await world.fullyStaked();
      const victim = await world.newActor();
      const offer = await world.openOffer(device, { amount: tokens(800), shareBps: 500 });
      const named = { owner: device.owner.address, device: device.address, amount: tokens(800) };
      const steps = [
        instructions.acceptOffer({
          coStaker: victim.address,
          participant: victim.participant,
          device: device.address,
          offer: offer.address,
          ...offerTerms(await world.readOffer(offer)),
          ...world.mintInput,
        }).instruction,
        instructions.withdrawOverflow({ ...named, ...world.mintInput }).instruction,
        last(device, offer.address),
      ];
      const touched = [device.address, offer.address, device.stakeVault, victim.tokenAccount];
      const outcome = await expectNothingChanged(world.chain, touched, () =>
        world.chain.send(steps, [device.owner.wallet, victim.wallet]),
      );
      await expectError(outcome, 'OwnerCommitted');
    }

    it('cannot unstake in the same transaction', async () => {
      const world = await World.create();
      await bait(
        world,
        ({ address, owner }, offer) =>
          instructions.unstakeOwnerStake({ owner: owner.address, device: address, coStakes: [offer] })
            .instruction,
      );
    });

    it('cannot terminate in the same transaction', async () => {
      const world = await World.create();
      await bait(
        world,
        ({ address, owner }) =>
          instructions.terminateDevice({ authority: owner.address, device: address }).instruction,
      );
    });

    it('keeps half of the minimum in for 7 + 14 days, in which the co-staker is out too', async () => {
      const world = await World.create();
      const coStake = await world.coStaked({ stake: tokens(1_600), amount: tokens(800), shareBps: 500 });
      const { device } = coStake;
      await withdrawOverflow(world, device, tokens(800));
      const { days } = await siege(
        world,
        () => [() => withdrawOverflow(world, device, 1n), () => terminateAsOwner(world, device)],
        { owner: ownerLeaves(world, device).slice(0, 1), coStaker: [() => withdrawCoStake(world, coStake)] },
      );
      assert.deepEqual(days, { owner: COMMITMENT_DAYS, coStaker: COMMITMENT_DAYS + COOLDOWN_DAYS });
      await assertGained(world, coStake.coStaker.tokenAccount, 0n);
    });

    it('who leaves in the second in which the commitment ends frees the co-staker at the same time', async () => {
      const world = await World.create();
      const coStake = await freshAgreement(world);
      await world.passCommitment(coStake.device);
      await world.unstakeOwner(coStake.device);
      const [{ cooldownEndsAt }, { ownerCooldownEndsAt }] = [
        await world.readOffer(coStake),
        await world.readDevice(coStake.device),
      ];
      assert.equal(cooldownEndsAt, ownerCooldownEndsAt);
    });
  });
});
