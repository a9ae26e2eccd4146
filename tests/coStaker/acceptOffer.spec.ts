import {
  DeviceStatus,
  MAX_CLAIMS,
  NOTICE_HOLD_SECONDS,
  NOTICE_USE_SECONDS,
  OfferState,
  SlotState,
  instructions,
  offerTerms,
  type ProgramErrorCode,
} from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { openCase } from '../support/caseSteps';
import { HOUR, WAIT_SECONDS, warpAround } from '../support/clock';
import { assertEvents } from '../support/compare';
import { eventsOf } from '../support/events';
import { expectError, expectOk } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { pause, setParameters } from '../support/operators';
import { U64_MAX, expectMoves, giveNotice, setCards, withdrawOverflow } from '../support/ownerSteps';
import { fund } from '../support/tokens';
import { MINIMUM, World, tokens, type Actor, type TestOffer } from '../support/world';

async function build(
  world: World,
  { address, device }: TestOffer,
  coStaker: Actor,
  input: Partial<instructions.AcceptOfferInput> = {},
): Promise<TransactionInstruction> {
  return instructions.acceptOffer({
    coStaker: coStaker.address,
    participant: coStaker.participant,
    device: device.address,
    offer: address,
    ...offerTerms(await world.readOffer({ address })),
    ...world.mintInput,
    ...input,
  }).instruction;
}

