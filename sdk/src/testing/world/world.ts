import type { PublicKey } from '@solana/web3.js';

import { DeviceStatus, coStakesToTakeAlong, instructions, offerTerms, quotes } from '../../index';
import { checkFields, type Fields } from '../../codec/fields';
import { fund } from './tokens';
import { WorldBase, tokens, type Actor, type WorldOptions } from './worldBase';

export { tokens, type Actor, type Roles, type WorldOptions } from './worldBase';

/** A registered device, and whose it is. */
export interface TestDevice {
  /** Address of the device. */
  address: PublicKey;
  /** UUID, text. */
  id: string;
  /** Stakes for it. */
  owner: Actor;
  /** Token account that holds its stakes. */
  stakeVault: PublicKey;
  /** Token account that holds its rewards. */
  rewardVault: PublicKey;
}

/** An offer, and what it is for. */
export interface TestOffer {
  /** Address of the offer, and of the co-stake that it becomes. */
  address: PublicKey;
  /** Its number among the device's offers. */
  nonce: number;
  /** The device that it gives a share of. */
  device: TestDevice;
}

/** An offer that has been accepted. */
export interface TestCoStake extends TestOffer {
  /** Who accepted it. */
  coStaker: Actor;
}

/** Options of {@link World.newDevice}; what the program would refuse is passed on to it. */
export interface DeviceOptions {
  /** A new actor by default. */
  owner?: Actor;
  /** UUID; counted up by default. */
  id?: string;
  /** Model name, 32 bytes of UTF-8 at most; RTX 3070 by default. */
  model?: string;
  /** Connectivity tier, 0 to 255; 1 by default. */
  tier?: number;
  /** Number of cards, 1 to 1,024; 8 by default: with the default multiplier a minimum of 1,600 tokens. */
  cards?: number;
  /** Earning multiplier, basis points, 0 to 1,000,000; 10,000 by default, which is 1. */
  multiplierBps?: number;
  /** Running by default; `null` leaves the device unreported, which is Inactive. */
  status?: DeviceStatus | null;
  /** What the owner stakes, base units; nothing by default. */
  stake?: bigint;
}

const DEVICE_FIELDS: Fields<DeviceOptions> = {
  owner: 'optional',
  id: 'optional',
  model: 'optional',
  tier: 'optional',
  cards: 'optional',
  multiplierBps: 'optional',
  status: 'optional',
  stake: 'optional',
};

/**
 * What an offer differs in from the default: 640 tokens for 74 % of the rewards, open to anyone forever. `amount` in
 * base units, `shareBps` from 500 to 10,000 basis points, `expiresAt` a unix second. What the program would refuse
 * is passed on to it.
 */
export type OfferOptions = Partial<
  Pick<instructions.CreateOfferInput, 'amount' | 'shareBps' | 'expiresAt' | 'counterparty'>
>;

/** Minimum of a device with the default options, base units: 1,600 tokens, the worked example of the product. */
export const MINIMUM = tokens(1_600);

/**
 * Everything a test needs, in one to five lines. Each step is a transaction of its real party, and throws a
 * CoStakingError if the program refuses it; for a refusal as a result, send the builder's instruction with
 * `world.chain.send`.
 *
 * @example
 * const world = await World.create();
 * const coStake = await world.coStaked();
 * await world.postRewards(coStake.device, tokens(10));
 * await world.unstakeCoStake(coStake);
 * await world.chain.warpBy(7n * 86_400n);
 * const { ownerStake } = await world.readDevice(coStake.device); // base units
 */
export class World extends WorldBase {
  #devices = 0;
  #block = 0n;

  /**
   * A world on a fresh chain, or on the one that the options name.
   *
   * @throws Error if the package of the virtual machine (`litesvm` or `solana-bankrun`) is not installed
   */
  static create = (options: WorldOptions = {}): Promise<World> => World.start(World, options);

  /**
   * Registers a device, reports it, and stakes for it.
   *
   * @throws TypeError or RangeError for options that are malformed or do not fit; CoStakingError if the program
   * refuses: BadCards, BadMultiplier, EntriesPaused
   */
  async newDevice(options: DeviceOptions = {}): Promise<TestDevice> {
    checkFields('newDevice', options, DEVICE_FIELDS);
    const {
      owner,
      id = this.#nextId(),
      model = 'RTX 3070',
      tier = 1,
      cards = 8,
      multiplierBps = 10_000,
      status = DeviceStatus.Running,
      stake = 0n,
    } = options;
    const holder = owner ?? (await this.newActor());
    const { registrar } = this.roles;
    const { instruction, device, stakeVault, rewardVault } = instructions.registerDevice({
      registrar: registrar.publicKey,
      owner: holder.address,
      participant: holder.participant,
      id,
      model,
      cards,
      multiplierBps,
      tier,
      ...this.mintInput,
    });
    await this.chain.run(instruction, [registrar]);
    const made = { address: device, id, owner: holder, stakeVault, rewardVault };
    if (status !== null) await this.report(made, { status });
    if (stake > 0n) await this.stake(made, stake);
    return made;
  }

