import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

import { fetchConfig, type Config } from '../accounts/config';
import type { AccountReader } from '../accounts/reader';
import { abortable } from '../abort';
import { actionState, fetchActionInstructions, type SendArguments, type SubjectOf } from '../actions';
import type { Address } from '../address';
import { checkFields } from '../codec/fields';
import type { Built } from '../codec/instruction';
import * as instructions from '../instructions';
import { findConfigPda } from '../pda';
import {
  connectionSource,
  fetchNow,
  fetchPositions,
  fetchViewer,
  type AccountSource,
  type Positions,
  type ReadingConnection,
} from '../read';
import type { ActionName, Opening, Refusal, Subject, Viewer } from '../refusals/types';
import { sendInstructions, simulateInstructions } from '../send';
import type { ClientWallet, SendOptions, Sent, SettleOptions, Simulation } from '../send';
import { checkSendOptions, checkSettleOptions } from '../send/options';
import { PartlySentError } from './errors';
import { explained } from './explained';
import { fillInput } from './fill';
import { methodsOf } from './methods';
import { pack } from './pack';
import type {
  ActCall,
  ActOptions,
  ActSubject,
  Acted,
  ClientConnection,
  ClientInput,
  ClientInstruction,
  ClientMethods,
  DerivedAddresses,
  SentInstruction,
} from './types';

/** Argument of the constructor of {@link CoStakingClient}. */
export interface CoStakingClientInput {
  /** A web3.js `Connection`, or what answers like one. */
  connection: ClientConnection;
  /** Pays and signs. */
  wallet: ClientWallet;
  /**
   * Where {@link CoStakingClient.positions} searches, such as an indexer; `connection` by default. What decides about a
   * transaction is always read from `connection`.
   */
  source?: AccountSource;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What stops a reading of the client. */
interface Reading {
  /** Its reason is thrown. */
  signal?: AbortSignal | undefined;
}

type ActRest<A extends ActionName> =
  undefined extends SendArguments<A>
    ? [args?: undefined, options?: ActOptions]
    : object extends SendArguments<A>
      ? [args?: SendArguments<A>, options?: ActOptions]
      : [args: SendArguments<A>, options?: ActOptions];

/** The options of sending alone. */
function sendingOf(options: ActOptions): SendOptions {
  const sending = { ...options };
  delete sending.viewer;
  delete sending.now;
  return sending;
}

/**
 * Does what a wallet wants: an action about the accounts on the screen ({@link CoStakingClient.act}), or an instruction
 * of the program with the arguments of its builder, as a method of `do` or by its name.
 *
 * @example
 * const client = new CoStakingClient({ connection, wallet: signer });
 * const { signature } = await client.act('acceptOffer', { device: shown, offer: shownOffer });
 */
export class CoStakingClient {
  readonly connection: ClientConnection;
  readonly wallet: ClientWallet;
  /** The program; `undefined` for `PROGRAM_ID`. */
  readonly programId: Address | undefined;
  /**
   * A method for each of the program's instructions. It builds, simulates, signs, sends and waits, as
   * {@link CoStakingClient.send}, and throws a refusal as `RefusedError`, which says what to do about it.
   */
  readonly do: ClientMethods;
  readonly #program: { programId?: Address };
  readonly #source: AccountSource | undefined;
  #config: Promise<Config> | undefined;

  /** @throws TypeError for an unknown or missing field */
  constructor(input: CoStakingClientInput) {
    checkFields('CoStakingClient', input, {
      connection: 'required',
      wallet: 'required',
      source: 'optional',
      programId: 'optional',
    });
    this.connection = input.connection;
    this.wallet = input.wallet;
    this.programId = input.programId;
    this.#source = input.source;
    this.#program = input.programId === undefined ? {} : { programId: input.programId };
    this.do = methodsOf(this);
  }

  get #reader(): AccountReader {
    const { connection } = this;
    if (!connection.getAccountInfo) throw new TypeError('this connection cannot read accounts');
    return connection as AccountReader;
  }

