import type { Config, instructions } from '@co-staking/sdk';
import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

import type { Context } from '../context';
import type { Parameters, Values } from '../parameters/parameter';

/** Who may call an instruction, as the help groups the commands. */
export type Caller =
  | 'Device owner'
  | 'Co-staker'
  | 'Anyone'
  | 'Registrar'
  | 'Reward authority'
  | 'Slasher'
  | 'Arbiter'
  | 'Admin'
  | 'Pauser';

/** What every builder needs to know. */
export class Acting {
  constructor(
    readonly context: Context,
    /** Who acts, and signs. */
    readonly authority: PublicKey,
    /** Unix second of the chain. */
    readonly now: bigint,
    private readonly configuration: Config | null,
  ) {}

  get programId(): PublicKey {
    return this.context.programId;
  }

  /** @throws CliError where the program is not set up yet, which only `initialize` can do without */
  get config(): Config {
    return this.configuration ?? this.context.notSetUp();
  }

  /** Mint, token program and program, to be spread into a builder's argument. */
  get mint(): { mint: PublicKey; tokenProgram: PublicKey; programId: PublicKey } {
    const { mint, tokenProgram } = this.config;
    return { mint, tokenProgram, programId: this.programId };
  }

  static async of(context: Context): Promise<Acting> {
    const { address } = context.authority;
    const [now, config] = await Promise.all([context.now(), context.configNullable()]);
    return new Acting(context, address, now, config);
  }
}

/** An instruction with the addresses that its builder derived. */
export type Made = { instruction: TransactionInstruction } & Record<
  string,
  PublicKey | TransactionInstruction
>;

/** One instruction of the program as a command. */
export interface Action<P extends Parameters = Parameters> {
  instruction: instructions.InstructionName;
  caller: Caller;
  /** One line for the help. */
  summary: string;
  /** More for the command's own help. */
  details?: string;
  parameters: P;
  /** A full call without the tool's name and the command's. */
  example: string;
  /** Whether money moves, or what happens cannot be taken back: then it asks before. */
  asks: boolean;
  /** Whose associated token account is paid to, and opened where it does not exist yet. */
  pays?: (values: Values<P>, acting: Acting) => PublicKey;
  /** The arguments that decide whether it is possible, for saying why it is not; implied ones by default. */
  question?: (values: Values<P>) => unknown;
  build(acting: Acting, values: Values<P>): Made | Promise<Made>;
}

/** Keeps the types of the parameters together with what `build` gets. */
export const action = <P extends Parameters>(definition: Action<P>): Action =>
  definition as unknown as Action;
