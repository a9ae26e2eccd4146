import { PROGRAM_ID } from '@co-staking/sdk';
import { World, deployedAccounts, fund, tokens, type TestMint } from '@co-staking/sdk/testing';
import { Keypair, PublicKey, SystemProgram } from '@solana/web3.js';

import { PlaygroundChain } from '../ledger/chain';
import type { Ledger } from '../ledger/ledger';
import { peopleOf, walletOf } from './people';
import { registerFleet } from './fleet';
import { Fixture } from './fixture';
import { DAYS, STORIES } from './stories';

const FAUCET_LAMPORTS = 1_000_000_000_000_000n;

/** A device's name on the chain and its account, base58. */
export interface DeviceInfo {
  /** Its UUID. */
  id: string;
  /** Address of its account. */
  address: string;
}

/** Addresses of a playground, as `playground_info` returns them, in base58. */
export interface PlaygroundInfo {
  programId: string;
  mint: string;
  decimals: number;
  tokenProgram: string;
  wallets: Record<string, string>;
  /** Devices by the state that each of them shows. */
  devices: Record<string, DeviceInfo>;
  /** Additional devices, as many as the option `devices` asks for. */
  fleet: DeviceInfo[];
}

/** Plain data of a {@link Marketplace}, for a file. */
export interface MarketplaceData {
  mint: { address: string; decimals: number; tokenProgram: string };
  wallets: Record<string, Uint8Array>;
  devices: Record<string, DeviceInfo>;
  fleet: DeviceInfo[];
}

/** The program, its roles and a marketplace with a history. */
export class Marketplace {
  private constructor(
    private readonly chain: PlaygroundChain,
    private readonly mint: TestMint,
    readonly wallets: Record<string, Keypair>,
    private readonly devices: Record<string, DeviceInfo>,
    private readonly fleet: DeviceInfo[],
    /** The one validator: its own address, and that of its vote account. */
    readonly validator: { identity: PublicKey; vote: PublicKey },
  ) {}

  /** Days of history that {@link Marketplace.create} plays. */
  static readonly days = DAYS;

  static async create(ledger: Ledger, seed: string, fleetSize: number): Promise<Marketplace> {
    const admin = walletOf(seed, 'admin');
    const owner = SystemProgram.programId;
    ledger.write(admin.publicKey, {
      lamports: FAUCET_LAMPORTS,
      data: new Uint8Array(),
      owner,
      executable: false,
    });
    for (const [address, state] of deployedAccounts(admin.publicKey)) ledger.write(address, state);
    const chain = new PlaygroundChain(ledger, admin);
    const world = await World.create({
      chain,
      seed: `playground ${seed} `,
      mint: { key: walletOf(seed, 'mint') },
    });
    await fund(chain, world.mint, world.roles.rewardAuthority.publicKey, tokens(1_000_000));
    const people = await peopleOf(world, seed);
    const fixture = new Fixture(world, people, seed);
    await fixture.play(STORIES, DAYS);
    const fleet = await registerFleet(chain, world, people, seed, fleetSize);
    const { rewardAuthority, ...roles } = world.roles;
    const named = Object.entries(people).map(([name, { wallet }]) => [name, wallet]);
    const wallets = { ...Object.fromEntries(named), ...roles, 'reward-authority': rewardAuthority };
    const devices = mapValues(fixture.devices, ({ id, address }) => ({ id, address: address.toBase58() }));
    return new Marketplace(chain, world.mint, wallets, devices, fleet, validatorOf(seed));
  }

  static restore(ledger: Ledger, seed: string, data: MarketplaceData): Marketplace {
    const wallets = mapValues(data.wallets, (secret) => Keypair.fromSecretKey(secret));
    const mint = {
      address: new PublicKey(data.mint.address),
      decimals: data.mint.decimals,
      tokenProgram: new PublicKey(data.mint.tokenProgram),
    };
    const chain = new PlaygroundChain(ledger, wallets['admin']!);
    return new Marketplace(chain, mint, wallets, data.devices, data.fleet, validatorOf(seed));
  }

  data(): MarketplaceData {
    const { mint, decimals, tokenProgram, devices, fleet } = this.info();
    return {
      mint: { address: mint, decimals, tokenProgram },
      wallets: mapValues(this.wallets, ({ secretKey }) => secretKey),
      devices,
      fleet,
    };
  }

  /** Mints base units of the stake mint for a wallet; returns its token account. */
  giveTokens(wallet: PublicKey, amount: bigint): Promise<PublicKey> {
    return fund(this.chain, this.mint, wallet, amount);
  }

  get faucet(): Keypair {
    return this.chain.payer;
  }

  info(): PlaygroundInfo {
    const { address, decimals, tokenProgram } = this.mint;
    return {
      programId: PROGRAM_ID.toBase58(),
      mint: address.toBase58(),
      decimals,
      tokenProgram: tokenProgram.toBase58(),
      wallets: mapValues(this.wallets, ({ publicKey }) => publicKey.toBase58()),
      devices: this.devices,
      fleet: this.fleet,
    };
  }
}

const validatorOf = (seed: string) => ({
  identity: walletOf(seed, 'validator').publicKey,
  vote: walletOf(seed, 'vote').publicKey,
});

const mapValues = <T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