  #nextId(): string {
    this.#devices += 1;
    return `00000000-0000-4000-8000-${this.#devices.toString(16).padStart(12, '0')}`;
  }

  /**
   * A device whose owner stakes {@link MINIMUM}, which is the whole minimum with the default options.
   *
   * @throws as `newDevice` does
   */
  fullyStaked = (options: DeviceOptions = {}): Promise<TestDevice> =>
    this.newDevice({ stake: MINIMUM, ...options });

  /**
   * An open offer; the worked example's 640 tokens for 74 % by default.
   *
   * @throws CoStakingError if the program refuses: SelfStakeBelowHalf, RequestAboveHalf, SharesAboveWhole,
   * ShareOutOfRange, ExpiryInPast, NoFreeSlot
   */
  async openOffer(device: TestDevice, options: OfferOptions = {}): Promise<TestOffer> {
    const { nextNonce: nonce } = await this.readDevice(device);
    const { instruction, offer } = instructions.createOffer({
      owner: device.owner.address,
      device: device.address,
      nonce,
      amount: tokens(640),
      shareBps: 7_400,
      ...options,
    });
    await this.chain.run(instruction, [device.owner.wallet]);
    return { address: offer, nonce, device };
  }

  /**
   * Accepts an offer as it is; a new actor by default.
   *
   * @param maxShortfall - most base units by which the device may miss its minimum; zero by default
   * @throws CoStakingError if the program refuses; AccountNotFoundError if the offer is closed
   */
  async accept(offer: TestOffer, coStaker?: Actor, { maxShortfall = 0n } = {}): Promise<TestCoStake> {
    const actor = coStaker ?? (await this.newActor());
    const { instruction } = instructions.acceptOffer({
      coStaker: actor.address,
      participant: actor.participant,
      device: offer.device.address,
      offer: offer.address,
      ...offerTerms(await this.readOffer(offer)),
      maxShortfall,
      ...this.mintInput,
    });
    await this.chain.run(instruction, [actor.wallet]);
    return { ...offer, coStaker: actor };
  }

  /**
   * The worked example: 960 tokens of the owner, 640 of a co-staker for 74 %. Options of the device and of the offer
   * change it.
   *
   * @throws CoStakingError if the program refuses a step
   */
  async coStaked(options: DeviceOptions & OfferOptions = {}): Promise<TestCoStake> {
    const { amount, shareBps, expiresAt, counterparty, ...deviceOptions } = options;
    const terms = Object.entries({ amount, shareBps, expiresAt, counterparty }).filter(
      ([, value]) => value !== undefined,
    );
    const device = await this.newDevice({ stake: tokens(960), ...deviceOptions });
    return this.accept(await this.openOffer(device, Object.fromEntries(terms)));
  }

  /**
   * The owner stakes more.
   *
   * @param amount - base units, above zero
   * @throws CoStakingError if the program refuses: ZeroAmount, EntriesPaused, DeviceTerminated, OwnerStakeLeaving
   */
  async stake({ address, owner }: TestDevice, amount: bigint): Promise<void> {
    const input = { owner: owner.address, device: address, amount, ...this.mintInput };
    await this.chain.run(instructions.stake(input).instruction, [owner.wallet]);
  }

  /**
   * The registrar reports the device's status, and with it the hired flag (a unix second, 48 hours ahead at most) and
   * the score (whole percent); what the report omits is not hired, and unknown.
   *
   * @throws CoStakingError if the program refuses: DeviceTerminated, BadStatus, BadScore, HiredTooFarAhead
   */
  async report(
    { address }: TestDevice,
    report: Omit<instructions.ReportDeviceInput, 'registrar' | 'device'>,
  ): Promise<void> {
    const { registrar } = this.roles;
    const input = { registrar: registrar.publicKey, device: address, ...report };
    await this.chain.run(instructions.reportDevice(input).instruction, [registrar]);
  }

  /**
   * Posts rewards for the next block, minted first if the reward authority does not hold them.
   *
   * @param amount - base units, above zero
   * @throws CoStakingError if the program refuses: ZeroAmount, DeviceTerminated, DeviceNotHealthy,
   * DeviceInsufficient
   */
  async postRewards({ address }: TestDevice, amount: bigint): Promise<void> {
    const { rewardAuthority } = this.roles;
    const held = await this.balance(this.tokenAccountOf(rewardAuthority.publicKey));
    if (held < amount) await fund(this.chain, this.mint, rewardAuthority.publicKey, amount - held);
    this.#block += 1n;
    const input = {
      rewardAuthority: rewardAuthority.publicKey,
      device: address,
      block: this.#block,
      amount,
      ...this.mintInput,
    };
    await this.chain.run(instructions.postRewards(input).instruction, [rewardAuthority]);
  }

  /** The co-staker starts the exit: wait, then cooldown. @throws CoStakingError if the program refuses */
  async unstakeCoStake({ address, device, coStaker }: TestCoStake): Promise<void> {
    const input = { coStaker: coStaker.address, device: device.address, offer: address };
    await this.chain.run(instructions.unstakeCoStake(input).instruction, [coStaker.wallet]);
  }

  /**
   * The owner's full unstake, with all co-stakes that are not free yet.
   *
   * @throws CoStakingError if the program refuses: OwnerCommitted within the wait after an acceptance, see
   * {@link World.passCommitment}
   */
  async unstakeOwner({ address, owner }: TestDevice): Promise<void> {
    const coStakes = coStakesToTakeAlong(await this.readDevice({ address }), await this.chain.now());
    const input = { owner: owner.address, device: address, coStakes };
    await this.chain.run(instructions.unstakeOwnerStake(input).instruction, [owner.wallet]);
  }

  /**
   * Moves the clock to the second at which the owner is no longer committed to a co-staker: from then on `unstakeOwner`
   * is possible. Does nothing if no commitment binds.
   */
  async passCommitment(device: TestDevice): Promise<void> {
    const until = quotes.committedUntil(await this.readDevice(device));
    if ((await this.chain.now()) < until) await this.chain.warpTo(until);
  }

  /** The registrar ends the device. @throws CoStakingError if the program refuses: DeviceTerminated */
  async terminate({ address }: TestDevice): Promise<void> {
    const { registrar } = this.roles;
    const input = { authority: registrar.publicKey, device: address };
    await this.chain.run(instructions.terminateDevice(input).instruction, [registrar]);
  }
}
