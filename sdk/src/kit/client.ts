import type { Address, Rpc, TransactionSigner } from '@solana/kit';

import { checkFields } from '../codec/fields';
import type { Config } from '../accounts/config';
import {
  CoStakingClient,
  type ActCall,
  type ActOptions,
  type Acted,
  type ActSubject,
  type ClientInput,
  type ClientInstruction,
  type DerivedAddresses,
  type SentInstruction,
} from '../client';
import type { SendArguments } from '../actions';
import type { AccountSource, Positions } from '../read';
import type { ActionName, Viewer } from '../refusals/types';
import type { SendOptions, Sent, SettleOptions, Simulation } from '../send';
import { connectionOf, type SendingApi } from './connection';
import { fromKit, withAddresses, type KitInput, type WithAddresses } from './convert';
import { kitSource } from './source';
import { payingWallet, signingWallet } from './wallet';

/** Argument of the constructor of {@link KitClient}. */
export interface KitClientInput {
  /** Of `createSolanaRpc`, or what answers like it. */
  rpc: Rpc<SendingApi>;
  /** Pays and signs: any kind of signer. */
  signer: TransactionSigner;
  /** Where {@link KitClient.positions} searches, such as an indexer; `rpc` by default. */
  source?: AccountSource;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** Options of sending with kit's signers. */
export interface KitSendOptions extends Omit<SendOptions, 'signers' | 'programId'> {
  /** Further signers that an instruction names. Those in the input of an instruction are taken from there. */
  signers?: readonly TransactionSigner[];
}

/** Options of {@link KitClient.act}. */
export interface KitActOptions extends KitSendOptions, Pick<ActOptions, 'viewer' | 'now'> {}

/** Arguments of an action, and then options: the arguments can be left out if none are needed. */
type ActRest<A extends ActionName> =
  undefined extends SendArguments<A>
    ? [args?: undefined, options?: KitActOptions]
    : object extends SendArguments<A>
      ? [args?: SendArguments<A>, options?: KitActOptions]
      : [args: SendArguments<A>, options?: KitActOptions];

/** A method for each instruction of the program, by the name of its builder. */
export type KitMethods = {
  readonly [Name in ClientInstruction]: (
    input: KitInput<ClientInput<Name>>,
    options?: KitSendOptions,
  ) => Promise<WithAddresses<SentInstruction<Name>>>;
};

const signersOf = (signers: readonly TransactionSigner[] = []) => ({ signers: signers.map(signingWallet) });

/**
 * The client of `@co-staking/sdk` for kit: the same methods, checks, previews and errors over a kit RPC and kit's signers.
 * Results name addresses as kit does. Accounts stay as the SDK's functions take them, with `PublicKey`;
 * {@link withAddresses} copies one for kit.
 *
 * @example
 * const client = new KitClient({ rpc, signer: kitSigner });
 * const { signature, openings } = await client.act('acceptOffer', { device: shown, offer: shownOffer });
 */
export class KitClient {
  /** A method for each of the program's instructions: builds, simulates, signs, sends and waits. */
  readonly do: KitMethods;
  readonly #client: CoStakingClient;
  readonly #signer: TransactionSigner;

  /** @throws TypeError for an unknown or missing field */
  constructor(input: KitClientInput) {
    checkFields('KitClient', input, {
      rpc: 'required',
      signer: 'required',
      source: 'optional',
      programId: 'optional',
    });
    const { rpc, signer, source = kitSource(rpc), programId } = input;
    this.#signer = signer;
    this.#client = new CoStakingClient({
      connection: connectionOf(rpc),
      wallet: payingWallet(signer),
      source,
      ...(programId !== undefined && { programId }),
    });
    this.do = Object.freeze(
      Object.fromEntries(
        (Object.keys(this.#client.do) as ClientInstruction[]).map((name) => [
          name,
          async (given: object, options: KitSendOptions = {}) => {
            const { plain, sending } = this.#sending(given, options);
            return withAddresses(await this.#client.do[name](plain as never, sending));
          },
        ]),
      ),
    ) as never;
  }

  /** The plain input of a builder, and the options with all other signers. */
  #sending(input: object, options: KitSendOptions): { plain: object; sending: SendOptions } {
    const { plain, signers } = fromKit(input);
    const others = [...signers, ...(options.signers ?? [])].filter(
      ({ address }, index, all) =>
        address !== this.#signer.address && all.findIndex((one) => one.address === address) === index,
    );
    return { plain, sending: { ...options, ...signersOf(others) } };
  }

  /** The program's configuration, read once. @throws AccountNotFoundError if the program is not set up */
  config(): Promise<Config> {
    return this.#client.config();
  }

  /** The signer's wallet with its account and its tokens, as every action looks at it. */
  viewer(options: { signal?: AbortSignal } = {}): Promise<Viewer> {
    return this.#client.viewer(options);
  }

  /** The chain's clock, unix seconds. */
  now(options: { signal?: AbortSignal } = {}): Promise<bigint> {
    return this.#client.now(options);
  }

  /** Everything that the signer's wallet has in the program. */
  positions(options: { signal?: AbortSignal } = {}): Promise<Positions> {
    return this.#client.positions(options);
  }

  /**
   * Does an action about the accounts on the screen, as `CoStakingClient.act`.
   *
   * @param subject - the accounts it is about, as the SDK's fetchers return them
   * @param rest - what is in no account, for example an amount; then options
   * @throws as `CoStakingClient.act`
   */
  async act<A extends ActionName>(
    action: A,
    subject: ActSubject<A>,
    ...[args, options = {}]: ActRest<A>
  ): Promise<WithAddresses<Acted<A>>> {
    const sending = { ...options, ...signersOf(options.signers) };
    const rest = [args, sending] as never;
    return withAddresses(await this.#client.act(action, subject, ...rest));
  }

  /** Does several actions in as few transactions as they fit into. @throws as `CoStakingClient.sendAll` */
  sendAll(calls: readonly ActCall[], options: KitActOptions = {}): Promise<Sent[]> {
    return this.#client.sendAll(calls, { ...options, ...signersOf(options.signers) });
  }

  /**
   * What an instruction would do if it landed now.
   *
   * @throws as the builder, and what the RPC throws if it does not answer
   */
  async simulate<Name extends ClientInstruction>(
    name: Name,
    input: KitInput<ClientInput<Name>>,
    options: SettleOptions = {},
  ): Promise<Simulation & WithAddresses<DerivedAddresses<Name>>> {
    const { plain } = fromKit(input);
    const simulated = await this.#client.simulate(name, plain as never, options);
    const { events, error, ...rest } = simulated as Simulation;
    // Events and errors are the SDK's.
    return { events, error, ...withAddresses(rest) } as never;
  }
}
