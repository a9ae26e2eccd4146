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
import type { GivenOptions, GlobalOptions } from './globals';
import type { Io } from './io';
import { asAddress, type Party } from './keys';
import { printer, type Printer } from './output/printer';
import { Keyring } from './wallet/open';
import { keySource } from './wallet/source';

/** Offset of the chain's unix second in the clock sysvar. */
const CLOCK_UNIX_TIMESTAMP = 32;

/**
 * Asks for the outcome of a transaction itself. web3.js would keep a WebSocket open, reconnect to it forever, and print an
 * error each time where an RPC has none.
 */
function connectionTo(url: string): Connection {
  const connection = new Connection(url, {
    commitment: 'confirmed',
    fetch: retryingFetch,
    // It waits by itself, as long as the node asks for.
    disableRetryOnRateLimit: true,
  });
  return Object.assign(connection, { onSignature: undefined });
}

/** What a command works with. Everything is read when it is first asked for. */
export class Context {
  readonly programId: PublicKey;
  readonly print: Printer;
  #connection: Connection | undefined;
  #config: Promise<Config | null> | undefined;
  #solana: SolanaConfig | undefined;
  readonly #keys: Keyring;
  readonly options: GlobalOptions;

  constructor(
    readonly io: Io,
    given: GivenOptions,
  ) {
    const settings = (): SolanaConfig => this.#settings;
    this.options = {
      ...given,
      get commitment() {
        return given.commitment ?? settings().commitment ?? 'confirmed';
      },
    };
    this.#keys = new Keyring(io);
    this.programId = given.programId === undefined ? PROGRAM_ID : this.#address(given.programId);
    this.print = printer(io, given.output, given.wide);
  }

  get #settings(): SolanaConfig {
    return (this.#solana ??= readSolanaConfig(this.io, this.options.config));
  }

  get url(): string {
    return resolveUrl(this.options.url, this.io, this.#settings);
  }

  /**
   * It reads at `confirmed`, whatever `--commitment` says: that flag decides how long to wait for a transaction. A
   * finalized state is 13 seconds old, and would hide what the command before has done.
   */
  get connection(): Connection {
    return (this.#connection ??= connectionTo(this.url));
  }

  /** The key of the flag or of the Solana configuration. @throws CliError if there is none */
  #keypairText(): string {
    const text = this.options.keypair ?? this.#settings.keypair;
    if (text !== undefined) return text;
    throw usage('no keypair is set', 'pass --keypair, or --authority with an address to print or simulate');
  }

  get #payerText(): string | undefined {
    const { payer, feePayer } = this.options;
    if (payer !== undefined && feePayer !== undefined && payer !== feePayer)
      throw usage('--payer and --fee-payer are the same flag', 'pass one of them');
    return feePayer ?? payer;
  }

  /** Who acts. */
  get authority(): Party {
    return this.#keys.get(this.options.authority ?? this.#keypairText());
  }

  /** Who pays the fee. */
  get payer(): Party {
    const text = this.#payerText;
    return text === undefined ? this.authority : this.#keys.get(text);
  }

  /** Who advances the durable nonce. */
  get nonceAuthority(): Party {
    const { nonceAuthority } = this.options;
    return nonceAuthority === undefined ? this.authority : this.#keys.get(nonceAuthority);
  }

  /** Any key by its source. It may ask, or wait for hardware. */
  openKey(text: string): Promise<Party> {
    return this.#keys.open(text);
  }

  /** Opens the keys that have to be asked for, before anything else happens. */
  async openKeys(): Promise<void> {
    const { authority, keypair, nonceAuthority } = this.options;
    const main = authority ?? keypair ?? this.#settings.keypair;
    for (const text of [main, this.#payerText, nonceAuthority])
      if (text !== undefined && keySource(text)) await this.#keys.open(text);
  }

  /** Ends connections to hardware. */
  close(): Promise<void> {
    return this.#keys.close();
  }

  /** The program's configuration; `null` if it is not set up yet. */
  async configNullable(): Promise<Config | null> {
    const { connection, programId } = this;
    return (this.#config ??= fetchConfigNullable(connection, findConfigPda({ programId })[0], { programId }));
  }

  /** The program's configuration. @throws CliError if it is not set up there */
  async config(): Promise<Config> {
    return (await this.configNullable()) ?? this.notSetUp();
  }

  /** Who acts, with its account and its tokens. @throws CliError if the program is not set up there */
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
