import type { PublicKey } from '@solana/web3.js';

import { DeviceStatus, coStakesToTakeAlong, instructions, offerTerms } from '../../index';
import { fund } from './tokens';
import { WorldBase, tokens, type Actor, type WorldOptions } from './worldBase';

export { tokens, type Actor, type Roles, type WorldOptions } from './worldBase';

export interface TestDevice {
  address: PublicKey;
  id: string;
  owner: Actor;
  stakeVault: PublicKey;
  rewardVault: PublicKey;
}

export interface TestOffer {
  address: PublicKey;
  nonce: number;
  device: TestDevice;
}

/** An offer that has been accepted. */
export interface TestCoStake extends TestOffer {
  coStaker: Actor;
}

export interface DeviceOptions {
  /** A new actor by default. */
  owner?: Actor;
  /** UUID; counted up by default. */
  id?: string;
  /** RTX 3070 by default. */
  model?: string;
  /** 1 by default. */
  tier?: number;
  /** 8 by default: with the default multiplier a minimum of 1,600 tokens. */
  cards?: number;
  /** 10,000 by default. */
  multiplierBps?: number;
  /** Running by default; `null` leaves the device unreported, which is Inactive. */
  status?: DeviceStatus | null;
  /** What the owner stakes; nothing by default. */
  stake?: bigint;
}

export type OfferOptions = Partial<
  Pick<instructions.CreateOfferInput, 'amount' | 'shareBps' | 'expiresAt' | 'counterparty'>
>;

/** Minimum of a device with the default options: the worked example of the product. */
export const MINIMUM = tokens(1_600);

/** Everything a test needs to stand in one to five lines. Each step is a transaction of its real party. */
export class World extends WorldBase {
  #devices = 0;
  #block = 0n;

  static create = (options: WorldOptions = {}): Promise<World> => World.start(World, options);

  /** Registers a device, reports it, and stakes for it. */
  async newDevice({
    owner,
    id = this.#nextId(),
    model = 'RTX 3070',
    tier = 1,
    cards = 8,
    multiplierBps = 10_000,
    status = DeviceStatus.Running,
    stake = 0n,
  }: DeviceOptions = {}): Promise<TestDevice> {
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

  /** A device whose owner holds the whole minimum. */
  fullyStaked = (options: DeviceOptions = {}): Promise<TestDevice> =>
    this.newDevice({ stake: MINIMUM, ...options });

  /** An open offer; the worked example's 640 tokens for 74 % by default. */
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

  /** Accepts an offer as it stands; a new actor by default. */
  async accept(offer: TestOffer, coStaker?: Actor, { allowInsufficient = false } = {}): Promise<TestCoStake> {
    const actor = coStaker ?? (await this.newActor());
    const { instruction } = instructions.acceptOffer({
      coStaker: actor.address,
      participant: actor.participant,
      device: offer.device.address,
      offer: offer.address,
      ...offerTerms(await this.readOffer(offer)),
      allowInsufficient,
      ...this.mintInput,
    });
    await this.chain.run(instruction, [actor.wallet]);
    return { ...offer, coStaker: actor };
  }

  /** The worked example: 960 tokens of the owner, 640 of a co-staker for 74 %. */
  async coStaked(options: DeviceOptions & OfferOptions = {}): Promise<TestCoStake> {
    const { amount, shareBps, expiresAt, counterparty, ...deviceOptions } = options;
    const terms = Object.entries({ amount, shareBps, expiresAt, counterparty }).filter(
      ([, value]) => value !== undefined,
    );
    const device = await this.newDevice({ stake: tokens(960), ...deviceOptions });
    return this.accept(await this.openOffer(device, Object.fromEntries(terms)));
  }

  async stake({ address, owner }: TestDevice, amount: bigint): Promise<void> {
    const input = { owner: owner.address, device: address, amount, ...this.mintInput };
    await this.chain.run(instructions.stake(input).instruction, [owner.wallet]);
  }

  async report(
    { address }: TestDevice,
    report: Omit<instructions.ReportDeviceInput, 'registrar' | 'device'>,
  ): Promise<void> {
    const { registrar } = this.roles;
    const input = { registrar: registrar.publicKey, device: address, ...report };
    await this.chain.run(instructions.reportDevice(input).instruction, [registrar]);
  }

  /** Posts rewards for the next block, made anew where the reward authority does not hold them. */
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

  /** The co-staker starts the exit. */
  async unstakeCoStake({ address, device, coStaker }: TestCoStake): Promise<void> {
    const input = { coStaker: coStaker.address, device: device.address, offer: address };
    await this.chain.run(instructions.unstakeCoStake(input).instruction, [coStaker.wallet]);
  }

  /** The owner's full unstake, with the co-stakes that go along. */
  async unstakeOwner({ address, owner }: TestDevice): Promise<void> {
    const coStakes = coStakesToTakeAlong(await this.readDevice({ address }), await this.chain.now());
    const input = { owner: owner.address, device: address, coStakes };
    await this.chain.run(instructions.unstakeOwnerStake(input).instruction, [owner.wallet]);
  }

  /** The registrar ends the device. */
  async terminate({ address }: TestDevice): Promise<void> {
    const { registrar } = this.roles;
    const input = { authority: registrar.publicKey, device: address };
    await this.chain.run(instructions.terminateDevice(input).instruction, [registrar]);
  }
}
