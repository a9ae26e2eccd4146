import { DAY, DeviceStatus, SlashTerm, instructions } from '@co-staking/sdk';
import {
  tokens,
  type DeviceOptions,
  type TestDevice,
  type TestOffer,
  type World,
} from '@co-staking/sdk/testing';
import { createHash } from 'node:crypto';

import type { People } from './people';

/** The story of a device: yields how many days ago it continues. */
export type Story = (fixture: Fixture) => AsyncGenerator<number, void, void>;

/** Reliability that the registrar reports: score and its five parts, whole percent. */
const SCORES = [
  { score: 99, parts: [100, 100, 98, 100, 97] },
  { score: 93, parts: [95, 100, 88, 100, 85] },
  { score: 81, parts: [78, 100, 70, 100, 72] },
  { score: null, parts: [null, null, null, null, null] },
];

/** The world of the marketplace while its history is played. */
export class Fixture {
  readonly devices: Record<string, TestDevice> = {};
  /** Devices for which the reward authority posts a block each day. */
  readonly earning = new Set<TestDevice>();

  constructor(
    readonly world: World,
    readonly people: People,
    private readonly seed: string,
  ) {}

  /** A healthy device under a name, with part of its minimum staked, percent. */
  async device(
    name: string,
    { staked = 100, ...options }: DeviceOptions & { staked?: number },
  ): Promise<TestDevice> {
    const id = this.#uuid(name);
    const device = await this.world.newDevice({ id, ...options });
    this.devices[name] = device;
    await this.report(device, DeviceStatus.Running);
    await this.world.stake(device, await this.share(device, staked));
    return device;
  }

  /** A percentage of a device's minimum, base units. */
  async share(device: TestDevice, percent: number): Promise<bigint> {
    const { hardware } = await this.world.readDevice(device);
    return (hardware.minimum * BigInt(percent)) / 100n;
  }

  report(device: TestDevice, status: DeviceStatus, hiredUntil?: bigint): Promise<void> {
    const reliability = SCORES[this.#number(device.id) % SCORES.length]!;
    return this.world.report(device, { status, hiredUntil, ...reliability });
  }

  /** The registrar states other hardware: a higher requirement is announced, and applies after its notice. */
  async restate({ address }: TestDevice, cards: number, multiplierBps: number): Promise<void> {
    const { registrar } = this.world.roles;
    const input = { registrar: registrar.publicKey, device: address, cards, multiplierBps };
    await this.world.chain.run(instructions.updateRequirement(input).instruction, [registrar]);
  }

  async giveNotice({ address, owner }: TestDevice): Promise<void> {
    const { instruction } = instructions.giveNotice({ owner: owner.address, device: address });
    await this.world.chain.run(instruction, [owner.wallet]);
  }

  /** The admin sets a slash term; a worse one is announced. */
  async setSlashTerm(term: SlashTerm, value: bigint): Promise<void> {
    const { admin } = this.world.roles;
    const { instruction } = instructions.setSlashTerm({ admin: admin.publicKey, term, value });
    await this.world.chain.run(instruction, [admin]);
  }

  async retract({ address, device }: TestOffer): Promise<void> {
    const input = { owner: device.owner.address, device: device.address, offer: address };
    await this.world.chain.run(instructions.retractOffer(input).instruction, [device.owner.wallet]);
  }

  /** Plays the stories day by day up to now, with a block of rewards each day for devices that earn. */
  async play(stories: Story[], days: number): Promise<void> {
    const running = stories.map((story) => ({ due: days, steps: story(this) }));
    for (let daysAgo = days; daysAgo >= 0; daysAgo -= 1) {
      for (const story of running)
        while (story.due === daysAgo) {
          const { done, value } = await story.steps.next();
          story.due = done ? -1 : value;
        }
      for (const device of this.earning) await this.world.postRewards(device, this.#rewards(device, daysAgo));
      if (daysAgo > 0) await this.world.chain.warpBy(DAY);
    }
  }

  /** 12 to 27 tokens with some decimals. */
  #rewards({ id }: TestDevice, daysAgo: number): bigint {
    return tokens(12) + (BigInt(this.#number(`${id} ${daysAgo}`)) * tokens(15)) / 2n ** 32n;
  }

  #number(text: string): number {
    return this.#hash(text).readUInt32LE(0);
  }

  #uuid(name: string): string {
    const hex = this.#hash(name).toString('hex');
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `8${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join('-');
  }

  #hash(text: string): Buffer {
    return createHash('sha256').update(`${this.seed} ${text}`).digest();
  }
}
