import { SystemProgram, type Keypair, type PublicKey } from '@solana/web3.js';

import type { Config } from '../../accounts/config';
import type { Device } from '../../accounts/device';
import type { Offer } from '../../accounts/offer';
import type { Participant } from '../../accounts/participant';
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
} from '../../index';
import type { Chain, ChainKind } from '../chain/chain';
import { connectionOf } from '../chain/connection';
import { testChain } from '../chain/start';
import { keypairOf } from './keys';
import { balance, createMint, fund, type MintOptions, type TestMint } from './tokens';

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

/** Options of a new wallet or actor. */
export interface ActorOptions {
  /** Base units of the mint; a million tokens by default. */
  holds?: bigint;
  /** A new key by default. */
  wallet?: Keypair;
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
  /** Virtual machine; `litesvm` by default, and needed where a test reads events. */
  kind?: ChainKind;
  /** Whether transactions are signed and signatures checked; true by default, false only on LiteSVM. */
  signed?: boolean;
  /** A chain that runs already, instead of a fresh one. */
  chain?: Chain;
  /** Key, decimals and token program of the mint; a new key, 8 and the classic one by default. */
  mint?: MintOptions;
  /** Text that gives a world keys of its own; the same keys in every world by default. */
  seed?: string;
  /** Whether the program is initialised; true by default. */
  initialized?: boolean;
}

/** A chain with the mint, the roles and the configuration: what every test starts from. */
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
    { kind, signed, chain: running, mint: mintOptions, seed = '', initialized = true }: WorldOptions,
  ): Promise<W> {
    const chain = running ?? (await testChain({ kind, signed }));
    const role = (name: string): Keypair => keypairOf(`${seed}role ${name}`);
    const roles: Roles = {
      admin: chain.payer,
      registrar: role('registrar'),
      rewardAuthority: role('reward authority'),
      slasher: role('slasher'),
      arbiter: role('arbiter'),
      pauser: role('pauser'),
    };
    const mint = await createMint(chain, { ...(seed && { key: keypairOf(`${seed}mint`) }), ...mintOptions });
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
    return keypairOf(`${this.seed}key ${this.#keys}`);
  }

  async giveLamports(address: PublicKey, lamports = LAMPORTS): Promise<void> {
    const owner = SystemProgram.programId;
    await this.chain.setAccount(address, { lamports, data: new Uint8Array(), owner, executable: false });
  }

  /** A new wallet with lamports and tokens, without an account in the program. */
  async newWallet({
    holds = tokens(1_000_000),
    wallet = this.newKeypair(),
  }: ActorOptions = {}): Promise<Actor> {
    await this.giveLamports(wallet.publicKey);
    return this.#actor(wallet, holds);
  }

  /** A new wallet with lamports and tokens, which has opened its account. */
  async newActor(options: ActorOptions = {}): Promise<Actor> {
    const actor = await this.newWallet(options);
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
