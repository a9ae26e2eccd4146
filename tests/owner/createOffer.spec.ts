import {
  DeviceStatus,
  MAX_SLOTS,
  OfferState,
  REQUIREMENT_NOTICE_SECONDS,
  SlotState,
  findOfferPda,
  instructions,
} from '@co-staking/sdk';
import { PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { assert } from 'chai';

import { COOLDOWN_SECONDS, DAY, HOUR, WAIT_SECONDS, warpAround } from '../support/clock';
import { assertChanged, assertEqual, assertEvents } from '../support/compare';
import { expectOk, type ExpectedError } from '../support/expectError';
import { expectRefusal } from '../support/expectRefusal';
import { inject } from '../support/inject';
import { pause, setParameters } from '../support/operators';
import {
  U64_MAX,
  expectMoves,
  giveNotice,
  retractOffer,
  setCards,
  withdrawCoStake,
} from '../support/ownerSteps';
import { MINIMUM, World, tokens, type TestDevice, type TestOffer } from '../support/world';

const HALF = MINIMUM / 2n;

const build = (
  { address, owner }: TestDevice,
  input: Partial<instructions.CreateOfferInput> = {},
): TransactionInstruction =>
  instructions.createOffer({
    owner: owner.address,
    device: address,
    nonce: 0,
    amount: tokens(640),
    shareBps: 7_400,
    ...input,
  }).instruction;

const refuse = (
  { chain }: World,
  device: TestDevice,
  input: Partial<instructions.CreateOfferInput>,
  expected: ExpectedError,
) => expectRefusal(chain, build(device, input), [device.owner.wallet], expected);

describe('createOffer', () => {
  // A test that changes the configuration starts a world of its own.
  let world: World;

  before(async () => {
    world = await World.create();
  });

  it('records the terms, takes a slot, and moves no tokens', async () => {
    const device = await world.newDevice({ stake: tokens(960) });
    await world.chain.warpBy(DAY);
    const counterparty = world.newKeypair().publicKey;
    const createdAt = await world.chain.now();
    const before = await world.readDevice(device);
    const offer = await expectMoves(
      world,
      [
        [device.owner.tokenAccount, 0n],
        [device.stakeVault, 0n],
      ],
      () => world.openOffer(device, { expiresAt: createdAt + HOUR, counterparty }),
    );
    const [address, bump] = findOfferPda({ device: device.address, nonce: 0 });
    assertEqual(await world.readOffer(offer), {
      address,
      version: 2,
      bump,
      state: OfferState.Open,
      nonce: 0,
      device: device.address,
      coStaker: PublicKey.default,
      participant: PublicKey.default,
      counterparty,
      rentPayer: device.owner.address,
      amount: tokens(640),
      principal: 0n,
      principalFrozen: 0n,
      shareBps: 7_400,
      waitSeconds: 7n * DAY,
      cooldownSeconds: 14n * DAY,
      expiresAt: createdAt + HOUR,
      createdAt,
      acceptedAt: 0n,
      unstakedAt: 0n,
      waitEndsAt: 0n,
      cooldownEndsAt: 0n,
      withdrawnAt: 0n,
      rewardsEntry: 0n,
      rewardsExit: 0n,
      slashTaken: [0n, 0n, 0n, 0n],
      slashBucket: 0,
      rewardsClaimed: 0n,
      rewardsBurned: 0n,
      rewardsFrozen: 0n,
    });
    const [first, ...rest] = before.slots;
    assertChanged(before, await world.readDevice(device), {
      nextNonce: 1,
      offerCount: 1,
      slots: [
        { ...first!, nonce: 0, bump, state: SlotState.Open, amount: tokens(640), shareBps: 7_400 },
        ...rest,
      ],
    });
  });

  it('takes exactly the rent from the owner', async () => {
    const device = await world.fullyStaked();
    const before = await world.chain.account(device.owner.address);
    const { address } = await world.openOffer(device);
    const after = await world.chain.account(device.owner.address);
    const opened = await world.chain.account(address);
    assert.equal(opened!.lamports, await world.chain.rent(opened!.data.length));
    assert.equal(before!.lamports - after!.lamports, opened!.lamports);
  });

  it('is open to anyone and never expires by default', async () => {
    const offer = await world.readOffer(await world.openOffer(await world.fullyStaked()));
    assertEqual([offer.counterparty, offer.expiresAt], [PublicKey.default, 0n]);
  });

  it('copies wait and cooldown as they are at its creation', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    const terms = { amount: tokens(100), shareBps: 1_000 };
    const early = await world.openOffer(device, terms);
    await setParameters(world, { waitSeconds: 13n * DAY, cooldownSeconds: 9n * DAY });
    const late = await world.openOffer(device, terms);
    const periods = async (offer: TestOffer) => {
      const { waitSeconds, cooldownSeconds } = await world.readOffer(offer);
      return [waitSeconds, cooldownSeconds];
    };
    assert.deepEqual(await periods(early), [7n * DAY, 14n * DAY]);
    assert.deepEqual(await periods(late), [13n * DAY, 9n * DAY]);
  });

  it('records all terms in an event', async () => {
    const world = await World.create({ kind: 'litesvm' });
    const device = await world.fullyStaked();
    const at = await world.chain.now();
    const counterparty = world.newKeypair().publicKey;
    const instruction = build(device, { expiresAt: at + DAY, counterparty });
    const outcome = await expectOk(world.chain.send(instruction, [device.owner.wallet]));
    assertEvents(outcome, [
      'OfferCreated',
      {
        device: device.address,
        offer: findOfferPda({ device: device.address, nonce: 0 })[0],
        nonce: 0,
        amount: tokens(640),
        shareBps: 7_400,
        waitSeconds: 7n * DAY,
        cooldownSeconds: 14n * DAY,
        expiresAt: at + DAY,
        counterparty,
        at,
      },
    ]);
  });

  describe('number', () => {
    it('cannot be that of an offer that exists: what lands twice makes one offer', async () => {
      const device = await world.fullyStaked();
      const instruction = build(device, { amount: tokens(10), shareBps: 500 });
      await world.chain.run(instruction, [device.owner.wallet]);
      await expectRefusal(world.chain, instruction, [device.owner.wallet], 'WrongNonce');
      assert.equal((await world.readDevice(device)).offerCount, 1);
    });

    it('cannot be that of a retracted offer, nor skip one', async () => {
      const device = await world.fullyStaked();
      await retractOffer(world, await world.openOffer(device));
      for (const nonce of [0, 2, 2 ** 32 - 1]) await refuse(world, device, { nonce }, 'WrongNonce');
      await world.openOffer(device);
    });

    it('ends before it would be used twice', async () => {
      const device = await world.fullyStaked();
      const last = 2 ** 32 - 1;
      await inject(world.chain, 'Device', device.address, { next_nonce: last });
      await refuse(world, device, { nonce: last }, 'MathOverflow');
    });
  });

  describe('share', () => {
    it('is between 5 % and 100 %, both included', async () => {
      const device = await world.fullyStaked();
      for (const shareBps of [0, 499, 10_001, 65_535])
        await refuse(world, device, { shareBps }, 'ShareOutOfRange');
      await retractOffer(world, await world.openOffer(device, { shareBps: 10_000 }));
      await world.openOffer(device, { shareBps: 500 });
    });

    it('reaches with those of open offers and active co-stakes 100 %, and not a basis point more', async () => {
      const { device } = await world.coStaked({ stake: MINIMUM, amount: tokens(200), shareBps: 5_000 });
      await world.openOffer(device, { amount: tokens(200), shareBps: 4_400 });
      const input = { nonce: 2, amount: tokens(200) };
      await refuse(world, device, { ...input, shareBps: 601 }, 'SharesAboveWhole');
      await world.openOffer(device, { amount: tokens(200), shareBps: 600 });
    });

    it('of a co-stake is free again from its unstake on', async () => {
      const coStake = await world.coStaked({ stake: MINIMUM, amount: tokens(200), shareBps: 9_501 });
      const { device } = coStake;
      const input = { nonce: 1, amount: tokens(200), shareBps: 500 };
      await refuse(world, device, input, 'SharesAboveWhole');
      await world.unstakeCoStake(coStake);
      await world.openOffer(device, { amount: tokens(200), shareBps: 10_000 });
    });
  });

  describe('amount', () => {
    it('is not zero', async () => {
      await refuse(world, await world.fullyStaked(), { amount: 0n }, 'ZeroAmount');
    });

    it('is one base unit at least and half of the minimum at most', async () => {
      const device = await world.fullyStaked();
      for (const amount of [HALF + 1n, MINIMUM, U64_MAX])
        await refuse(world, device, { amount }, 'RequestAboveHalf');
      await retractOffer(world, await world.openOffer(device, { amount: 1n }));
      await world.openOffer(device, { amount: HALF });
    });

    it('fits together with open offers and active co-stakes into that half', async () => {
      const { device } = await world.coStaked({ stake: MINIMUM, amount: tokens(300), shareBps: 500 });
      await world.openOffer(device, { amount: tokens(300), shareBps: 500 });
      const input = { nonce: 2, shareBps: 500 };
      await refuse(world, device, { ...input, amount: tokens(200) + 1n }, 'RequestAboveHalf');
      await refuse(world, device, { ...input, amount: U64_MAX }, 'MathOverflow');
      await world.openOffer(device, { amount: tokens(200), shareBps: 500 });
    });

    it('of a replacement may be that of a co-stake in its wait or cooldown', async () => {
      const coStake = await world.coStaked({ amount: HALF });
      const { device } = coStake;
      await refuse(world, device, { nonce: 1, amount: 1n, shareBps: 500 }, 'RequestAboveHalf');
      await world.unstakeCoStake(coStake);
      await retractOffer(world, await world.openOffer(device, { amount: HALF }));
      await world.chain.warpBy(WAIT_SECONDS);
      await world.openOffer(device, { amount: HALF });
    });

    it('is held to a raised minimum only when that applies', async () => {
      const device = await world.fullyStaked();
      await setCards(world, device, 10);
      await refuse(world, device, { amount: HALF + 1n }, 'RequestAboveHalf');
      await world.chain.warpBy(REQUIREMENT_NOTICE_SECONDS);
      await refuse(world, device, { amount: tokens(1_000) + 1n }, 'RequestAboveHalf');
      await world.openOffer(device, { amount: tokens(1_000) });
    });

    it('is held to a lowered minimum at once', async () => {
      const device = await world.fullyStaked();
      await setCards(world, device, 4);
      await refuse(world, device, { amount: tokens(400) + 1n }, 'RequestAboveHalf');
      await world.openOffer(device, { amount: tokens(400) });
    });
  });

  describe("owner's stake", () => {
    it('reaches half of the minimum', async () => {
      const device = await world.newDevice();
      await refuse(world, device, {}, 'SelfStakeBelowHalf');
      await world.stake(device, HALF - 1n);
      await refuse(world, device, {}, 'SelfStakeBelowHalf');
      await world.stake(device, 1n);
      await world.openOffer(device);
    });

    it('reaches half of a raised minimum from the second on in which it applies', async () => {
      const device = await world.newDevice({ stake: HALF });
      await setCards(world, device, 9);
      const { announcedFrom } = await world.readDevice(device);
      await warpAround(world.chain, announcedFrom, 'the second before');
      await retractOffer(world, await world.openOffer(device));
      for (const side of ['the very second', 'the second after'] as const) {
        await warpAround(world.chain, announcedFrom, side);
        await refuse(world, device, { nonce: 1 }, 'SelfStakeBelowHalf');
      }
      await world.stake(device, tokens(100));
      await world.openOffer(device);
    });

    it('is rounded up, and the request down, if the minimum is odd', async () => {
      const world = await World.create();
      await setParameters(world, { baseStakePerCard: 1n });
      const device = await world.newDevice({ cards: 5, stake: 2n });
      await refuse(world, device, { amount: 2n }, 'SelfStakeBelowHalf');
      await world.stake(device, 1n);
      await refuse(world, device, { amount: 3n }, 'RequestAboveHalf');
      await world.openOffer(device, { amount: 2n });
    });

    it('is not helped by co-stakes', async () => {
      const { device } = await world.coStaked({ stake: HALF, amount: HALF, shareBps: 500 });
      await setCards(world, device, 12);
      await world.chain.warpBy(REQUIREMENT_NOTICE_SECONDS);
      const input = { nonce: 1, amount: tokens(100), shareBps: 500 };
      await refuse(world, device, input, 'SelfStakeBelowHalf');
    });

    it('is not leaving', async () => {
      const device = await world.fullyStaked();
      await world.unstakeOwner(device);
      await refuse(world, device, {}, 'OwnerStakeLeaving');
      await world.chain.warpBy(COOLDOWN_SECONDS);
      await refuse(world, device, {}, 'OwnerStakeLeaving');
    });
  });

  describe('device', () => {
    it('is running or idle', async () => {
      const device = await world.fullyStaked({ status: null });
      await refuse(world, device, {}, 'DeviceNotHealthy');
      const { Running, Idle, Paused, Down, Failed, Blocked, Unsupported, Inactive } = DeviceStatus;
      for (const status of [Paused, Down, Failed, Blocked, Unsupported, Inactive]) {
        await world.report(device, { status });
        await refuse(world, device, {}, 'DeviceNotHealthy');
      }
      for (const status of [Running, Idle]) {
        await world.report(device, { status });
        await retractOffer(world, await world.openOffer(device));
      }
    });

    it('is of a supported model', async () => {
      const device = await world.fullyStaked({ multiplierBps: 0 });
      await refuse(world, device, {}, 'DeviceNotHealthy');
    });

    it('is not terminated', async () => {
      const device = await world.fullyStaked();
      await world.terminate(device);
      await refuse(world, device, {}, 'DeviceTerminated');
    });

    it('may be hired, and its owner may have given notice', async () => {
      const device = await world.fullyStaked();
      const hiredUntil = (await world.chain.now()) + DAY;
      await world.report(device, { status: DeviceStatus.Running, hiredUntil });
      await giveNotice(world, device);
      await world.openOffer(device);
    });

    it('has four slots for open offers and co-stakes', async () => {
      const device = await world.fullyStaked();
      const terms = { amount: tokens(1), shareBps: 500 };
      const offers: TestOffer[] = [];
      for (let count = 0; count < MAX_SLOTS; count += 1) offers.push(await world.openOffer(device, terms));
      const { slots } = await world.readDevice(device);
      assert.deepEqual(
        slots.map(({ nonce, state }) => [nonce, state]),
        [0, 1, 2, 3].map((nonce) => [nonce, SlotState.Open]),
      );
      await refuse(world, device, { ...terms, nonce: 4 }, 'NoFreeSlot');
      const coStake = await world.accept(offers[1]!);
      await refuse(world, device, { ...terms, nonce: 4 }, 'NoFreeSlot');
      await world.unstakeCoStake(coStake);
      await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
      await refuse(world, device, { ...terms, nonce: 4 }, 'NoFreeSlot');
      await withdrawCoStake(world, coStake);
      await world.openOffer(device, terms);
      assert.equal((await world.readDevice(device)).slots[1]!.nonce, 4);
    });
  });

  it('refuses an expiry that is not in the future', async () => {
    const device = await world.fullyStaked();
    const now = await world.chain.now();
    for (const expiresAt of [now, now - 1n, 1n, -1n, -(2n ** 63n)])
      await refuse(world, device, { expiresAt }, 'ExpiryInPast');
    await retractOffer(world, await world.openOffer(device, { expiresAt: now + 1n }));
    await world.openOffer(device, { expiresAt: 2n ** 63n - 1n });
  });

  it("refuses the device's owner as counterparty", async () => {
    const device = await world.fullyStaked();
    await refuse(world, device, { counterparty: device.owner.address }, 'CounterpartyIsOwner');
  });

  it('refuses a wallet that is not the owner', async () => {
    const device = await world.fullyStaked();
    const stranger = await world.newActor();
    for (const wallet of [stranger.wallet, world.roles.registrar]) {
      const instruction = build(device, { owner: wallet.publicKey });
      await expectRefusal(world.chain, instruction, [wallet], 'NotDeviceOwner');
    }
  });

  it('refuses until the second in which a pause ends', async () => {
    const world = await World.create();
    const device = await world.fullyStaked();
    await pause(world, HOUR);
    const { pausedUntil } = await world.readConfig();
    await refuse(world, device, {}, 'EntriesPaused');
    await warpAround(world.chain, pausedUntil, 'the second before');
    await refuse(world, device, {}, 'EntriesPaused');
    await warpAround(world.chain, pausedUntil, 'the very second');
    await world.openOffer(device);
  });
});
