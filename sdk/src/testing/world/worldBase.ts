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
import { checkFields, type Fields } from '../../codec/fields';
import type { Chain, ChainFeatures, ChainKind } from '../chain/chain';
import { connectionOf } from '../chain/connection';
import { testChain } from '../chain/start';
import { keypairOf } from './keys';
import { balance, createMint, fund, type MintOptions, type TestMint } from './tokens';

/**
 * Whole tokens in base units of a mint with 8 decimals, as the default one has.
 *
 * @param whole - a number, or decimal text; 8 decimal places at most
 * @throws TypeError for what is not a plain decimal number, such as a negative one; RangeError for more decimal places,
 * and for more than 2^64 - 1 base units
 *
 * @example
 * tokens(640); // 64_000_000_000n
 * tokens('0.5'); // 50_000_000n
 */
export const tokens = (whole: number | string): bigint => toBaseUnits(String(whole), 8);

const LAMPORTS = 100_000_000_000n;

/** A wallet with lamports, its account in the program, and its token account. */
export interface Actor {
  /** Key of the wallet. */
  wallet: Keypair;
  /** Address of the wallet. */
  address: PublicKey;
  /** Address of its account in the program, whether it is open or not. */
  participant: PublicKey;
  /** Its associated token account of the world's mint. */
  tokenAccount: PublicKey;
}

/** Options of a new wallet or actor. */
export interface ActorOptions {
  /** Base units of the mint; `tokens(1_000_000)` by default, a million tokens of 8 decimals. */
  holds?: bigint;
  /** A new key by default. */
  wallet?: Keypair;
}

/** The keys of the program's roles. The admin is the chain's payer. */
export interface Roles {
  /** Sets parameters and hands roles over; the program's upgrade authority. */
  admin: Keypair;
  /** Registers devices, reports on them and ends them. */
  registrar: Keypair;
  /** Posts rewards. */
  rewardAuthority: Keypair;
  /** Opens slash cases. */
  slasher: Keypair;
  /** Decides appealed cases. */
  arbiter: Keypair;
  /** Pauses entries. */
  pauser: Keypair;
}

/** Options of {@link World.create}. */
export interface WorldOptions {
  /** Virtual machine; `litesvm` by default, and needed if a test reads events. */
  kind?: ChainKind;
  /** Whether transactions are signed and signatures checked; true by default, false only on LiteSVM. */
  signed?: boolean;
  /** Features of the runtime on LiteSVM; `mainnet` by default. */
  features?: ChainFeatures;
  /** A chain that runs already, instead of a fresh one. */
  chain?: Chain;
  /** Key, decimals and token program of the mint; a new key, 8 and the classic one by default. */
  mint?: MintOptions;
  /** Text that gives a world keys of its own; the same keys in every world by default. */
  seed?: string;
  /** Whether the program is initialised; true by default. */
  initialized?: boolean;
}

const WORLD_FIELDS: Fields<WorldOptions> = {
  kind: 'optional',
  signed: 'optional',
  features: 'optional',
  chain: 'optional',
  mint: 'optional',
  seed: 'optional',
  initialized: 'optional',
};

/**
 * A chain with the mint, the roles and the configuration: what every test starts from. {@link World} adds devices and
 * offers; a kit of one's own may start from either.
 *
 * @example
 * class Empty extends WorldBase {
 *   static create = (options: WorldOptions = {}): Promise<Empty> => Empty.start(Empty, options);
 * }
 * const { mint, roles } = await Empty.create();
 */
export class WorldBase {
  /** Address of the program's configuration. */
  readonly config = findConfigPda()[0];
  #keys = 0;

  constructor(
    /** The chain it is on. */
    readonly chain: Chain,
    /** The stake mint. */
    readonly mint: TestMint,
    /** Keys of the program's roles. */
    readonly roles: Roles,
    /** What the SDK's fetchers read from. */
    readonly reader: AccountReader,
    private readonly seed = '',
  ) {}

  /**
   * Starts a chain, makes the mint, gives the roles lamports and initialises the program, as the options say.
   *
   * @param make - the class whose world is made
   * @throws Error if the package of the virtual machine is not installed; CoStakingError if the chain refuses
   */
  protected static async start<W extends WorldBase>(
    make: new (...parts: ConstructorParameters<typeof WorldBase>) => W,
    options: WorldOptions,
  ): Promise<W> {
    checkFields('World.create', options, WORLD_FIELDS);
    const {
      kind,
      signed,
      features,
      chain: running,
      mint: mintOptions,
      seed = '',
      initialized = true,
    } = options;
    const chain = running ?? (await testChain({ kind, signed, features }));
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

  /**
   * Initialises the program with the roles of this world: only for one that was created with `initialized: false`.
   *
   * @param spareAdmin - key that may accept the admin role at any time; no one by default
   * @throws CoStakingError if the program refuses: TooManyDecimals, ForbiddenMintExtension, or
   * AccountAlreadyInUse if that has been done
   */
  async initialize(spareAdmin?: PublicKey): Promise<void> {
    const { admin, ...roles } = this.roles;
    const keys = Object.fromEntries(Object.entries(roles).map(([name, key]) => [name, key.publicKey]));
    const input = {
      authority: admin.publicKey,
      mint: this.mint.address,
      ...keys,
      ...(spareAdmin && { spareAdmin }),
    } as instructions.InitializeInput;
    await this.chain.run(instructions.initialize(input).instruction);
  }

  /** A key that the world has not given yet. The same keys in every run: what fails once fails again. */
  newKeypair(): Keypair {
    this.#keys += 1;
    return keypairOf(`${this.seed}key ${this.#keys}`);
  }

  /**
   * Makes an address a wallet that holds exactly so many lamports, past all rules.
   *
   * @param lamports - 100 SOL by default
   */
  async giveLamports(address: PublicKey, lamports = LAMPORTS): Promise<void> {
    const owner = SystemProgram.programId;
    await this.chain.setAccount(address, { lamports, data: new Uint8Array(), owner, executable: false });
  }

  /**
   * A new wallet with 100 SOL and tokens, without an account in the program.
   *
   * @throws CoStakingError if the chain refuses
   */
  async newWallet({
    holds = tokens(1_000_000),
    wallet = this.newKeypair(),
  }: ActorOptions = {}): Promise<Actor> {
    await this.giveLamports(wallet.publicKey);
    return this.#actor(wallet, holds);
  }

  /**
   * A new wallet with 100 SOL and tokens, which has opened its account.
   *
   * @throws CoStakingError if the program refuses, for example a wallet that has an account
   */
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

  /** Base units in a token account; zero if it does not exist. */
  async balance(account: PublicKey): Promise<bigint> {
    return (await balance(this.chain, account)) ?? 0n;
  }

  /** The configuration as it is now. @throws AccountNotFoundError if the program is not initialised */
  readConfig = (): Promise<Config> => fetchConfig(this.reader, this.config);
  /** A device as it is now. @throws AccountNotFoundError if it is closed */
  readDevice = ({ address }: { address: PublicKey }): Promise<Device> => fetchDevice(this.reader, address);
  /** An offer or co-stake as it is now. @throws AccountNotFoundError if it is closed */
  readOffer = ({ address }: { address: PublicKey }): Promise<Offer> => fetchOffer(this.reader, address);
  /** An account as it is now. @throws AccountNotFoundError if it is not open */
  readParticipant = ({ participant }: { participant: PublicKey }): Promise<Participant> =>
    fetchParticipant(this.reader, participant);
}