describe('acceptOffer', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  /** The worked example's offer on a device whose owner holds 60 % of the minimum. */
  const offered = async (): Promise<TestOffer> =>
    world.openOffer(await world.newDevice({ stake: tokens(960) }));

  const refuses = async (offer: TestOffer, coStaker: Actor, error: ProgramErrorCode, input = {}) =>
    expectRefusal(world.chain, await build(world, offer, coStaker, input), [coStaker.wallet], error);

  it('moves exactly the requested amount in and makes the terms final', async () => {
    const offer = await offered();
    const { device } = offer;
    await world.postRewards(await world.fullyStaked(), 1n);
    const coStaker = await world.newActor();
    const now = await world.chain.now();
    await expectMoves(
      world,
      [
        [coStaker.tokenAccount, -tokens(640)],
        [device.stakeVault, tokens(640)],
        [device.rewardVault, 0n],
      ],
      async () => world.chain.run(await build(world, offer, coStaker), [coStaker.wallet]),
    );
    const state = await world.readOffer(offer);
    assert.equal(state.state, OfferState.Active);
    assert.isTrue(state.coStaker.equals(coStaker.address));
    assert.isTrue(state.participant.equals(coStaker.participant));
    assert.equal(state.principal, tokens(640));
    assert.equal(state.acceptedAt, now);
    const { slots, rewards } = await world.readDevice(device);
    assert.equal(slots[0]!.state, SlotState.Active);
    assert.equal(slots[0]!.acceptedAt, now);
    assert.equal(slots[0]!.committedUntil, now + WAIT_SECONDS);
    assert.equal(slots[0]!.frozen, 0n);
    assert.deepEqual(state.slashTaken, [0n, 0n, 0n, 0n]);
    assert.equal(rewards.liveShareBps, 7_400);
    assert.equal((await world.readParticipant(coStaker)).activeClaims, 1);
  });

  it('records the agreement in an event', async () => {
    const litesvm = await World.create({ kind: 'litesvm' });
    const offer = await litesvm.openOffer(await litesvm.newDevice({ stake: tokens(960) }));
    const coStaker = await litesvm.newActor();
    const outcome = await litesvm.chain.run(await build(litesvm, offer, coStaker), [coStaker.wallet]);
    assertEvents(outcome, [
      'OfferAccepted',
      {
        device: offer.device.address,
        offer: offer.address,
        coStaker: coStaker.address,
        participant: coStaker.participant,
        amount: tokens(640),
        shareBps: 7_400,
        rewardsEntry: 0n,
        shortfall: 0n,
        committedUntil: (await litesvm.chain.now()) + WAIT_SECONDS,
        at: await litesvm.chain.now(),
      },
    ]);
  });

  const OTHER_TERMS: Partial<instructions.AcceptOfferInput>[] = [
    { amount: tokens(640) - 1n },
    { shareBps: 7_401 },
    { waitSeconds: WAIT_SECONDS - 1n },
    { cooldownSeconds: 0n },
    { createdAt: 0n },
  ];
  for (const input of OTHER_TERMS)
    it(`refuses a ${Object.keys(input).join()} that differs from the agreed one`, async () => {
      await refuses(await offered(), await world.newActor(), 'TermsChanged', input);
    });

  it('refuses the terms of an offer that was retracted and created again with another share', async () => {
    const offer = await offered();
    const coStaker = await world.newActor();
    const signed = await build(world, offer, coStaker);
    const { device } = offer;
    const retract = instructions.retractOffer({
      owner: device.owner.address,
      device: device.address,
      offer: offer.address,
    });
    await world.chain.run(retract.instruction, [device.owner.wallet]);
    await world.openOffer(device, { shareBps: 500 });
    await expectRefusal(world.chain, signed, [coStaker.wallet], { anchor: 3007 });
  });

  it('lets exactly one of two co-stakers win', async () => {
    const offer = await offered();
    const [first, second] = [await world.newActor(), await world.newActor()];
    const late = await build(world, offer, second);
    await world.accept(offer, first);
    await expectRefusal(world.chain, late, [second.wallet], 'OfferNotOpen');
    assert.equal(await world.balance(second.tokenAccount), tokens(1_000_000));
  });

  it('accepts until the second before the expiry, and not in the second of expiry', async () => {
    for (const side of ['the very second', 'the second after', 'the second before'] as const) {
      const expiresAt = (await world.chain.now()) + HOUR;
      const offer = await world.openOffer(await world.newDevice({ stake: tokens(960) }), { expiresAt });
      const coStaker = await world.newActor();
      await warpAround(world.chain, expiresAt, side);
      if (side === 'the second before') await world.accept(offer, coStaker);
      else await refuses(offer, coStaker, 'OfferExpired');
    }
  });

  it('lets only the named wallet accept a reserved offer', async () => {
    const named = await world.newActor();
    const device = await world.newDevice({ stake: tokens(960) });
    const offer = await world.openOffer(device, { counterparty: named.address });
    await refuses(offer, await world.newActor(), 'OfferReserved');
    await world.accept(offer, named);
  });

  it('refuses a wallet that does not belong to the account', async () => {
    const [wallet, other] = [await world.newActor(), await world.newActor()];
    await refuses(await offered(), wallet, 'WalletNotOfAccount', { participant: other.participant });
  });

  it('refuses the owner of the device', async () => {
    const offer = await offered();
    await refuses(offer, offer.device.owner, 'OwnDevice');
  });

  it(`refuses a third claim of an account, and counts ${MAX_CLAIMS}`, async () => {
    const coStaker = await world.newActor();
    for (let claim = 0; claim < MAX_CLAIMS; claim += 1) await world.accept(await offered(), coStaker);
    assert.equal((await world.readParticipant(coStaker)).activeClaims, MAX_CLAIMS);
    await refuses(await offered(), coStaker, 'TooManyClaims');
  });

  it('refuses an unattested account if attestation is required', async () => {
    const strict = await World.create();
    await setParameters(strict, { attestationRequired: true });
    const offer = await strict.openOffer(await strict.newDevice({ stake: tokens(960) }));
    const coStaker = await strict.newActor();
    const accept = await build(strict, offer, coStaker);
    await expectRefusal(strict.chain, accept, [coStaker.wallet], 'AccountNotAttested');
    const { registrar } = strict.roles;
    const attest = { registrar: registrar.publicKey, participant: coStaker.participant };
    await strict.chain.run(instructions.attestParticipant(attest).instruction, [registrar]);
    await strict.accept(offer, coStaker);
  });

  it('refuses a device that is no longer healthy', async () => {
    const offer = await offered();
    await world.report(offer.device, { status: DeviceStatus.Down });
    await refuses(offer, await world.newActor(), 'DeviceNotHealthy');
  });

  it('refuses a terminated device', async () => {
    const offer = await offered();
    await world.terminate(offer.device);
    await refuses(offer, await world.newActor(), 'DeviceTerminated');
  });

  it('refuses a device whose owner fell below half of a minimum that has risen', async () => {
    const offer = await offered();
    await setCards(world, offer.device, 16);
    const { announcedFrom } = await world.readDevice(offer.device);
    await world.chain.warpTo(announcedFrom);
    await refuses(offer, await world.newActor(), 'SelfStakeBelowHalf');
  });

  it('refuses more than half of a minimum that has fallen', async () => {
    const offer = await offered();
    await setCards(world, offer.device, 6);
    await refuses(offer, await world.newActor(), 'RequestAboveHalf');
  });

  describe('of a device that will be short after everything that is under way', () => {
    /** Asserts by how many base units, and that one less is not taken; accepts with them. */
    async function missesBy(offer: TestOffer, shortfall: bigint, at = world): Promise<void> {
      const coStaker = await at.newActor();
      const attempt = (maxShortfall: bigint) => build(at, offer, coStaker, { maxShortfall });
      const signers = [coStaker.wallet];
      if (shortfall > 0n)
        for (const less of [0n, shortfall - 1n])
          await expectRefusal(at.chain, await attempt(less), signers, 'DeviceInsufficient');
      await expectOk(at.chain.send(await attempt(shortfall), signers));
    }

    it('accepts up to the largest shortfall that the co-staker names, to the base unit', async () => {
      const device = await world.newDevice({ stake: tokens(960) });
      await missesBy(await world.openOffer(device, { amount: tokens(640) - 1n }), 1n);
    });

    it('lets two offers fill one device: the first acceptance allows the amount of the second as shortfall', async () => {
      const device = await world.newDevice({ stake: tokens(960) });
      const terms = { amount: tokens(320), shareBps: 1_000 };
      const offers = [await world.openOffer(device, terms), await world.openOffer(device, terms)];
      await missesBy(offers[0]!, tokens(320));
      await missesBy(offers[1]!, 0n);
    });

    it('records the shortfall in the event', async () => {
      const litesvm = await World.create({ kind: 'litesvm' });
      const device = await litesvm.newDevice({ stake: tokens(960) });
      const offer = await litesvm.openOffer(device, { amount: tokens(600) });
      const coStaker = await litesvm.newActor();
      const accept = await build(litesvm, offer, coStaker, { maxShortfall: tokens(1_000) });
      const [event] = eventsOf(await litesvm.chain.run(accept, [coStaker.wallet]));
      assert.equal(event?.name === 'OfferAccepted' && event.data.shortfall, tokens(40));
    });

    it('accepts any shortfall with the largest number', async () => {
      const device = await world.newDevice({ stake: tokens(800) });
      const offer = await world.openOffer(device, { amount: 1n });
      await world.accept(offer, undefined, { maxShortfall: U64_MAX });
    });

    it('counts no stake in its wait, to its last second', async () => {
      const leaving = await world.coStaked();
      const { device } = leaving;
      await world.unstakeCoStake(leaving);
      await world.chain.warpBy(WAIT_SECONDS - 1n);
      const offer = await world.openOffer(device, { amount: tokens(1), shareBps: 500 });
      await missesBy(offer, tokens(639));
    });

    it('uses an announced higher minimum from the second of its announcement', async () => {
      const device = await world.fullyStaked();
      const offer = await world.openOffer(device, { amount: tokens(800), shareBps: 5_000 });
      await setCards(world, device, 80);
      await missesBy(offer, tokens(13_600));
    });

    it('uses the current minimum after a fall, whatever the overflow still counts', async () => {
      const first = await world.coStaked({ amount: tokens(200), stake: MINIMUM });
      await setCards(world, first.device, 5);
      const offer = await world.openOffer(first.device, { amount: tokens(300), shareBps: 500 });
      await missesBy(offer, 0n);
    });

    it('does not count frozen stake, of the owner or of another co-stake', async () => {
      const device = await world.newDevice({ stake: tokens(960) });
      await openCase(world, device, { stakeBps: 3_000 });
      await missesBy(await world.openOffer(device), tokens(288));
      const both = await world.coStaked({ stake: MINIMUM, amount: tokens(400), shareBps: 500 });
      await openCase(world, both.device, { stakeBps: 3_000 });
      // 1,120 and 280 are free, and 200 come.
      const next = await world.openOffer(both.device, { amount: tokens(200), shareBps: 500 });
      await missesBy(next, 0n);
      const last = await world.openOffer(both.device, { amount: 1n, shareBps: 500 });
      await openCase(world, both.device, { stakeBps: 5_000 });
      const { ownerStake, ownerFrozen, slots } = await world.readDevice(both.device);
      const free = slots
        .filter(({ state }) => state === SlotState.Active)
        .reduce((sum, { amount, frozen }) => sum + amount - frozen, ownerStake - ownerFrozen);
      await missesBy(last, MINIMUM - free - 1n);
    });
  });

  it('counts frozen stake for the gate: a trivial case does not close it', async () => {
    const device = await world.newDevice({ stake: tokens(800) });
    const offer = await world.openOffer(device, { amount: tokens(800) });
    await openCase(world, device, { stakeBps: 1 });
    const coStaker = await world.newActor();
    await refuses(offer, coStaker, 'DeviceInsufficient');
    await world.accept(offer, coStaker, { maxShortfall: tokens('0.08') });
  });

  describe('while the owner’s notice of leaving is live', () => {
    it('refuses from its first second to the second before it lapses; then an offer made meanwhile can be accepted', async () => {
      const device = await world.newDevice({ stake: tokens(960) });
      await giveNotice(world, device);
      const offer = await world.openOffer(device);
      const coStaker = await world.newActor();
      await refuses(offer, coStaker, 'NoticeLive');
      const { noticeGivenAt } = await world.readDevice(device);
      const lapsesAt = noticeGivenAt + NOTICE_HOLD_SECONDS + NOTICE_USE_SECONDS;
      await warpAround(world.chain, lapsesAt, 'the second before');
      await refuses(offer, coStaker, 'NoticeLive');
      await warpAround(world.chain, lapsesAt, 'the very second');
      await world.accept(offer, coStaker);
    });

    it('refuses even if any shortfall is taken', async () => {
      const device = await world.newDevice({ stake: tokens(960) });
      const offer = await world.openOffer(device);
      await giveNotice(world, device);
      await refuses(offer, await world.newActor(), 'NoticeLive', { maxShortfall: U64_MAX });
    });
  });

  it('uses the owner’s stake at the time of acceptance', async () => {
    const device = await world.fullyStaked({ stake: MINIMUM + tokens(10) });
    const offer = await world.openOffer(device);
    await withdrawOverflow(world, device, tokens(10));
    await world.accept(offer);
  });

  it('refuses during a pause of entries', async () => {
    const paused = await World.create();
    const offer = await paused.openOffer(await paused.newDevice({ stake: tokens(960) }));
    const coStaker = await paused.newActor();
    await pause(paused, HOUR);
    const accept = await build(paused, offer, coStaker);
    await expectRefusal(paused.chain, accept, [coStaker.wallet], 'EntriesPaused');
  });

  it('refuses a co-staker who lacks one base unit, with the token program’s error', async () => {
    const offer = await offered();
    const coStaker = await world.newActor({ holds: tokens(640) - 1n });
    const accept = await build(world, offer, coStaker);
    await expectRefusal(world.chain, accept, [coStaker.wallet], { token: 1 });
    await fund(world.chain, world.mint, coStaker.address, 1n);
    await world.accept(offer, coStaker);
    assert.equal(await world.balance(coStaker.tokenAccount), 0n);
  });

  it('refuses the same acceptance sent twice', async () => {
    const offer = await offered();
    const coStaker = await world.newActor();
    const accept = await build(world, offer, coStaker);
    await world.chain.run(accept, [coStaker.wallet]);
    await expectError(world.chain.send(accept, [coStaker.wallet]), 'OfferNotOpen');
  });
});
