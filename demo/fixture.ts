import {
  DeviceStatus,
  fromBaseUnits,
  instructions,
  offerTerms,
  rules,
  type Offer,
  type ProgramErrorCode,
} from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

import { World, fund, type Actor, type TestCoStake, type TestDevice } from '@co-staking/sdk/testing';
import type { FleetDevice } from './fleet';
import { Timeline } from './timeline';

export type { Actor } from '@co-staking/sdk/testing';

export const DECIMALS = 8;
export const show = (units: bigint): string => fromBaseUnits(units, DECIMALS);

/** A device of the demo, and its outcome. */
export interface DemoDevice extends TestDevice {
  facts: FleetDevice;
  /** Short name in the timeline. */
  label: string;
  minimum: bigint;
  coStakes: { offer: PublicKey; coStaker: Actor }[];
  /** Rewards paid to the owner, base units. */
  ownerRewards: bigint;
}

/** Counts of the closing line. */
export interface Tally {
  agreements: number;
  refusals: number;
  posted: bigint;
  paid: bigint;
  /** Things that should not have happened. */
  surprises: string[];
}

/** The chain and its people. Every step is a transaction that the program accepts or refuses. */
export class Fixture {
  readonly tally: Tally = { agreements: 0, refusals: 0, posted: 0n, paid: 0n, surprises: [] };
  readonly accounts: PublicKey[] = [];
  minted = 0n;
  #blocks = new Map<string, bigint>();

  private constructor(
    readonly world: World,
    readonly timeline: Timeline,
  ) {}

  static async open(timeline: Timeline): Promise<Fixture> {
    return new Fixture(await World.create({ kind: 'litesvm' }), timeline);
  }

  now = (): Promise<bigint> => this.world.chain.now();

  async log(device: DemoDevice, text: string): Promise<void> {
    this.timeline.add({ at: await this.now(), subject: device.label, text });
  }

  /** A new person with an account who holds an amount, in base units. */
  async person(holds: bigint): Promise<Actor> {
    const actor = await this.world.newActor({ holds });
    this.minted += holds;
    this.accounts.push(actor.tokenAccount);
    return actor;
  }

  /** The registrar registers a device of the fleet and reports it running. */
  async register(facts: FleetDevice, owner: Actor): Promise<DemoDevice> {
    const { registrar } = this.world.roles;
    const built = instructions.registerDevice({
      registrar: registrar.publicKey,
      owner: owner.address,
      participant: owner.participant,
      id: facts.id,
      model: facts.model,
      cards: facts.cards,
      multiplierBps: facts.multiplierBps,
      tier: 1,
      ...this.world.mintInput,
    });
    await this.world.chain.run(built.instruction, [registrar]);
    const { stakeVault, rewardVault } = built;
    const address = built.device;
    this.accounts.push(stakeVault, rewardVault);
    await this.world.report(
      { address, id: facts.id, owner, stakeVault, rewardVault },
      { status: DeviceStatus.Running },
    );
    const { hardware } = await this.world.readDevice({ address });
    const label = `${facts.model.slice(0, 9)} ${facts.id.slice(-4)}`;
    const device = {
      address,
      id: facts.id,
      owner,
      stakeVault,
      rewardVault,
      facts,
      label,
      minimum: hardware.minimum,
      coStakes: [],
      ownerRewards: 0n,
    };
    await this.log(
      device,
      `registered: ${facts.cards} x ${facts.model}, multiplier ${facts.multiplier}, minimum ${show(hardware.minimum)}`,
    );
    return device;
  }

  async stake(device: DemoDevice, amount: bigint): Promise<void> {
    await this.world.stake(device, amount);
    await this.log(device, `owner stakes ${show(amount)}`);
  }

  async offer(device: DemoDevice, amount: bigint, shareBps: number): Promise<PublicKey> {
    const { address } = await this.world.openOffer(device, { amount, shareBps });
    await this.log(device, `owner offers ${shareBps / 100} % of the rewards for ${show(amount)}`);
    return address;
  }

  async accept(
    device: DemoDevice,
    offer: PublicKey,
    coStaker: Actor,
    maxShortfall = 0n,
  ): Promise<TestCoStake> {
    const terms = await this.world.readOffer({ address: offer });
    const coStake = await this.world.accept({ address: offer, nonce: terms.nonce, device }, coStaker, {
      maxShortfall,
    });
    this.tally.agreements += 1;
    device.coStakes.push({ offer, coStaker });
    await this.log(device, `co-staker accepts and locks ${show(terms.amount)}; the terms are final`);
    return coStake;
  }

