import {
  OfferState,
  findOfferPda,
  type Config,
  type Device,
  type Offer,
  type SlashCase,
  findSlashCasePda,
} from '@co-staking/sdk';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';

import { readCase } from '../support/caseSteps';
import type { Outcome } from '../support/chain';
import { DAY } from '../support/clock';
import { fund } from '../support/tokens';
import { World, tokens, type Actor, type TestCoStake, type TestDevice } from '../support/world';
import { Random } from '../../fuzz/random';
import { ACTIONS } from './actions';

/** One step of a walk, after it was taken. */
export interface Step {
  action: string;
  device: TestDevice;
  /** The offer it was about, by its nonce. */
  nonce: number | null;
  outcome: Outcome;
  /** Device, its offers and cases, and the configuration before it. */
  before: {
    device: Device;
    offer: Offer | null;
    offers: Offer[];
    cases: SlashCase[];
    config: Config;
    now: bigint;
  };
}

/** What someone tries. */
export interface Try {
  instruction: TransactionInstruction;
  signers?: Keypair[];
}

/** Two devices and three co-stakers who do random things; most are refused. */
export class Walk {
  readonly devices: TestDevice[] = [];
  readonly coStakers: Actor[] = [];
  /** Keys that hold the slasher's or the arbiter's role, or may come to. */
  readonly keys: Keypair[];

  private constructor(
    readonly world: World,
    readonly random: Random,
  ) {
    const { slasher, arbiter } = world.roles;
    this.keys = [slasher, arbiter, world.newKeypair(), world.newKeypair()];
  }

  static async start(seed: number): Promise<Walk> {
    const walk = new Walk(await World.create({ kind: 'litesvm' }), new Random(seed));
    const { chain, mint, roles } = walk.world;
    for (const { publicKey } of walk.keys) await walk.world.giveLamports(publicKey);
    for (let count = 0; count < 2; count += 1)
      walk.devices.push(await walk.world.newDevice({ stake: tokens(960) }));
    for (let count = 0; count < 3; count += 1) walk.coStakers.push(await walk.world.newActor());
    await fund(chain, mint, roles.rewardAuthority.publicKey, tokens(100_000));
    return walk;
  }

  /** The key of a role's holder; if it is vacant, one of those that may hold it. */
  keyOf(holder: PublicKey): Keypair {
    return this.keys.find(({ publicKey }) => publicKey.equals(holder)) ?? this.random.pick(this.keys);
  }

  /** Addresses of offers and cases that are closed: nothing comes back to them. */
  readonly #closed = new Set<string>();

  async *#existing(count: number, addressOf: (number: number) => PublicKey): AsyncGenerator<PublicKey> {
    for (let number = 0; number < count; number += 1) {
      const address = addressOf(number);
      const key = address.toBase58();
      if (this.#closed.has(key)) continue;
      if (await this.world.chain.account(address)) yield address;
      else this.#closed.add(key);
    }
  }

  /** All offers of a device that exist, in the order of their nonces. */
  async offersOf({ address: device }: TestDevice): Promise<Offer[]> {
    const { nextNonce } = await this.world.readDevice({ address: device });
    const found: Offer[] = [];
    for await (const address of this.#existing(nextNonce, (nonce) => findOfferPda({ device, nonce })[0]))
      found.push(await this.world.readOffer({ address }));
    return found;
  }

  /** All cases of a device that are open, in the order of their numbers. */
  async casesOf({ address: device }: TestDevice): Promise<SlashCase[]> {
    const { nextCase } = await this.world.readDevice({ address: device });
    const found: SlashCase[] = [];
    for await (const address of this.#existing(nextCase, (number) => findSlashCasePda({ device, number })[0]))
      found.push(await readCase(this.world, { address }));
    return found;
  }

  /** The offer of a device as the harness names it; its co-staker is a random one while it is open. */
  #coStake(device: TestDevice, { address, nonce, coStaker }: Offer): TestCoStake {
    const holder = this.coStakers.find((actor) => actor.address.equals(coStaker));
    return { address, nonce, device, coStaker: holder ?? this.random.pick(this.coStakers) };
  }

  /** Takes steps, each one of the named actions, and calls `check` after it. */
  async run(
    steps: number,
    check: (step: Step) => Promise<void>,
    actions: readonly string[] = Object.keys(ACTIONS),
  ): Promise<void> {
    const { world, random } = this;
    for (let count = 0; count < steps; count += 1) {
      if (random.below(5) === 0) await world.chain.warpBy(random.upTo(6n * DAY));
      const device = random.pick(this.devices);
      const offers = await this.offersOf(device);
      const offer = offers.length > 0 ? random.pick(offers.slice(-4)) : null;
      const action = random.pick(actions);
      const attempt = await ACTIONS[action]!(this, device, offer && this.#coStake(device, offer));
      if (!attempt) continue;
      const before = {
        ...{ offer, offers },
        device: await world.readDevice(device),
        cases: await this.casesOf(device),
        config: await world.readConfig(),
        now: await world.chain.now(),
      };
      const outcome = await world.chain.send(attempt.instruction, attempt.signers);
      await check({ action, device, nonce: offer?.nonce ?? null, outcome, before });
    }
  }
}

/** Whether an offer holds, or may still hold, principal. */
export const isClaim = ({ state }: Offer): boolean =>
  state === OfferState.Active || state === OfferState.Leaving;
