import { fetchViewer, type Config, type Viewer } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import type { Context } from '../context';

/** Who acts on what chain, and when: what every instruction needs to know. */
export class ActionContext {
  #viewer: Promise<Viewer> | undefined;

  private constructor(
    readonly context: Context,
    /** Unix second of the chain. */
    readonly now: bigint,
    private readonly configuration: Config | null,
  ) {}

  static async of(context: Context): Promise<ActionContext> {
    const [now, config] = await Promise.all([context.now(), context.configNullable()]);
    return new ActionContext(context, now, config);
  }

  /** Who acts, and signs. */
  get authority(): PublicKey {
    return this.context.authority.address;
  }

  get programId(): PublicKey {
    return this.context.programId;
  }

  /** @throws CliError if the program is not set up yet, which only `initialize` can do without */
  get config(): Config {
    return this.configuration ?? this.context.notSetUp();
  }

  /** The configuration; `null` if the program is not set up yet. */
  get configNullable(): Config | null {
    return this.configuration;
  }

  /** Mint, token program and program, to be spread into a builder's argument. */
  get mint(): { mint: PublicKey; tokenProgram: PublicKey; programId: PublicKey } {
    const { mint, tokenProgram } = this.config;
    return { mint, tokenProgram, programId: this.programId };
  }

  /** Who acts, with its account and its tokens. */
  async viewer(): Promise<Viewer> {
    const { connection, programId } = this.context;
    const wallet = this.authority;
    if (!this.configuration) return { wallet, participant: null, balance: null };
    return (this.#viewer ??= fetchViewer(connection, wallet, this.configuration, { programId }));
  }
}
