import type { TransactionInstruction } from '@solana/web3.js';

import type { Address } from '../address';
import * as instructions from '../instructions';
import { checkFields } from '../codec/fields';
import { sendInstructions, simulateInstructions } from '../send';
import type { SendConnection, SendOptions, SettleOptions, Simulation, WalletSigner } from '../send';
import { methodsOf } from './methods';
import type {
  Builders,
  ClientInstruction,
  ClientMethods,
  DerivedAddresses,
  InstructionInput,
  SentInstruction,
} from './types';

/** Argument of the constructor of {@link CoStakingClient}. */
export interface CoStakingClientInput {
  /** A web3.js `Connection`, or what answers like one. */
  connection: SendConnection;
  /** Pays and signs. */
  wallet: WalletSigner;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

/**
 * Sends every instruction of the program, with the arguments of its builder in `instructions`: as a method of
 * `do`, or by its name.
 *
 * @example
 * const client = new CoStakingClient({ connection, wallet: signer });
 * const { signature, offer } = await client.do.createOffer({ owner, device, nonce, amount, shareBps });
 */
export class CoStakingClient {
  readonly connection: SendConnection;
  readonly wallet: WalletSigner;
  /** The program; `undefined` for {@link PROGRAM_ID}. */
  readonly programId: Address | undefined;
  /**
   * A method for each of the program's instructions. It builds, simulates, signs, sends and waits, as
   * {@link CoStakingClient.send}, and throws a refusal as `RefusedError`, which says what to do about it.
   */
  readonly do: ClientMethods;
  readonly #program: { programId?: Address };

  /** @throws TypeError for an unknown or missing field */
  constructor(input: CoStakingClientInput) {
    checkFields('CoStakingClient', input, {
      connection: 'required',
      wallet: 'required',
      programId: 'optional',
    });
    this.connection = input.connection;
    this.wallet = input.wallet;
    this.programId = input.programId;
    this.#program = input.programId === undefined ? {} : { programId: input.programId };
    this.do = methodsOf(this);
  }

  /**
   * Builds, simulates, signs and sends one instruction, and waits for it.
   *
   * @returns signature, slot, compute units, and the addresses that the builder derived
   * @throws as the builder and `sendInstructions`
   */
  async send<Name extends ClientInstruction>(
    name: Name,
    input: InstructionInput<Name>,
    options: SendOptions = {},
  ): Promise<SentInstruction<Name>> {
    const { instruction, derived } = this.#build(name, input);
    const sent = await sendInstructions(this.connection, this.wallet, [instruction], {
      ...this.#program,
      ...options,
    });
    return { ...derived, ...sent };
  }

  /**
   * What an instruction would do if it landed now: compute units, logs, events, and why it would fail.
   *
   * @throws as the builder, and what the RPC throws where it does not answer
   */
  async simulate<Name extends ClientInstruction>(
    name: Name,
    input: InstructionInput<Name>,
    options: SettleOptions = {},
  ): Promise<Simulation & DerivedAddresses<Name>> {
    const { instruction, derived } = this.#build(name, input);
    const simulated = await simulateInstructions(
      this.connection,
      { instructions: [instruction], payer: this.wallet.publicKey },
      { ...this.#program, ...options },
    );
    return { ...derived, ...simulated };
  }

  #build<Name extends ClientInstruction>(
    name: Name,
    input: InstructionInput<Name>,
  ): { instruction: TransactionInstruction; derived: DerivedAddresses<Name> } {
    if (!Object.hasOwn(instructions, name)) throw new TypeError(`there is no instruction ${String(name)}`);
    type Build = (input: InstructionInput<Name>) => ReturnType<Builders[Name]>;
    const build = instructions[name] as unknown as Build;
    const { instruction, ...derived } = build({ ...this.#program, ...input });
    return { instruction, derived };
  }
}
