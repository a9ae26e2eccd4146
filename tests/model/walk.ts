import {
  DeviceStatus,
  OfferState,
  coStakesExposed,
  coStakesToTakeAlong,
  findOfferPda,
  findSlashCasePda,
  instructions,
  offerTerms,
  type Device,
  type Offer,
} from '@co-staking/sdk';
import type { Keypair, TransactionInstruction } from '@solana/web3.js';

import { EVIDENCE, executeCaseInstruction, releaseCaseInstruction } from '../support/caseSteps';
import type { Outcome } from '../support/chain';
import { DAY } from '../support/clock';
import { payouts } from '../support/payoutSteps';
import { fund } from '../support/tokens';
import { MINIMUM, World, tokens, type Actor, type TestCoStake, type TestDevice } from '../support/world';
import { Random } from '../../fuzz/random';

/** One step of a walk, after it was taken. */
export interface Step {
  action: string;
  device: TestDevice;
  /** The offer it was about, by its nonce. */
  nonce: number | null;
  outcome: Outcome;
  /** Device and offer before it. */
  before: { device: Device; offer: Offer | null; now: bigint };
}

interface Try {
  instruction: TransactionInstruction;
  signers?: Keypair[];
}

/** Two devices and three co-stakers who do random things; most are refused. */
export class Walk {
  readonly devices: TestDevice[] = [];
  readonly coStakers: Actor[] = [];

  private constructor(
    readonly world: World,
    readonly random: Random,
  ) {}

  static async start(seed: number): Promise<Walk> {
    const walk = new Walk(await World.create({ kind: 'litesvm' }), new Random(seed));
    for (let count = 0; count < 2; count += 1)
      walk.devices.push(await walk.world.newDevice({ stake: tokens(960) }));
    for (let count = 0; count < 3; count += 1) walk.coStakers.push(await walk.world.newActor());
    await fund(
      walk.world.chain,
      walk.world.mint,
      walk.world.roles.rewardAuthority.publicKey,
      tokens(100_000),
    );
    return walk;
  }

  /** All offers of a device that exist, in the order of their nonces. */
  async offersOf({ address }: TestDevice): Promise<Offer[]> {
    const { nextNonce } = await this.world.readDevice({ address });
    const found: Offer[] = [];
    for (let nonce = 0; nonce < nextNonce; nonce += 1) {
      const [offer] = findOfferPda({ device: address, nonce });
      if (await this.world.chain.account(offer)) found.push(await this.world.readOffer({ address: offer }));
    }
    return found;
  }

  /** The offer of a device as the harness names it; its co-staker is a random one while it is open. */
  #coStake(device: TestDevice, { address, nonce, coStaker }: Offer): TestCoStake {
    const holder = this.coStakers.find((actor) => actor.address.equals(coStaker));
    return { address, nonce, device, coStaker: holder ?? this.random.pick(this.coStakers) };
  }

  /** Takes steps, and calls `check` after each. */
  async run(steps: number, check: (step: Step) => Promise<void>): Promise<void> {
    const { chain } = this.world;
    for (let count = 0; count < steps; count += 1) {
      if (this.random.below(5) === 0) await chain.warpBy(this.random.upTo(6n * DAY));
      const device = this.random.pick(this.devices);
      const offers = await this.offersOf(device);
      const offer = offers.length > 0 ? this.random.pick(offers.slice(-4)) : null;
      const action = this.random.pick(Object.keys(ACTIONS));
      const attempt = await ACTIONS[action]!(this, device, offer && this.#coStake(device, offer));
      if (!attempt) continue;
      const before = {
        device: await this.world.readDevice(device),
        offer: offer && (await this.world.readOffer(offer)),
        now: await chain.now(),
      };
      const outcome = await chain.send(attempt.instruction, attempt.signers);
      await check({ action, device, nonce: offer?.nonce ?? null, outcome, before });
    }
  }
}

type Action = (walk: Walk, device: TestDevice, offer: TestCoStake | null) => Promise<Try | null>;