  /** The reward authority posts one block. */
  async post(device: DemoDevice, amount: bigint): Promise<void> {
    const { rewardAuthority } = this.world.roles;
    const account = await fund(this.world.chain, this.world.mint, rewardAuthority.publicKey, amount);
    if (!this.accounts.some((known) => known.equals(account))) this.accounts.push(account);
    this.minted += amount;
    const block = (this.#blocks.get(device.id) ?? 0n) + 1n;
    this.#blocks.set(device.id, block);
    const { instruction } = instructions.postRewards({
      rewardAuthority: rewardAuthority.publicKey,
      device: device.address,
      block,
      amount,
      ...this.world.mintInput,
    });
    await this.world.chain.run(instruction, [rewardAuthority]);
    this.tally.posted += amount;
    await this.log(device, `block ${block}: rewards of ${show(amount)} posted`);
  }

  /** Claims everything that both sides have earned; anyone may send it. */
  async claimAll(device: DemoDevice): Promise<void> {
    const caller = this.world.chain.payer.publicKey;
    const common = { caller, device: device.address, ...this.world.mintInput };
    const paid = async (to: PublicKey, instruction: TransactionInstruction): Promise<bigint> => {
      const before = await this.world.balance(to);
      await this.world.chain.run(instruction);
      const amount = (await this.world.balance(to)) - before;
      this.tally.paid += amount;
      return amount;
    };
    const state = await this.world.readDevice(device);
    const { ownerUnits, ownerClaimed } = state.rewards;
    let owner = 0n;
    if (ownerUnits > ownerClaimed) {
      const { instruction } = instructions.claimOwnerRewards({ ...common, owner: device.owner.address });
      owner = await paid(device.owner.tokenAccount, instruction);
      device.ownerRewards += owner;
    }
    const shares: string[] = [];
    for (const { offer, coStaker } of device.coStakes) {
      if ((await this.earned(offer, state.rewards.postedTotal)) === 0n) continue;
      const { instruction } = instructions.claimCoStakeRewards({
        ...common,
        offer,
        coStaker: coStaker.address,
      });
      shares.push(show(await paid(coStaker.tokenAccount, instruction)));
    }
    await this.log(device, `rewards paid: owner ${show(owner)}, co-stakers ${shares.join(' and ') || '0'}`);
  }

  /** Whole base units that a co-stake could claim. */
  async earned(offer: PublicKey, postedTotal: bigint): Promise<bigint> {
    const state = await this.world.readOffer({ address: offer });
    const until = state.unstakedAt > 0n ? state.rewardsExit : postedTotal;
    return (rules.earned(state.rewardsEntry, until, state.shareBps)?.units ?? 0n) - state.rewardsClaimed;
  }

  async withdrawCoStake(device: DemoDevice, { address, coStaker }: TestCoStake): Promise<void> {
    const { principal } = await this.world.readOffer({ address });
    await this.world.chain.run(this.withdrawal(device, address, coStaker));
    await this.log(device, `${show(principal)} withdrawn to the co-staker, whose claim is free again`);
  }

  withdrawal(device: DemoDevice, offer: PublicKey, coStaker: Actor): TransactionInstruction {
    return instructions.withdrawCoStake({
      caller: this.world.chain.payer.publicKey,
      coStaker: coStaker.address,
      participant: coStaker.participant,
      device: device.address,
      offer,
      ...this.world.mintInput,
    }).instruction;
  }

  async withdrawOwner(device: DemoDevice): Promise<void> {
    const { ownerStake } = await this.world.readDevice(device);
    const { instruction } = instructions.withdrawOwnerStake({
      caller: this.world.chain.payer.publicKey,
      owner: device.owner.address,
      device: device.address,
      ...this.world.mintInput,
    });
    await this.world.chain.run(instruction);
    await this.log(device, `${show(ownerStake)} withdrawn to the owner`);
  }

  /** An attempt that the program must refuse for exactly this reason. Without `actor`, the chain's payer sends it. */
  async refused(
    device: DemoDevice,
    attempt: string,
    reason: ProgramErrorCode,
    instruction: TransactionInstruction,
    actor?: Pick<Actor, 'wallet'>,
  ): Promise<void> {
    const outcome = await this.world.chain.send(instruction, actor ? [actor.wallet] : []);
    if (outcome.ok) {
      this.tally.surprises.push(`${device.label}: ${attempt}: accepted, expected ${reason}`);
      return;
    }
    if (outcome.error.code !== reason)
      this.tally.surprises.push(`${device.label}: ${attempt}: ${outcome.error.code}, expected ${reason}`);
    this.tally.refusals += 1;
    await this.log(device, `REFUSED ${attempt}`);
    this.timeline.say(`${''.padEnd(33)}${reason}: ${outcome.error.message}`);
  }

  /** The instruction with which an owner would create an offer. */
  async offering(device: DemoDevice, amount: bigint, shareBps: number): Promise<TransactionInstruction> {
    const { nextNonce: nonce } = await this.world.readDevice(device);
    const input = { owner: device.owner.address, device: device.address, nonce, amount, shareBps };
    return instructions.createOffer(input).instruction;
  }

  /** The instruction with which `actor` would accept an offer, with `other` terms if given. */
  async accepting(
    device: DemoDevice,
    offer: PublicKey,
    actor: Actor,
    other: Partial<Offer> = {},
  ): Promise<TransactionInstruction> {
    const terms = { ...(await this.world.readOffer({ address: offer })), ...other };
    return instructions.acceptOffer({
      coStaker: actor.address,
      participant: actor.participant,
      device: device.address,
      offer,
      ...offerTerms(terms),
      ...this.world.mintInput,
    }).instruction;
  }
}
