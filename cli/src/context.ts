import {
  fetchConfigNullable,
  fetchViewer,
  findConfigPda,
  PROGRAM_ID,
  type Config,
  type Viewer,
} from '@co-staking/sdk';
import { Connection, SYSVAR_CLOCK_PUBKEY, type PublicKey } from '@solana/web3.js';

import { retryingFetch } from './chain/retryingFetch';
import { readSolanaConfig, resolveUrl, type SolanaConfig } from './cluster';
import { CliError, ExitCode, usage } from './exit';
import type { GlobalOptions } from './globals';
import type { Io } from './io';
import { asAddress, readParty, type Party } from './keys';
import { printer, type Printer } from './output/printer';

/** Where the clock sysvar holds the chain's unix second. */
const CLOCK_UNIX_TIMESTAMP = 32;

/** What a command works with. Everything is read when it is first asked for. */
export class Context {
  readonly programId: PublicKey;
  readonly print: Printer;
  #connection: Connection | undefined;
  #config: Promise<Config | null> | undefined;
  #solana: SolanaConfig | undefined;
  #keypair: Party | undefined;

  constructor(
    readonly io: Io,
    readonly options: GlobalOptions,
  ) {
    this.programId = options.programId === undefined ? PROGRAM_ID : this.#address(options.programId);
    this.print = printer(io, options.output, options.wide);
  }

  get #settings(): SolanaConfig {
    return (this.#solana ??= readSolanaConfig(this.io));
  }

  get url(): string {
    return resolveUrl(this.options.url, this.io, this.#settings);
  }

  get connection(): Connection {
    return (this.#connection ??= new Connection(this.url, {
      commitment: this.options.commitment,
      fetch: retryingFetch,
      // It waits by itself, as long as the node asks for.
      disableRetryOnRateLimit: true,
    }));
  }

  /** The keypair of the flag or of the Solana configuration. @throws CliError where there is none */
  #signer(): Party {
    const path = this.options.keypair ?? this.#settings.keypair;
    if (path === undefined)
      throw usage(
        'no keypair is known',
        'pass --keypair, or --authority with an address to print or simulate',
      );
    return (this.#keypair ??= readParty(path, this.io.home));
  }

  /** Who acts. */
  get authority(): Party {
    const { authority } = this.options;
    return authority === undefined ? this.#signer() : readParty(authority, this.io.home);
  }

  /** Who pays the fee. */
  get payer(): Party {
    const { payer } = this.options;
    return payer === undefined ? this.authority : readParty(payer, this.io.home);
  }

  /** The program's configuration; `null` where it is not set up yet. */
  async configNullable(): Promise<Config | null> {
    const { connection, programId } = this;
    return (this.#config ??= fetchConfigNullable(connection, findConfigPda({ programId })[0], { programId }));
  }

  /** The program's configuration. @throws CliError where it is not set up there */
  async config(): Promise<Config> {
    return (await this.configNullable()) ?? this.notSetUp();
  }

  /** Who acts, with its account and its tokens. @throws CliError where the program is not set up there */
  async viewer(): Promise<Viewer> {
    const { connection, programId, authority } = this;
    return fetchViewer(connection, authority.address, await this.config(), { programId });
  }

  /** @throws CliError, always */
  notSetUp(): never {
    throw new CliError(
      ExitCode.NotFound,
      `the program ${this.programId.toBase58()} is not set up at ${this.url}`,
      'check --url and --program-id; a playground starts with `co-staking dev`',
    );
  }

  /** Unix second of the chain's clock: the only one that decides. */
  async now(): Promise<bigint> {
    const clock = await this.connection.getAccountInfo(SYSVAR_CLOCK_PUBKEY);
    if (!clock) throw new CliError(ExitCode.Network, `${this.url} has no clock: it is not a Solana RPC`);
    return clock.data.readBigInt64LE(CLOCK_UNIX_TIMESTAMP);
  }

  #address(text: string): PublicKey {
    const address = asAddress(text);
    if (!address) throw usage(`--program-id is not an address: "${text}"`);
    return address;
  }
}