const STATUSES = [DeviceStatus.Running, DeviceStatus.Idle, DeviceStatus.Running, DeviceStatus.Down];

const onOffer =
  (make: (walk: Walk, device: TestDevice, offer: TestCoStake) => Promise<Try | null>): Action =>
  async (walk, device, offer) =>
    offer && make(walk, device, offer);

/** An action on the device's latest case, where there is one. */
const onCase =
  (
    make: (walk: Walk, device: TestDevice, number: number, offer: TestCoStake | null) => Promise<Try | null>,
  ): Action =>
  async (walk, device, offer) => {
    const { nextCase } = await walk.world.readDevice(device);
    const number = nextCase - 1 - walk.random.below(3);
    if (number < 0) return null;
    const [address] = findSlashCasePda({ device: device.address, number });
    return (await walk.world.chain.account(address)) && make(walk, device, number, offer);
  };

const named = (device: TestDevice, number: number) => ({
  address: findSlashCasePda({ device: device.address, number })[0],
  number,
  device,
});

const stake: Action = async ({ world, random }, { address, owner }) => ({
  instruction: instructions.stake({
    owner: owner.address,
    device: address,
    amount: random.upTo(tokens(900)) + 1n,
    ...world.mintInput,
  }).instruction,
  signers: [owner.wallet],
});

const createOffer: Action = async ({ world, random }, device) => ({
  instruction: instructions.createOffer({
    owner: device.owner.address,
    device: device.address,
    nonce: (await world.readDevice(device)).nextNonce,
    amount: random.upTo(MINIMUM / 2n) + 1n,
    shareBps: 500 + random.below(6_000),
    expiresAt: random.below(3) === 0 ? (await world.chain.now()) + random.upTo(5n * DAY) + 1n : 0n,
  }).instruction,
  signers: [device.owner.wallet],
});

const acceptByOwner = onOffer(async ({ world }, device, { address }) => ({
  instruction: await acceptance(world, device, address, device.owner),
  signers: [device.owner.wallet],
}));

const acceptance = async (
  world: World,
  device: TestDevice,
  address: TestCoStake['address'],
  coStaker: Actor,
) =>
  instructions.acceptOffer({
    coStaker: coStaker.address,
    participant: coStaker.participant,
    device: device.address,
    offer: address,
    ...offerTerms(await world.readOffer({ address })),
    allowInsufficient: true,
    ...world.mintInput,
  }).instruction;

const acceptByOther = onOffer(async (walk, device, { address }) => {
  const coStaker = walk.random.pick(walk.coStakers);
  return { instruction: await acceptance(walk.world, device, address, coStaker), signers: [coStaker.wallet] };
});

const unstakeOwner: Action = async ({ world, random }, device) =>
  random.below(3) > 0
    ? null
    : {
        instruction: instructions.unstakeOwnerStake({
          owner: device.owner.address,
          device: device.address,
          coStakes: coStakesToTakeAlong(await world.readDevice(device), await world.chain.now()),
        }).instruction,
        signers: [device.owner.wallet],
      };

const postRewards: Action = async ({ world, random }, device) => ({
  instruction: instructions.postRewards({
    rewardAuthority: world.roles.rewardAuthority.publicKey,
    device: device.address,
    block: (await world.readDevice(device)).rewards.lastBlock + 1n,
    amount: random.upTo(100_000n) + 1n,
    ...world.mintInput,
  }).instruction,
  signers: [world.roles.rewardAuthority],
});

const openCase: Action = async ({ world, random }, device) => {
  const state = await world.readDevice(device);
  const now = await world.chain.now();
  const infractionAt = now - random.upTo(now - state.registeredAt + 1n);
  return {
    instruction: instructions.openCase({
      slasher: world.roles.slasher.publicKey,
      device: device.address,
      number: state.nextCase,
      reason: 0,
      evidenceHash: EVIDENCE,
      infractionAt,
      stakeBps: random.below(1_500),
      rewardsBps: random.below(10_001),
      coStakes: coStakesExposed(state, infractionAt, now),
    }).instruction,
    signers: [world.roles.slasher],
  };
};

