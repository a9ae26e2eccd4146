import type { AccountReader } from '../accounts/reader';
import type { SendArguments, SubjectOf } from '../actions';
import type { FirstSigners } from '../generated/instructionTypes';
import type { Builders } from '../instructions/builders';
import type { ReadingConnection } from '../read';
import type { ActionName, Opening, Subject, Viewer } from '../refusals/types';
import type { SendConnection, SendOptions, Sent } from '../send';

/** A web3.js `Connection`, or what answers like one. Who only sends with full input need not be able to read. */
export type ClientConnection = SendConnection &
  Partial<AccountReader & Pick<ReadingConnection, 'getMultipleAccountsInfo' | 'getProgramAccounts'>>;

/** Name of an instruction, for example `createOffer`. */
export type ClientInstruction = keyof Builders;

/** What the builder of an instruction takes. */
export type InstructionInput<Name extends ClientInstruction> = Parameters<Builders[Name]>[0];

/** Fields that the client fills in: who signs, and what the configuration says. `initialize` names its mint itself. */
type Filled<Name extends ClientInstruction> =
  FirstSigners[Name] | (Name extends 'initialize' ? never : 'mint' | 'tokenProgram');

/**
 * What a method of the client takes: the builder's input, of which the signer (the client's wallet), the mint and its
 * token program (those of the configuration) may be left out.
 */
export type ClientInput<Name extends ClientInstruction> = Omit<InstructionInput<Name>, Filled<Name>> &
  Partial<Pick<InstructionInput<Name>, Extract<Filled<Name>, keyof InstructionInput<Name>>>>;

/** The addresses that the builder of an instruction derives, for example `offer`. */
export type DerivedAddresses<Name extends ClientInstruction> = Omit<
  ReturnType<Builders[Name]>,
  'instruction'
>;

/** Where an instruction landed, its units, and the addresses that its builder derived. */
export type SentInstruction<Name extends ClientInstruction> = Sent & DerivedAddresses<Name>;

/** A method for each instruction of the program, by the name of its builder. */
export type ClientMethods = {
  readonly [Name in keyof Builders]: (
    input: ClientInput<Name>,
    options?: SendOptions,
  ) => Promise<SentInstruction<Name>>;
};

/** What an action of the client is about; the configuration is read if it is not given. */
export type ActSubject<A extends ActionName> = Omit<SubjectOf<A>, 'config'> &
  Partial<Pick<Subject, 'config'>>;

/** Options of {@link CoStakingClient.act}: those of sending, and what need not be read again. */
export interface ActOptions extends SendOptions {
  /** Who acts; read by default. */
  viewer?: Viewer;
  /** Unix second of the chain's clock; read by default. */
  now?: bigint;
}

/** Where an action landed, what it opened on the way, and the addresses that its builder derived. */
export type Acted<A extends ActionName> = SentInstruction<A> & { openings: readonly Opening[] };

/** One of several actions for {@link CoStakingClient.sendAll}. */
export type ActCall = {
  [A in ActionName]: { action: A; subject: ActSubject<A> } & (undefined extends SendArguments<A>
    ? { args?: undefined }
    : object extends SendArguments<A>
      ? { args?: SendArguments<A> }
      : { args: SendArguments<A> });
}[ActionName];
