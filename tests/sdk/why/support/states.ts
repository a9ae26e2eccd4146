import {
  fetchParticipantNullable,
  fetchSlashCaseNullable,
  fetchViewer,
  fetchWalletLinkNullable,
  findSlashCasePda,
  findWalletLinkPda,
  type Config,
  type Device,
  type Offer,
  type SlashCase,
  type Subject,
  type Viewer,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { Walk } from '../../../model/walk';
import { attest, createAccount, idOf, link } from '../../../support/operators';
import type { Actor, World } from '../../../support/world';
import { disturb } from './disturbances';

/** A walk, and further people who may look at its devices. */
export class Fixture {
  private constructor(
    readonly walk: Walk,
    /** A wallet with tokens and without an account, one with an account and without a token account. */
    readonly strangers: Actor[],
    /** Accounts that the registrar has opened: an empty one, and one of two wallets. */
    readonly accounts: PublicKey[],
  ) {}

  static async start(seed: number): Promise<Fixture> {
    const walk = await Walk.start(seed);
    const { world } = walk;
    const [rich, poor, first, second] = [
      await world.newWallet(),
      await world.newActor(),
      await world.newWallet({ holds: 5n }),
      await world.newWallet(),
    ];
    await world.chain.setAccount(poor.tokenAccount, null);
    const [empty, pair] = [await createAccount(world, idOf(1)), await createAccount(world, idOf(2))];
    for (const wallet of [first, second]) await link(world, wallet, pair);
    await attest(world, walk.coStakers[0]!.participant);
    const [device, coStaker] = [walk.devices[0]!, walk.coStakers[0]!];
    if (walk.random.below(4) > 0) await world.accept(await world.openOffer(device), coStaker);
    if (walk.random.below(4) === 0) {
      const finished = await world.newDevice();
      await world.terminate(finished);
      walk.devices.push(finished);
    }
    return new Fixture(walk, [rich, poor, first], [empty, pair]);
  }

  /** Goes on to another state. */
  async step(): Promise<void> {
    await this.walk.run(1, async () => {});
    if (this.walk.random.below(2) === 0) await disturb(this.walk);
  }

  /** Wallets whose view is worth asking for: parties, strangers, roles. */
  get wallets(): PublicKey[] {
    const { devices, coStakers, world } = this.walk;
    return [
      ...[...devices.map(({ owner }) => owner), ...coStakers, ...this.strangers].map(
        ({ address }) => address,
      ),
      ...Object.values(world.roles).map(({ publicKey }) => publicKey),
    ];
  }
}

/** A viewer as an application would read it. */
export const viewerOf = async ({ reader, mintInput }: World, wallet: PublicKey): Promise<Viewer> =>
  fetchViewer(reader, wallet, mintInput);

/** Payers of the links of the wallets that have one. */
export async function linkPayersOf(world: World, wallets: PublicKey[]): Promise<Map<string, PublicKey>> {
  const payers = new Map<string, PublicKey>();
  for (const wallet of wallets) {
    const found = await fetchWalletLinkNullable(world.reader, findWalletLinkPda({ wallet })[0]);
    if (found) payers.set(wallet.toBase58(), found.rentPayer);
  }
  return payers;
}

/** Everything there is to know of one of the walk's devices. */
export interface DeviceState {
  config: Config;
  device: Device;
  offers: Offer[];
  cases: SlashCase[];
}

/** Reads one of the walk's devices with its offers and its open cases. */
export async function readState({ walk }: Fixture): Promise<DeviceState> {
  const { world, random, devices } = walk;
  const testDevice = random.pick(devices);
  const device = await world.readDevice(testDevice);
  const cases: SlashCase[] = [];
  for (let number = Math.max(device.nextCase - 4, 0); number < device.nextCase; number += 1) {
    const [address] = findSlashCasePda({ device: device.address, number });
    const found = await fetchSlashCaseNullable(world.reader, address);
    if (found) cases.push(found);
  }
  return { config: await world.readConfig(), device, offers: await walk.offersOf(testDevice), cases };
}

/** One of the questions that a state allows: about an offer and a case, or about none. */
export async function subjectOf(fixture: Fixture, state: DeviceState): Promise<Subject> {
  const { random, world, coStakers } = fixture.walk;
  const { config, device, offers, cases } = state;
  const participant = await fetchParticipantNullable(
    world.reader,
    random.pick([...fixture.accounts, ...coStakers.map((actor) => actor.participant)]),
  );
  return {
    config,
    device,
    offers,
    ...(offers.length > 0 && random.below(8) > 0 && { offer: random.pick(offers.slice(-4)) }),
    ...(cases.length > 0 && { slashCase: random.pick(cases) }),
    ...(participant && random.below(2) === 0 && { participant }),
  };
}