const decide = (decision: 'upholdCase' | 'dismissCase') =>
  onCase(async ({ world }, device, number) => ({
    instruction: instructions[decision]({
      arbiter: world.roles.arbiter.publicKey,
      device: device.address,
      number,
    }).instruction,
    signers: [world.roles.arbiter],
  }));

/** What can happen; some actions stand here twice, so that walks get further. */
const ACTIONS: Record<string, Action> = {
  stake,
  createOffer,
  'createOffer again': createOffer,
  'acceptOffer as owner': acceptByOwner,
  acceptOffer: acceptByOther,
  'acceptOffer again': acceptByOther,
  'acceptOffer once more': acceptByOther,
  unstakeOwner,
  postRewards,
  'postRewards again': postRewards,
  openCase,
  upholdCase: decide('upholdCase'),
  dismissCase: decide('dismissCase'),
  report: async ({ world, random }, { address }) => ({
    instruction: instructions.reportDevice({
      registrar: world.roles.registrar.publicKey,
      device: address,
      status: random.pick(STATUSES),
    }).instruction,
    signers: [world.roles.registrar],
  }),
  withdrawOverflow: async ({ world, random }, { address, owner }) => ({
    instruction: instructions.withdrawOverflow({
      owner: owner.address,
      device: address,
      amount: random.upTo(tokens(400)) + 1n,
      ...world.mintInput,
    }).instruction,
    signers: [owner.wallet],
  }),
  retractOffer: onOffer(async (_, device, { address }) => ({
    instruction: instructions.retractOffer({
      owner: device.owner.address,
      device: device.address,
      offer: address,
    }).instruction,
    signers: [device.owner.wallet],
  })),
  closeExpiredOffer: onOffer(async ({ world }, device, { address }) => ({
    instruction: instructions.closeExpiredOffer({
      caller: world.chain.payer.publicKey,
      device: device.address,
      offer: address,
      rentPayer: device.owner.address,
    }).instruction,
  })),
  unstakeCoStake: onOffer(async (_, device, { address, coStaker }) => ({
    instruction: instructions.unstakeCoStake({
      coStaker: coStaker.address,
      device: device.address,
      offer: address,
    }).instruction,
    signers: [coStaker.wallet],
  })),
  withdrawCoStake: onOffer(async ({ world }, _, offer) => ({ instruction: payouts.coStake(world, offer) })),
  'withdrawCoStake again': onOffer(async ({ world }, _, offer) => ({
    instruction: payouts.coStake(world, offer),
  })),
  withdrawOwnerStake: async ({ world }, device) => ({ instruction: payouts.ownerStake(world, device) }),
  claimCoStakeRewards: onOffer(async ({ world }, _, offer) => ({
    instruction: payouts.coStakeRewards(world, offer),
  })),
  claimOwnerRewards: async ({ world }, device) => ({ instruction: payouts.ownerRewards(world, device) }),
  appealAsOwner: onCase(async (_, device, number) => ({
    instruction: instructions.appealAsOwner({
      owner: device.owner.address,
      device: device.address,
      number,
    }).instruction,
    signers: [device.owner.wallet],
  })),
  appealAsCoStaker: onCase(
    async (_, device, number, offer) =>
      offer && {
        instruction: instructions.appealAsCoStaker({
          coStaker: offer.coStaker.address,
          device: device.address,
          offer: offer.address,
          number,
        }).instruction,
        signers: [offer.coStaker.wallet],
      },
  ),
  executeCase: onCase(async ({ world }, device, number) => ({
    instruction: await executeCaseInstruction(world, named(device, number)),
  })),
  releaseCase: onCase(async ({ world }, device, number) => ({
    instruction: await releaseCaseInstruction(world, named(device, number)),
  })),
};

/** Whether an offer holds, or may still hold, principal. */
export const isClaim = ({ state }: Offer): boolean =>
  state === OfferState.Active || state === OfferState.Leaving;
