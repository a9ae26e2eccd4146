// Load on one chain in LiteSVM: many devices with two offers each, hourly rewards, claims and exits. Transactions are
// neither signed nor verified, on both sides of every ratio. The last line is one JSON object.
import './remember';

import {
  COOLDOWN_SECONDS,
  DeviceStatus,
  WAIT_SECONDS,
  instructions,
  offerTerms,
  type OfferTerms,
} from '@co-staking/sdk';
import { SystemProgram, type TransactionInstruction } from '@solana/web3.js';
import { parseArgs } from 'node:util';

import { payouts } from '../tests/support/payoutSteps';
import {
  World,
  fund,
  tokens,
  type Actor,
  type TestCoStake,
  type TestDevice,
  type TestOffer,
} from '@co-staking/sdk/testing';

const HELP = `Usage: npm run bench:load [-- options]

  --devices N  devices on the chain, each with two offers (default: 10000)
  --sample N   devices with an accepted offer, posts, claims and exits (default: 100)
  --help       show this text`;

const DEVICES_PER_OWNER = 50;
const OFFERS_PER_DEVICE = 2;
const CLAIMS_PER_CO_STAKER = 2;
const HOURS = 24;
const HOUR = 3_600n;
const RICH = 1_000_000_000_000_000n;

interface Pace {
  /** Transactions per second, as a share of empty transfers at the same time. */
  ratio: number;
  perSecond: number;
  /** Compute units of the most expensive one. */
  units: number;
}

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

