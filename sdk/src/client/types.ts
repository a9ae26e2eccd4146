import type * as instructions from '../instructions';
import type { SendOptions, Sent } from '../send';

export type Builders = Omit<typeof instructions, never>;

/** Name of an instruction, for example `createOffer`. */
export type ClientInstruction = keyof Builders;

/** What the builder of an instruction takes. */
export type InstructionInput<Name extends ClientInstruction> = Parameters<Builders[Name]>[0];

/** The addresses that the builder of an instruction derives, for example `offer`. */
export type DerivedAddresses<Name extends ClientInstruction> = Omit<
  ReturnType<Builders[Name]>,
  'instruction'
>;

/** Where an instruction landed, its units, and the addresses that its builder derived. */
export type SentInstruction<Name extends ClientInstruction> = Sent & DerivedAddresses<Name>;

/** A method for each instruction of the program, by the name of its builder. */
export type ClientMethods = {
  readonly [Name in ClientInstruction]: (
    input: InstructionInput<Name>,
    options?: SendOptions,
  ) => Promise<SentInstruction<Name>>;
};
