import { PROGRAM_ID } from '@co-staking/sdk';
import { World, deployedAccounts, fund, tokens, type TestDevice } from '@co-staking/sdk/testing';
import { SystemProgram, type Keypair, type PublicKey } from '@solana/web3.js';

import { PlaygroundChain } from '../ledger/chain';
import type { Ledger } from '../ledger/ledger';
import { castOf, walletOf } from './cast';
import { Stage } from './stage';
import { DAYS, STORIES } from './stories';

const FAUCET_LAMPORTS = 1_000_000_000_000_000n;

/** Who is who in a playground, as `playground_info` tells it. Addresses are base58. */
export interface PlaygroundInfo {
  programId: string;
  mint: string;
  decimals: number;
  tokenProgram: string;
  wallets: Record<string, string>;
  /** Devices by the state that each of them is to show. */
  devices: Record<string, { id: string; address: string }>;
}

/** The program, its roles and a marketplace with a past. */
export class Marketplace {
  private constructor(
    private readonly world: World,
    readonly wallets: Record<string, Keypair>,
    private readonly devices: Record<string, TestDevice>,
  ) {}

  /** Days of past that {@link Marketplace.create} plays. */
  static readonly days = DAYS;

  static async create(ledger: Ledger, seed: string): Promise<Marketplace> {
    const admin = walletOf(seed, 'admin');
    const owner = SystemProgram.programId;
    ledger.write(admin.publicKey, {
      lamports: FAUCET_LAMPORTS,
      data: new Uint8Array(),
      owner,
      executable: false,
    });
    for (const [address, state] of deployedAccounts(admin.publicKey)) ledger.write(address, state);
    const world = await World.create({
      chain: new PlaygroundChain(ledger, admin),
      seed: `playground ${seed} `,
      mint: { key: walletOf(seed, 'mint') },
    });
    await fund(world.chain, world.mint, world.roles.rewardAuthority.publicKey, tokens(1_000_000));
    const cast = await castOf(world, seed);
    const stage = new Stage(world, cast, seed);
    await stage.play(STORIES, DAYS);
    const { rewardAuthority, ...roles } = world.roles;
    const people = Object.entries(cast).map(([name, { wallet }]) => [name, wallet]);
    const wallets = { ...Object.fromEntries(people), ...roles, 'reward-authority': rewardAuthority };
    return new Marketplace(world, wallets as Record<string, Keypair>, stage.devices);
  }

  warpBy(seconds: bigint): Promise<void> {
    return this.world.chain.warpBy(seconds);
  }

  /** Makes base units of the stake mint for a wallet; gives its token account. */
  giveTokens(wallet: PublicKey, amount: bigint): Promise<PublicKey> {
    return fund(this.world.chain, this.world.mint, wallet, amount);
  }

  get faucet(): Keypair {
    return this.world.chain.payer;
  }

  info(): PlaygroundInfo {
    const { address, decimals, tokenProgram } = this.world.mint;
    const named = <T, U>(record: Record<string, T>, tell: (value: T) => U): Record<string, U> =>
      Object.fromEntries(Object.entries(record).map(([name, value]) => [name, tell(value)]));
    return {
      programId: PROGRAM_ID.toBase58(),
      mint: address.toBase58(),
      decimals,
      tokenProgram: tokenProgram.toBase58(),
      wallets: named(this.wallets, ({ publicKey }) => publicKey.toBase58()),
      devices: named(this.devices, (device) => ({ id: device.id, address: device.address.toBase58() })),
    };
  }
}
