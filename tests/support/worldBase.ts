import {
  associatedTokenAccount,
  fetchConfig,
  fetchDevice,
  fetchOffer,
  fetchParticipant,
  findConfigPda,
  findParticipantPda,
  instructions,
  toBaseUnits,
  type AccountReader,
  type Config,
  type Device,
  type Offer,
  type Participant,
} from '@co-staking/sdk';
import { Keypair, SystemProgram, type PublicKey } from '@solana/web3.js';
import { createHash } from 'node:crypto';

import { startChain, type Chain, type ChainKind } from './chain';
import { connectionOf } from './connection';
import { balance, createMint, fund, type TestMint } from './tokens';

/** Whole tokens of the default mint in base units: `tokens(640)`, `tokens('0.5')`. */
export const tokens = (whole: number | string): bigint => toBaseUnits(String(whole), 8);

const LAMPORTS = 100_000_000_000n;

/** A wallet with lamports, its account in the program, and its token account. */
export interface Actor {
  wallet: Keypair;
  address: PublicKey;
  participant: PublicKey;
  tokenAccount: PublicKey;
}

/** The keys of the program's roles. The admin is the chain's payer. */
export interface Roles {
  admin: Keypair;
  registrar: Keypair;
  rewardAuthority: Keypair;
  slasher: Keypair;
  arbiter: Keypair;
  pauser: Keypair;
}

export interface WorldOptions {
  /** Virtual machine; `litesvm` where a spec reads events. */
  kind?: ChainKind;
  /** Whether transactions are signed; true by default. */
  signed?: boolean;
  /** All keys derive from it, so that another gives other keys; empty by default. */
  seed?: string;
  /** Decimals and token program of the mint; 8 and the classic one by default. */
  mint?: Partial<Pick<TestMint, 'decimals' | 'tokenProgram'>>;
  /** Whether the program is initialised; true by default. */
  initialized?: boolean;
}

/** A chain with the mint, the roles and the configuration: what every spec starts from. */
export class WorldBase {
  readonly config = findConfigPda()[0];
  #keys = 0;

  constructor(
    readonly chain: Chain,
    readonly mint: TestMint,
    readonly roles: Roles,
    /** What the SDK's fetchers read from. */
    readonly reader: AccountReader,
    private readonly seed = '',
  ) {}

  protected static async start<W extends WorldBase>(
    make: new (...parts: ConstructorParameters<typeof WorldBase>) => W,
    { kind, signed = true, seed = '', mint: mintOptions, initialized = true }: WorldOptions,
  ): Promise<W> {
    const chain = await startChain({ ...(kind && { kind }), signed });
    const role = (name: string): Keypair => keypair(`${seed}role ${name}`);
    const roles: Roles = {
      admin: chain.payer,
      registrar: role('registrar'),
      rewardAuthority: role('reward authority'),
      slasher: role('slasher'),
      arbiter: role('arbiter'),
      pauser: role('pauser'),
    };
    const mint = await createMint(chain, mintOptions, keypair(`${seed}mint`));
    const world = new make(chain, mint, roles, connectionOf(chain), seed);
    await Promise.all(
      Object.values(roles)
        .filter((key) => key !== chain.payer)
        .map((key) => world.giveLamports(key.publicKey)),
    );
    if (initialized) await world.initialize();
    return world;
  }

  /** Mint and token program, to be spread into a builder's argument. */
  get mintInput(): { mint: PublicKey; tokenProgram: PublicKey } {
    return { mint: this.mint.address, tokenProgram: this.mint.tokenProgram };
  }

  /** Initialises the program with the roles of this world. */
  async initialize(): Promise<void> {
    const { admin, ...roles } = this.roles;
    const keys = Object.fromEntries(Object.entries(roles).map(([name, key]) => [name, key.publicKey]));
    const input = {
      authority: admin.publicKey,
      mint: this.mint.address,
      ...keys,
    } as instructions.InitializeInput;
    await this.chain.run(instructions.initialize(input).instruction);
  }

  /** The same keys in every run: what fails once fails again. */
  newKeypair(): Keypair {
    this.#keys += 1;
    return keypair(`${this.seed}key ${this.#keys}`);
  }

  async giveLamports(address: PublicKey, lamports = LAMPORTS): Promise<void> {
    const owner = SystemProgram.programId;
    await this.chain.setAccount(address, { lamports, data: new Uint8Array(), owner, executable: false });
  }

  /** A new wallet with lamports and tokens, without an account in the program. */
  async newWallet({ holds = tokens(1_000_000) }: { holds?: bigint } = {}): Promise<Actor> {
    const wallet = this.newKeypair();
    await this.giveLamports(wallet.publicKey);
    return this.#actor(wallet, holds);
  }

  /** A new wallet with lamports and tokens, which has opened its account. */
  async newActor({ holds = tokens(1_000_000) }: { holds?: bigint } = {}): Promise<Actor> {
    const actor = await this.newWallet({ holds });
    await this.chain.run(instructions.openParticipant({ wallet: actor.address }).instruction, [actor.wallet]);
    return actor;
  }

  async #actor(wallet: Keypair, holds: bigint): Promise<Actor> {
    const address = wallet.publicKey;
    const tokenAccount = await fund(this.chain, this.mint, address, holds);
    return { wallet, address, tokenAccount, participant: findParticipantPda({ id: address })[0] };
  }

  /** The associated token account of any address. */
  tokenAccountOf(wallet: PublicKey): PublicKey {
    return associatedTokenAccount(wallet, { mint: this.mint.address, tokenProgram: this.mint.tokenProgram });
  }

  /** Base units in a token account; zero where it does not exist. */
  async balance(account: PublicKey): Promise<bigint> {
    return (await balance(this.chain, account)) ?? 0n;
  }

  readConfig = (): Promise<Config> => fetchConfig(this.reader, this.config);
  readDevice = ({ address }: { address: PublicKey }): Promise<Device> => fetchDevice(this.reader, address);
  readOffer = ({ address }: { address: PublicKey }): Promise<Offer> => fetchOffer(this.reader, address);
  readParticipant = ({ participant }: { participant: PublicKey }): Promise<Participant> =>
    fetchParticipant(this.reader, participant);
}

const keypair = (name: string): Keypair => Keypair.fromSeed(createHash('sha256').update(name).digest());
