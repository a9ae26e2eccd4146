import { OfferState, SlotState, fetchOfferNullable, instructions } from '@co-staking/sdk';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, HOUR, WAIT_SECONDS } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { expectOk } from '../support/expectError';
import { CLOSED, expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause } from '../support/operators';
import { expectMoves, retractOffer, withdrawCoStake } from '../support/ownerSteps';
import { MINIMUM, World, tokens, type TestOffer } from '../support/world';

const EMPTY_SLOT = {
  nonce: 0,
  bump: 0,
  shareBps: 0,
  state: SlotState.Empty,
  amount: 0n,
  acceptedAt: 0n,
  waitEndsAt: 0n,
  cooldownEndsAt: 0n,
  frozen: 0n,
  committedUntil: 0n,
};

const build = (
  { address, device }: TestOffer,
  input: Partial<instructions.RetractOfferInput> = {},
): TransactionInstruction =>
  instructions.retractOffer({
    owner: device.owner.address,
    device: device.address,
    offer: address,
    ...input,
  }).instruction;

describe('retractOffer', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('closes the account and empties the slot, and moves no tokens', async () => {
    const device = await world.fullyStaked();
    const offer = await world.openOffer(device);
    const before = await world.readDevice(device);
    await expectMoves(
      world,
      [
        [device.owner.tokenAccount, 0n],
        [device.stakeVault, 0n],
        [device.rewardVault, 0n],
      ],
      () => retractOffer(world, offer),
    );
    assert.isNull(await world.chain.account(offer.address));
    assertChanged(before, await world.readDevice(device), {
      offerCount: 0,
      slots: [EMPTY_SLOT, ...before.slots.slice(1)],
    });
  });

  it('gives all lamports of the account back to the owner, who paid them', async () => {
    const { owner, ...device } = await world.fullyStaked();
    const lamports = async (address: PublicKey) => (await world.chain.account(address))?.lamports ?? 0n;
    const atFirst = await lamports(owner.address);
    const offer = await world.openOffer({ owner, ...device });
    assert.equal(await lamports(owner.address), atFirst - (await lamports(offer.address)));
    await retractOffer(world, offer);
    assert.equal(await lamports(owner.address), atFirst);
  });

  it('takes one of four offers and leaves the others as they are', async () => {
    const device = await world.fullyStaked();
    const offers: TestOffer[] = [];
    for (let index = 0; index < 4; index += 1)
      offers.push(await world.openOffer(device, { amount: tokens(100 + index), shareBps: 500 }));
    const [first, second, third, fourth] = (await world.readDevice(device)).slots;
    const others = [offers[0]!, offers[2]!, offers[3]!];
    const kept = await Promise.all(others.map((offer) => world.readOffer(offer)));
    await retractOffer(world, offers[1]!);
    const { slots, offerCount, nextNonce } = await world.readDevice(device);
    assertEqual(slots, [first, EMPTY_SLOT, third, fourth]);
    assert.deepEqual([offerCount, nextNonce], [3, 4]);
    assertEqual(await Promise.all(others.map((offer) => world.readOffer(offer))), kept);
    assert.equal(second!.amount, tokens(101));
  });

  it('makes room for a new offer, under a new number', async () => {
    const device = await world.fullyStaked();
    const first = await world.openOffer(device, { amount: tokens(800), shareBps: 10_000 });
    await retractOffer(world, first);
    const second = await world.openOffer(device, { amount: tokens(800), shareBps: 10_000 });
    assert.equal(second.nonce, first.nonce + 1);
    assert.notEqual(second.address.toBase58(), first.address.toBase58());
  });

  it('takes back an expired offer, one of a terminated device, and one while entries are paused', async () => {
    const world = await World.create();
    const owner = await world.newActor();
    const expiresAt = (await world.chain.now()) + HOUR;
    const expired = await world.openOffer(await world.fullyStaked({ owner }), { expiresAt });
    const ended = await world.openOffer(await world.fullyStaked({ owner }));
    await world.terminate(ended.device);
    await world.chain.warpBy(DAY);
    await pause(world, HOUR);
    for (const offer of [expired, ended]) {
      await retractOffer(world, offer);
      assert.isNull(await fetchOfferNullable(world.reader, offer.address));
    }
  });

  it('takes back an offer of a terminated device whose owner is leaving', async () => {
    const device = await world.fullyStaked();
    const offer = await world.openOffer(device);
    await world.terminate(device);
    await world.unstakeOwner(device);
    await retractOffer(world, offer);
    assert.equal((await world.readDevice(device)).offerCount, 0);
  });

  it('leaves an active co-stake of the device alone', async () => {
    const coStake = await world.coStaked({ stake: MINIMUM, amount: tokens(300), shareBps: 3_000 });
    const { device } = coStake;
    const agreed = await world.readOffer(coStake);
    const offer = await world.openOffer(device, { amount: tokens(500), shareBps: 7_000 });
    await retractOffer(world, offer);
    assertEqual(await world.readOffer(coStake), agreed);
    const { rewards, slots } = await world.readDevice(device);
    assert.equal(rewards.liveShareBps, 3_000);
    assert.deepEqual(
      slots.map(({ state }) => state),
      [SlotState.Active, SlotState.Empty, SlotState.Empty, SlotState.Empty],
    );
  });

  it('records the offer and who closed it in an event', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.fullyStaked();
    await retractOffer(world, await world.openOffer(device));
    const offer = await world.openOffer(device);
    const outcome = await expectOk(world.chain.send(build(offer), [device.owner.wallet]));
    assertEvents(outcome, [
      'OfferClosed',
      {
        device: device.address,
        offer: offer.address,
        nonce: 1,
        by: device.owner.address,
        at: await world.chain.now(),
      },
    ]);
  });

  it('refuses a co-stake in every state until its account is closed', async () => {
    const coStake = await world.coStaked();
    const { wallet } = coStake.device.owner;
    const refuse = async (state: OfferState) => {
      assert.equal((await world.readOffer(coStake)).state, state);
      await expectRefusal(world.chain, build(coStake), [wallet], 'OfferNotOpen');
    };
    await refuse(OfferState.Active);
    await world.unstakeCoStake(coStake);
    await refuse(OfferState.Leaving);
    await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
    await refuse(OfferState.Leaving);
    await withdrawCoStake(world, coStake);
    await refuse(OfferState.Withdrawn);
  });

  it('refuses if device and offer disagree', async () => {
    const offer = await world.openOffer(await world.fullyStaked());
    const { address, owner } = offer.device;
    const wrong = [
      { 'slots.0.state': SlotState.Active },
      { 'slots.0.state': SlotState.Empty },
      { 'slots.0.state': SlotState.Open, 'slots.0.nonce': 1 },
      { 'slots.0.nonce': 0, offer_count: 0 },
    ] as Record<string, number>[];
    for (const values of wrong) {
      await inject(world.chain, 'Device', address, values);
      await expectRefusal(world.chain, build(offer), [owner.wallet], 'LedgerMismatch');
    }
    await inject(world.chain, 'Device', address, { offer_count: 1 });
    await retractOffer(world, offer);
  });

  it('refuses an offer that was retracted already', async () => {
    const offer = await world.openOffer(await world.fullyStaked());
    await retractOffer(world, offer);
    const { wallet } = offer.device.owner;
    await expectRefusal(world.chain, build(offer), [wallet], CLOSED);
  });

  it('cannot be undone by an acceptance that comes too late', async () => {
    const offer = await world.openOffer(await world.fullyStaked());
    const { amount, shareBps, waitSeconds, cooldownSeconds, createdAt } = await world.readOffer(offer);
    const { address, participant, wallet } = await world.newActor();
    const { instruction } = instructions.acceptOffer({
      coStaker: address,
      participant,
      device: offer.device.address,
      offer: offer.address,
      amount,
      shareBps,
      waitSeconds,
      cooldownSeconds,
      createdAt,
      ...world.mintInput,
    });
    await retractOffer(world, offer);
    await expectRefusal(world.chain, instruction, [wallet], CLOSED);
  });

  describe('refuses', () => {
    let offer: TestOffer;

    before(async () => {
      offer = await world.openOffer(await world.fullyStaked());
    });

    it('a wallet that is not the owner, the named counterparty included', async () => {
      const stranger = await world.newActor();
      const reserved = await world.openOffer(await world.fullyStaked(), { counterparty: stranger.address });
      for (const wallet of [stranger.wallet, world.roles.registrar]) {
        const instruction = build(reserved, { owner: wallet.publicKey });
        await expectRefusal(world.chain, instruction, [wallet], 'NotDeviceOwner');
      }
    });

    it('an offer of another device, of the same owner or of another', async () => {
      const { owner } = offer.device;
      const sibling = await world.openOffer(await world.fullyStaked({ owner }));
      const foreign = await world.openOffer(await world.fullyStaked());
      for (const { address } of [sibling, foreign]) {
        const instruction = build(offer, { offer: address });
        await expectRefusal(world.chain, instruction, [owner.wallet], 'WrongDevice');
      }
    });

    it('to pay the rent to another wallet', async () => {
      const { address } = await world.newWallet();
      for (const rentPayer of [address, offer.device.address, PublicKey.default]) {
        const instruction = build(offer, { rentPayer });
        await expectRefusal(world.chain, instruction, [offer.device.owner.wallet], 'WrongRentPayer');
      }
    });
  });
});
