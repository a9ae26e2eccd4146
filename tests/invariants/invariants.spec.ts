import { OfferState, SlotState, instructions, rules, type Offer } from '@co-staking/sdk';
import { TransactionInstruction, type PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { ON_ONE_DEVICE } from '../model/actions';
import { isClaim } from '../model/walk';
import { INSTRUCTION_NAMES, SCENARIOS, worldFor } from '../scenarios';
import type { Snapshot } from '../support/chain';
import { COOLDOWN_SECONDS, WAIT_SECONDS } from '../support/clock';
import { closeAccount, closeLife } from '../support/endOfLife';
import { claimAll } from '../support/exitSteps';
import { withdrawCoStake, withdrawOwnerStake } from '../support/ownerSteps';
import { supply } from '../support/supply';
import { World, tokens } from '../support/world';
import { walking } from './walking';

const scaled = (accrued: { units: bigint; fraction: bigint } | null): bigint =>
  accrued!.units * 10_000n + accrued!.fraction;

/** What an offer has earned, in ten-thousandths of a base unit. */
function earned(offer: Offer, postedTotal: bigint): bigint {
  if (offer.state === OfferState.Open) return 0n;
  const until = offer.state === OfferState.Active ? postedTotal : offer.rewardsExit;
  return scaled(rules.earned(offer.rewardsEntry, until, offer.shareBps));
}

const bytesOf = (snapshot: Snapshot) =>
  Array.from(snapshot, ([key, state]) => [
    key,
    state && Buffer.from(state.data).toString('hex'),
    state?.lamports,
  ]);

describe('invariants, over random walks of two devices', function () {
  this.timeout(120_000);

  it('I1: vaults hold at least what the ledger owes', () =>
    walking(1, (walk) => async ({ device }) => {
      const { world } = walk;
      const { ownerStake, rewards } = await world.readDevice(device);
      const offers = await walk.offersOf(device);
      const principal = offers.reduce((sum, offer) => sum + offer.principal, ownerStake);
      assert.isTrue((await world.balance(device.stakeVault)) >= principal, 'stake vault');
      const owed = offers.reduce(
        (sum, offer) =>
          sum + earned(offer, rewards.postedTotal) / 10_000n - offer.rewardsClaimed - offer.rewardsBurned,
        rewards.ownerUnits - rewards.ownerClaimed - rewards.ownerBurned,
      );
      assert.isTrue((await world.balance(device.rewardVault)) >= owed, 'reward vault');
    }));

  it('I2: all tokens are with users, in vaults, or burned', () =>
    walking(2, (walk) => {
      const { world, devices, coStakers } = walk;
      const accounts = [
        ...devices.flatMap(({ stakeVault, rewardVault, owner }) => [
          stakeVault,
          rewardVault,
          owner.tokenAccount,
        ]),
        ...coStakers.map(({ tokenAccount }) => tokenAccount),
        world.tokenAccountOf(world.roles.rewardAuthority.publicKey),
      ];
      return async () => {
        let sum = 0n;
        for (const account of accounts) sum += await world.balance(account);
        assert.equal(sum, await supply(world));
      };
    }));

  it('I3: no one receives more principal than was put in, less what was slashed', () =>
    walking(3, ({ world, devices }) => {
      const put = new Map<string, bigint>(
        devices.map(({ address }) => [`${address.toBase58()} owner`, tokens(960)]),
      );
      const got = new Map<string, bigint>();
      const add = (to: Map<string, bigint>, key: string, amount: bigint) =>
        to.set(key, (to.get(key) ?? 0n) + amount);
      return async ({ action, device, nonce, outcome, before }) => {
        if (!outcome.ok) return;
        const state = await world.readDevice(device);
        const owner = `${device.address.toBase58()} owner`;
        const moved = state.ownerStake - before.device.ownerStake;
        if (action === 'stake') add(put, owner, moved);
        if (['withdrawOverflow', 'withdrawOwnerStake'].includes(action)) add(got, owner, -moved);
        if (before.offer) {
          const key = `${device.address.toBase58()} ${nonce}`;
          const offer = await world.readOffer(before.offer).catch(() => null);
          if (action.startsWith('acceptOffer')) add(put, key, offer!.principal);
          if (action.startsWith('withdrawCoStake')) add(got, key, before.offer.principal - offer!.principal);
          assert.isTrue((got.get(key) ?? 0n) + (offer?.principal ?? 0n) <= (put.get(key) ?? 0n), key);
        }
        assert.isTrue((got.get(owner) ?? 0n) + state.ownerStake <= put.get(owner)!, owner);
      };
    }));

  it('I4: no withdrawal before its second, always one after it', () =>
    walking(4, () => async ({ action, outcome, before }) => {
      if (action.startsWith('withdrawCoStake') && before.offer?.state === OfferState.Leaving) {
        const { cooldownEndsAt, principalFrozen, principal } = before.offer;
        const free = before.now >= cooldownEndsAt && (principal > principalFrozen || principalFrozen === 0n);
        assert.equal(outcome.ok, free, JSON.stringify(outcome.ok ? 'ok' : outcome.error.code));
      }
      if (action === 'withdrawOwnerStake' && before.device.ownerCooldownEndsAt > 0n) {
        const { ownerCooldownEndsAt, ownerFrozen, ownerStake } = before.device;
        const free = before.now >= ownerCooldownEndsAt && (ownerStake > ownerFrozen || ownerFrozen === 0n);
        assert.equal(outcome.ok, free, JSON.stringify(outcome.ok ? 'ok' : outcome.error.code));
      }
    }));

  it('I5: terms of an accepted offer never change', () =>
    walking(5, (walk) => {
      const terms = new Map<string, string>();
      return async ({ device }) => {
        for (const offer of await walk.offersOf(device)) {
          if (offer.state === OfferState.Open) continue;
          const { amount, shareBps, waitSeconds, cooldownSeconds, coStaker, participant, acceptedAt } = offer;
          const now = [
            amount,
            shareBps,
            waitSeconds,
            cooldownSeconds,
            coStaker,
            participant,
            acceptedAt,
          ].join();
          const key = offer.address.toBase58();
          assert.equal(now, terms.get(key) ?? now);
          terms.set(key, now);
        }
      };
    }));

  it('I6: claims of an account equal its offers between acceptance and withdrawal, two at most', () =>
    walking(6, (walk) => async () => {
      const offers = (await Promise.all(walk.devices.map((device) => walk.offersOf(device)))).flat();
      for (const actor of walk.coStakers) {
        const { activeClaims } = await walk.world.readParticipant(actor);
        const held = offers.filter((offer) => isClaim(offer) && offer.participant.equals(actor.participant));
        assert.equal(activeClaims, held.length);
        assert.isAtMost(activeClaims, 2);
      }
    }));

  it('I7: what both sides earn is what was posted, to the 1/10,000 of a base unit', () =>
    walking(7, (walk) => async ({ device }) => {
      const { rewards } = await walk.world.readDevice(device);
      const owner = scaled({ units: rewards.ownerUnits, fraction: rewards.ownerFraction });
      const sum = (await walk.offersOf(device)).reduce(
        (total, offer) => total + earned(offer, rewards.postedTotal),
        owner,
      );
      assert.equal(sum, rewards.postedTotal * 10_000n);
    }));

  it('I8: an instruction on one device leaves the configuration and the other device as they are', () =>
    walking(
      8,
      (walk) => {
        const { world, devices } = walk;
        const last = new Map<string, unknown>();
        const stateOf = async (one: (typeof devices)[number]) => {
          const offers = (await walk.offersOf(one)).map(({ address }) => address);
          const all: PublicKey[] = [one.address, one.stakeVault, one.rewardVault, world.config, ...offers];
          return bytesOf(await world.chain.snapshot(all));
        };
        return async ({ device }) => {
          for (const other of devices) {
            const now = await stateOf(other);
            const key = other.id;
            if (other.id !== device.id) assert.deepEqual(now, last.get(key) ?? now);
            last.set(key, now);
          }
        };
      },
      { actions: ON_ONE_DEVICE },
    ));

  it('I9: every lamport of rent is back with its payer when a life ends', async () => {
    const world = await World.create();
    const { registrar } = world.roles;
    const lamports = async (key: PublicKey) => (await world.chain.account(key))!.lamports;
    const owner = await world.newWallet();
    const coStaker = await world.newWallet();
    const payers = [registrar.publicKey, owner.address, coStaker.address];
    const before = await Promise.all(payers.map(lamports));
    for (const { address, wallet } of [owner, coStaker])
      await world.chain.run(instructions.openParticipant({ wallet: address }).instruction, [wallet]);
    const device = await world.newDevice({ owner, stake: tokens(960) });
    const coStake = await world.accept(await world.openOffer(device), coStaker);
    await world.postRewards(device, tokens(100));
    await claimAll(world, coStake);
    await world.unstakeCoStake(coStake);
    await world.unstakeOwner(device);
    await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    await withdrawCoStake(world, coStake);
    await withdrawOwnerStake(world, device);
    await closeLife(world, device, [coStake]);
    for (const actor of [owner, coStaker]) await closeAccount(world, actor);
    assert.deepEqual(await Promise.all(payers.map(lamports)), before);
  });

  it('I10: a slot of a device and its offer always agree', () =>
    walking(10, (walk) => async ({ device }) => {
      const { slots, rewards } = await walk.world.readDevice(device);
      const offers = await walk.offersOf(device);
      const used = slots.filter(({ state }) => state !== SlotState.Empty);
      assert.sameMembers(
        used.map(({ nonce }) => nonce),
        offers.filter(({ state }) => state !== OfferState.Withdrawn).map(({ nonce }) => nonce),
      );
      for (const slot of used) {
        const offer = offers.find(({ nonce }) => nonce === slot.nonce)!;
        assert.equal(Number(slot.state), Number(offer.state));
        assert.equal(slot.shareBps, offer.shareBps);
        assert.equal(slot.acceptedAt, offer.acceptedAt);
        assert.equal(slot.waitEndsAt, offer.waitEndsAt);
        assert.equal(slot.cooldownEndsAt, offer.cooldownEndsAt);
        assert.equal(slot.frozen, offer.principalFrozen);
        const isAccepted = slot.state !== SlotState.Open;
        assert.equal(slot.committedUntil, isAccepted ? offer.acceptedAt + offer.waitSeconds : 0n);
        assert.equal(slot.amount, slot.state === SlotState.Open ? offer.amount : offer.principal);
      }
      const live = used.filter(({ state }) => state === SlotState.Active);
      assert.equal(
        rewards.liveShareBps,
        live.reduce((sum, { shareBps }) => sum + shareBps, 0),
      );
    }));

  it('I11: no instruction ever ends in a panic of the virtual machine, whatever data it gets', async () => {
    await walking(11, () => async ({ outcome }) => {
      assert.notInclude(outcome.logs.join('\n'), 'panicked');
      if (!outcome.ok) assert.notInclude(outcome.error.code, 'failed to complete');
    });
    for (const name of INSTRUCTION_NAMES) {
      const world = await worldFor(name, { kind: 'litesvm' });
      const { instruction, signers } = await SCENARIOS[name](world);
      const { programId, keys, data } = instruction;
      const broken = [
        { keys, data: data.subarray(0, 8) },
        { keys, data: Buffer.concat([data, Buffer.alloc(64, 255)]) },
        { keys, data: Buffer.concat([data.subarray(0, 8), Buffer.alloc(data.length - 8, 255)]) },
        { keys: keys.slice(0, -1), data },
        { keys: [...keys].reverse(), data },
        { keys: keys.map((meta) => ({ ...meta, pubkey: keys[0]!.pubkey })), data },
        { keys, data: data.subarray(0, 7) },
      ];
      for (const parts of broken) {
        const attempt = new TransactionInstruction({ programId, ...parts });
        const needed = signers.filter(({ publicKey }) =>
          attempt.keys.some(({ pubkey, isSigner }) => isSigner && pubkey.equals(publicKey)),
        );
        const outcome = await world.chain.send(attempt, needed);
        assert.notInclude(outcome.logs.join('\n'), 'panicked', name);
        if (!outcome.ok) assert.notInclude(outcome.error.code, 'failed to complete', name);
      }
    }
  });
});