/** Runs a step and records the seconds it took. */
async function timed(seconds: number[], step: () => Promise<bigint>): Promise<bigint> {
  const start = process.hrtime.bigint();
  const units = await step();
  seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
  return units;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

class Load {
  readonly devices: TestDevice[] = [];
  readonly #offers = new Map<TestDevice, TestOffer[]>();
  readonly #coStakes = new Map<TestDevice, TestCoStake>();
  #owner: Actor | undefined;
  #block = 0n;

  constructor(readonly world: World) {}

  async grow(count: number): Promise<void> {
    while (this.devices.length < count) {
      if (this.devices.length % DEVICES_PER_OWNER === 0) this.#owner = await this.world.newActor();
      const device = await this.world.fullyStaked({ owner: this.#owner! });
      const offers: TestOffer[] = [];
      for (let offer = 0; offer < OFFERS_PER_DEVICE; offer += 1)
        offers.push(await this.world.openOffer(device, { amount: tokens(320), shareBps: 3_000 }));
      this.#offers.set(device, offers);
      this.devices.push(device);
    }
  }

  /** Devices spread evenly over all of them. */
  sample(count: number): TestDevice[] {
    return Array.from(
      { length: count },
      (_, index) => this.devices[Math.floor((index * this.devices.length) / count)]!,
    );
  }

  /** Runs one transaction for every device, and as many empty transfers. */
  async pace(devices: TestDevice[], run: (device: TestDevice) => Promise<bigint>): Promise<Pace> {
    const { chain } = this.world;
    const payer = chain.payer.publicKey;
    const transfer = SystemProgram.transfer({ fromPubkey: payer, toPubkey: payer, lamports: 0 });
    const [empty, full]: [number[], number[]] = [[], []];
    let most = 0n;
    // Alternating, and by medians, so that other load on the machine slows both, and pauses do not count.
    for (const device of devices) {
      await timed(empty, async () => (await chain.run(transfer)).units);
      const units = await timed(full, () => run(device));
      if (units > most) most = units;
    }
    const typical = median(full);
    return {
      ratio: round(median(empty) / typical),
      perSecond: round(1 / typical, 0),
      units: Number(most),
    };
  }

  post(devices: TestDevice[]): Promise<Pace> {
    const { rewardAuthority } = this.world.roles;
    this.#block += 1n;
    const block = this.#block;
    return this.pace(devices, async ({ address }) => {
      const input = {
        rewardAuthority: rewardAuthority.publicKey,
        device: address,
        block,
        amount: 1_000_000n,
      };
      const { instruction } = instructions.postRewards({ ...input, ...this.world.mintInput });
      return (await this.world.chain.run(instruction, [rewardAuthority])).units;
    });
  }

  /** The first offer of each device is accepted, two by each co-staker. */
  async accept(devices: TestDevice[]): Promise<Pace> {
    const coStakers: Actor[] = [];
    while (coStakers.length * CLAIMS_PER_CO_STAKER < devices.length)
      coStakers.push(await this.world.newActor());
    const terms = new Map<TestDevice, OfferTerms>();
    for (const [index, device] of devices.entries()) {
      const offer = this.#offers.get(device)!.shift()!;
      const coStaker = coStakers[Math.floor(index / CLAIMS_PER_CO_STAKER)]!;
      this.#coStakes.set(device, { ...offer, coStaker });
      terms.set(device, offerTerms(await this.world.readOffer(offer)));
    }
    return this.pace(devices, async (device) => {
      const { address, coStaker } = this.#coStakes.get(device)!;
      const { instruction } = instructions.acceptOffer({
        coStaker: coStaker.address,
        participant: coStaker.participant,
        device: device.address,
        offer: address,
        ...terms.get(device)!,
        ...this.world.mintInput,
      });
      return (await this.world.chain.run(instruction, [coStaker.wallet])).units;
    });
  }

  claim(devices: TestDevice[]): Promise<Pace> {
    return this.#pay(devices, (device) => payouts.ownerRewards(this.world, device));
  }

  claimOfCoStakers(devices: TestDevice[]): Promise<Pace> {
    return this.#pay(devices, (device) => payouts.coStakeRewards(this.world, this.#coStakes.get(device)!));
  }

  /** Retracts the offers that no one accepted, untimed, because an unstake requires it. */
  async retract(devices: TestDevice[]): Promise<void> {
    for (const device of devices)
      for (const { address } of this.#offers.get(device)!) {
        const input = { owner: device.owner.address, device: device.address, offer: address };
        await this.world.chain.run(instructions.retractOffer(input).instruction, [device.owner.wallet]);
      }
  }

  /** The owner leaves, which also unstakes the co-stake. */
  unstake(devices: TestDevice[]): Promise<Pace> {
    return this.pace(devices, async (device) => {
      const { address, owner } = device;
      const coStakes = [this.#coStakes.get(device)!.address];
      const { instruction } = instructions.unstakeOwnerStake({
        owner: owner.address,
        device: address,
        coStakes,
      });
      return (await this.world.chain.run(instruction, [owner.wallet])).units;
    });
  }

  withdraw(devices: TestDevice[]): Promise<Pace> {
    return this.#pay(devices, (device) => payouts.ownerStake(this.world, device));
  }

  withdrawOfCoStakers(devices: TestDevice[]): Promise<Pace> {
    return this.#pay(devices, (device) => payouts.coStake(this.world, this.#coStakes.get(device)!));
  }

  #pay(devices: TestDevice[], build: (device: TestDevice) => TransactionInstruction): Promise<Pace> {
    return this.pace(devices, async (device) => (await this.world.chain.run(build(device))).units);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      devices: { type: 'string', default: '10000' },
      sample: { type: 'string', default: '100' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(HELP);
  const [devices, sampled] = [Number(values.devices), Number(values.sample)];
  const world = await World.create({ kind: 'litesvm', signed: false });
  await world.giveLamports(world.roles.registrar.publicKey, RICH);
  await fund(world.chain, world.mint, world.roles.rewardAuthority.publicKey, tokens(1_000_000));
  const load = new Load(world);

  const bySize: Record<string, Pace> = {};
  for (const size of [100, 1_000, 10_000].filter((each) => each < devices).concat(devices)) {
    await load.grow(size);
    for (let turn = 0; turn < 3; turn += 1) await load.post(load.sample(sampled)); // Warms up.
    bySize[size] = await load.post(load.sample(sampled));
    console.error(`bench: ${size} devices: ${JSON.stringify(bySize[size])}`);
  }

  const sample = load.sample(sampled);
  const acceptances = await load.accept(sample);
  const hours: Pace[] = [];
  for (let hour = 0; hour < HOURS; hour += 1) {
    hours.push(await load.post(sample));
    await world.chain.warpBy(HOUR);
    for (const device of sample) await world.report(device, { status: DeviceStatus.Running });
  }
  const claims = await load.claim(sample);
  const coStakerClaims = await load.claimOfCoStakers(sample);
  await load.retract(sample);
  // The owner is committed for the wait after an acceptance.
  await world.chain.warpBy(WAIT_SECONDS);
  const unstakes = await load.unstake(sample);
  await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
  const withdrawals = await load.withdraw(sample);
  const coStakerWithdrawals = await load.withdrawOfCoStakers(sample);
  const posts: Pace = {
    ratio: round(hours.reduce((sum, { ratio }) => sum + ratio, 0) / HOURS),
    perSecond: round(hours.reduce((sum, { perSecond }) => sum + perSecond, 0) / HOURS, 0),
    units: Math.max(...hours.map(({ units }) => units)),
  };
  const [first, last] = [Object.values(bySize)[0]!, Object.values(bySize).at(-1)!];
  console.log(
    JSON.stringify({
      devices,
      offers: devices * OFFERS_PER_DEVICE,
      sampled,
      by_devices: bySize,
      units_growth: round(last.units / first.units),
      ratio_growth: round(last.ratio / first.ratio),
      acceptances,
      day_of_posts: posts,
      claims,
      co_staker_claims: coStakerClaims,
      unstakes,
      withdrawals,
      co_staker_withdrawals: coStakerWithdrawals,
    }),
  );
}

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