  /** The program's configuration, read once. @throws AccountNotFoundError if the program is not set up */
  config(): Promise<Config> {
    return (this.#config ??= fetchConfig(this.#reader, findConfigPda(this.#program)[0], this.#program).catch(
      (error: unknown) => {
        // The next call tries again.
        this.#config = undefined;
        throw error;
      },
    ));
  }

  /** The wallet with its account and its tokens, as every action looks at it. */
  viewer(options: Reading = {}): Promise<Viewer> {
    checkFields('viewer', options, { signal: 'optional' });
    const { signal } = options;
    return abortable(signal, async () =>
      fetchViewer(this.#reader, this.wallet.publicKey, await this.config(), this.#program),
    );
  }

  /** The chain's clock, unix seconds: what every date is compared with. */
  now(options: Reading = {}): Promise<bigint> {
    checkFields('now', options, { signal: 'optional' });
    const { signal } = options;
    return abortable(signal, () => fetchNow(this.#reader));
  }

  /** Everything that the wallet has in the program: its devices and its co-stakes, with rewards and dates. */
  async positions(reading: Reading = {}): Promise<Positions> {
    checkFields('positions', reading, { signal: 'optional' });
    const { signal } = reading;
    const options = { ...this.#program, ...(signal && { signal }) };
    return fetchPositions(this.#searched(), this.wallet.publicKey, await this.now({ signal }), options);
  }

  #searched(): AccountSource {
    if (this.#source) return this.#source;
    const { getMultipleAccountsInfo, getProgramAccounts } = this.connection;
    if (!getMultipleAccountsInfo || !getProgramAccounts)
      throw new TypeError('this connection cannot search accounts');
    return connectionSource(this.connection as ReadingConnection);
  }

  /**
   * Does an action about the accounts on the screen: builds, simulates, signs, sends and waits. What it needs and the
   * wallet lacks is opened in the same transaction: the wallet's account, the token account that is paid to.
   *
   * @param subject - the accounts it is about; which, the type says. The terms of an offer are those of this object.
   * @param rest - what is in no account, for example an amount; then options
   * @returns where it landed, what it opened, and the addresses that the builder derived
   * @throws RefusedError with the reason in product words; TypeError if the subject lacks an account; else as
   * `sendInstructions`
   */
  async act<A extends ActionName>(
    action: A,
    subject: ActSubject<A>,
    ...[args, options = {}]: ActRest<A>
  ): Promise<Acted<A>> {
    const sending = sendingOf(options);
    checkSendOptions('act', sending);
    const ready = await this.#ready(action, subject, args, options);
    const { instructions: all, derived, openings } = ready;
    const sent = await explained(
      this,
      sending,
      (noted) => sendInstructions(this.connection, this.wallet, all, { ...this.#program, ...noted }),
      ready.reason,
    );
    return { ...derived, ...sent, openings } as unknown as Acted<A>;
  }

  /**
   * Does several actions in as few transactions as they fit into, one after the other: claims of several co-stakes, for
   * example. All are built from the accounts as they are given, so one must not depend on what another changes.
   *
   * @returns where each transaction landed
   * @throws as {@link CoStakingClient.act}; {@link PartlySentError} if some have landed before
   */
  async sendAll(calls: readonly ActCall[], options: ActOptions = {}): Promise<Sent[]> {
    const sending = sendingOf(options);
    checkSendOptions('sendAll', sending);
    const { signal } = options;
    const known = {
      ...options,
      viewer: options.viewer ?? (await this.viewer({ signal })),
      now: options.now ?? (await this.now({ signal })),
    };
    const groups: TransactionInstruction[][] = [];
    for (const { action, subject, args } of calls)
      groups.push((await this.#ready(action, subject, args, known)).instructions);
    const packs = pack(groups, this.wallet.publicKey);
    const sent: Sent[] = [];
    for (const one of packs) {
      try {
        sent.push(
          await explained(this, sending, (noted) =>
            sendInstructions(this.connection, this.wallet, one, { ...this.#program, ...noted }),
          ),
        );
      } catch (error) {
        if (sent.length === 0) throw error;
        throw new PartlySentError(sent, packs.length - sent.length, error);
      }
    }
    return sent;
  }

  /**
   * Builds, simulates, signs and sends one instruction, and waits for it.
   *
   * @returns signature, slot, compute units, and the addresses that the builder derived
   * @throws as the builder and `sendInstructions`
   */
  async send<Name extends ClientInstruction>(
    name: Name,
    input: ClientInput<Name>,
    options: SendOptions = {},
  ): Promise<SentInstruction<Name>> {
    const { instruction, derived } = await this.#build(name, input);
    const sent = await sendInstructions(this.connection, this.wallet, [instruction], {
      ...this.#program,
      ...options,
    });
    return { ...derived, ...sent };
  }

  /**
   * What an instruction would do if it landed now: compute units, logs, events, and why it would fail.
   *
   * @throws as the builder, and what the RPC throws if it does not answer
   */
  async simulate<Name extends ClientInstruction>(
    name: Name,
    input: ClientInput<Name>,
    options: SettleOptions = {},
  ): Promise<Simulation & DerivedAddresses<Name>> {
    checkSettleOptions('simulate', options);
    const { instruction, derived } = await this.#build(name, input);
    const simulated = await simulateInstructions(
      this.connection,
      { instructions: [instruction], payer: this.wallet.publicKey },
      { ...this.#program, ...options },
    );
    return { ...derived, ...simulated };
  }

  /** What an action is sent as, and what the checks would say of it. */
  async #ready<A extends ActionName>(
    action: A,
    subject: ActSubject<A>,
    args: unknown,
    options: ActOptions,
  ): Promise<{
    instructions: TransactionInstruction[];
    derived: Readonly<Record<string, PublicKey>>;
    openings: readonly Opening[];
    reason: () => Refusal | null;
  }> {
    const given = subject as Partial<Subject>;
    const { signal } = options;
    // There is none before `initialize`.
    const config = given.config ?? (action === 'initialize' ? undefined : await this.config());
    const blank = { wallet: this.wallet.publicKey, participant: null, balance: null };
    const viewer = options.viewer ?? (config ? await this.viewer({ signal }) : blank);
    const now = options.now ?? (await this.now({ signal }));
    const whole = { ...given, ...(config && { config }) };
    const rest = [args, this.#program] as never;
    const ready = await fetchActionInstructions(
      this.#reader,
      action,
      whole as SubjectOf<A>,
      viewer,
      now,
      ...rest,
    );
    const reason = (): Refusal | null =>
      whole.config && whole.device
        ? actionState(action, whole as Subject, viewer, now, args as never).refusal
        : null;
    return { ...ready, reason };
  }

  async #build<Name extends ClientInstruction>(
    name: Name,
    input: ClientInput<Name>,
  ): Promise<{ instruction: TransactionInstruction; derived: DerivedAddresses<Name> }> {
    if (!Object.hasOwn(instructions, name)) throw new TypeError(`unknown instruction ${String(name)}`);
    const build = instructions[name] as unknown as (input: object) => Built<string>;
    const filled = await fillInput(name, input, this.wallet.publicKey, () => this.config());
    const { instruction, ...derived } = build({ ...this.#program, ...filled });
    return {
      instruction,
      derived: derived as unknown as DerivedAddresses<Name>,
    };
  }
}
