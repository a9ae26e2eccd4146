import type { AccountState } from '@co-staking/sdk/testing';
import { getBase58Decoder } from '@solana/kit';
import type { LoadedAddresses, PublicKey } from '@solana/web3.js';
import { EventEmitter } from 'node:events';

import { accountKeys, loadedAddresses } from './accountKeys';
import { tokenBalances } from './balances';
import { Bank } from './bank';
import { PlaygroundClock } from './clock';
import { isInBlock, unknownProgram, type TransactionFailure } from './errors';
import { History } from './history';
import { Machine } from './machine';
import { advanced, isNonceCurrent, nonceAccountOf } from './nonce';
import type { Balances, Landed, Run } from './record';
import { Slots, type Commitment, type SlotsData } from './slots';
import { Versions } from './versions';
import { isUnsigned, isWritable, type Wire } from './wire';

const base58 = getBase58Decoder();

const lamportsOf = (states: (AccountState | null)[]): bigint[] =>
  states.map((state) => state?.lamports ?? 0n);
const sum = (values: bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

/** The outcome of a submitted transaction: `landed` if it is in a block, failed or not. */
export interface Submitted {
  signature: string;
  run: Run;
  landed: Landed | null;
}

/** The outcome of a simulation, with the changes it would make. */
export interface Simulated {
  run: Run;
  accounts: Map<string, AccountState>;
  loaded: LoadedAddresses;
  keys: PublicKey[];
  balances: Balances;
}

/** Plain data of a {@link Ledger}, for a file. */
export interface LedgerData {
  machine: Uint8Array;
  now: bigint;
  slots: SlotsData;
  landed: Landed[];
}

/** Options of a ledger. */
export interface LedgerOptions {
  seed: string;
  /** Unix second of the first block. */
  startsAt: bigint;
  /** Slots until a block is final; 0 makes every block final at once. */
  finality: number;
  /** Slots that a lagging node is behind; older states are kept that long. */
  mostLag: number;
  /** Slots whose blocks are kept; `null` keeps all. */
  keepSlots: number | null;
}

/** The chain: its machine, its slots, and everything that landed. */
export class Ledger {
  readonly clock: PlaygroundClock;
  readonly slots: Slots;
  readonly history = new History();
  /** Emits `landed` with each transaction that enters a block. */
  readonly events = new EventEmitter<{ landed: [Landed] }>();
  readonly #versions = new Versions();
  readonly #machine: Machine;
  #runs = false;

  constructor(
    private readonly options: LedgerOptions,
    machine = new Machine(),
  ) {
    this.#machine = machine;
    this.clock = new PlaygroundClock(options.startsAt);
    this.slots = new Slots(options.seed, options.finality);
    // One listener for each connected client.
    this.events.setMaxListeners(0);
    this.tick();
  }

  /** The past is complete: slots and seconds pass from now on. */
  open(): void {
    this.#runs = true;
    this.clock.run();
    this.slots.run(this.clock.now());
    this.tick();
  }

  /** Brings the machine to the current second and slot, and forgets what is old. */
  tick(): void {
    this.#machine.setTime(this.slots.tip, this.clock.now());
    const { keepSlots } = this.options;
    if (keepSlots !== null && this.#runs) this.history.forget(this.slots.at('finalized') - keepSlots);
  }

  /**
   * Moves the clock to a unix second. Everything that has landed becomes final. Not all slots in between pass,
   * because the blockhashes that clients have would then expire.
   */
  warpTo(seconds: bigint): void {
    this.clock.warpTo(seconds);
    if (this.#runs) this.slots.skip(this.options.finality + 1, seconds);
    this.tick();
  }

  /** The state at a commitment, as seen by a node that lags by `lag` slots. */
  bank(commitment: Commitment, lag = 0): Bank {
    return this.bankOf(Math.max(0, this.slots.at(commitment) - lag));
  }

  /** The state after a slot, or after the block before it if it has none. */
  bankOf(slot: number): Bank {
    return new Bank(this.#machine, this.slots, this.#versions, this.slots.blockAt(slot));
  }

  write(address: PublicKey, state: AccountState | null): void {
    this.#machine.write(address, state);
  }

  rent(size: number): bigint {
    return this.#machine.rent(size);
  }

  /** Runs a signed transaction, and stores it if it enters a block. */
  submit(wire: Wire): Submitted {
    const signature = base58.decode(wire.signatures[0]!);
    this.tick();
    const bank = this.bank('processed');
    const refusal = this.refusal(wire, bank);
    if (refusal) return { signature, run: refused(refusal), landed: null };
    const loaded = loadedAddresses(wire.message, bank.read);
    const keys = accountKeys(wire.message, loaded);
    const before = keys.map(bank.read);
    const run = unknownProgram(this.#machine.run(wire), wire.message, keys, bank.read);
    const charged = (before[0]?.lamports ?? 0n) !== (bank.read(keys[0]!)?.lamports ?? 0n);
    if (run.failure && !isInBlock(run.failure) && !charged) return { signature, run, landed: null };
    if (run.failure) this.#advanceNonce(wire, bank);
    const balances = this.#balances(before, keys.map(bank.read), bank);
    const landed = this.#land({ ...run, signature, wire, loaded, keys, balances });
    if (this.#keepsVersions) this.#record(landed, before);
    this.slots.close(this.clock.now());
    this.tick();
    this.events.emit('landed', landed);
    return { signature, run, landed };
  }

  /** Runs a transaction on the state of a bank without storing anything. */
  simulate(
    wire: Wire,
    bank: Bank,
    { sigVerify, checkBlockhash }: { sigVerify: boolean; checkBlockhash: boolean },
  ): Simulated {
    this.tick();
    const loaded = loadedAddresses(wire.message, bank.read);
    const keys = accountKeys(wire.message, loaded);
    const before = keys.map(bank.read);
    const refusal = this.refusal(wire, bank, { sigVerify, checkBlockhash });
    const { run, accounts } = refusal
      ? { run: refused(refusal), accounts: new Map<string, AccountState>() }
      : this.#simulateAt(bank, wire, sigVerify);
    const after = keys.map((key) => accounts.get(key.toBase58()) ?? bank.read(key));
    return {
      run: unknownProgram(run, wire.message, keys, bank.read),
      accounts,
      loaded,
      keys,
      balances: this.#balances(before, after, bank),
    };
  }

  /** Why a bank would not run a transaction at all; `null` if it would. */
  refusal(
    wire: Wire,
    bank: Bank,
    { sigVerify = true, checkBlockhash = true } = {},
  ): TransactionFailure | null {
    if (sigVerify && isUnsigned(wire)) return 'SignatureFailure';
    const { message } = wire;
    if (checkBlockhash && !bank.isBlockhashValid(message.lifetime) && !isNonceCurrent(message, bank.read))
      return 'BlockhashNotFound';
    const known = this.history.find(base58.decode(wire.signatures[0]!));
    return sigVerify && known && known.slot <= bank.slot ? 'AlreadyProcessed' : null;
  }

  /**
   * Drops the newest blocks, like a fork that the cluster abandons.
   *
   * @returns the newest slot that is left
   * @throws RangeError if one of them is final
   */
  fork(count: number): number {
    const { tip } = this.slots;
    if (tip - count < this.slots.at('finalized'))
      throw new RangeError(`only ${tip - this.slots.at('finalized')} blocks are not final yet`);
    const left = this.slots.fork(count, this.clock.now());
    this.#machine.writeAll(this.#versions.since(left));
    this.#versions.cut(left);
    this.history.cut(left);
    this.tick();
    return left;
  }

  data(): LedgerData {
    return {
      machine: this.#machine.bytes(),
      now: this.clock.now(),
      slots: this.slots.data(),
      landed: this.history.all(),
    };
  }

  /** A ledger from a file, not open yet; its time continues from where it stopped. */
  static restore(options: Omit<LedgerOptions, 'startsAt'>, data: LedgerData): Ledger {
    const ledger = new Ledger({ ...options, startsAt: data.now }, new Machine(data.machine));
    ledger.slots.restore(data.slots);
    for (const landed of data.landed) ledger.history.add(landed);
    ledger.tick();
    return ledger;
  }

  get #keepsVersions(): boolean {
    return this.#runs && this.options.finality + this.options.mostLag > 0;
  }

  #land(parts: Omit<Landed, 'slot' | 'transactionIndex' | 'blockTime' | 'fee'>): Landed {
    const slot = this.slots.tip;
    const block = this.history.inSlot(slot);
    const blockTime = block[0]?.blockTime ?? this.clock.now();
    if (block.length === 0 && this.#runs) this.slots.times.mark(slot, blockTime);
    const { pre, post } = parts.balances;
    // No instruction creates or burns lamports, so the difference is the fee.
    const landed = { ...parts, slot, transactionIndex: block.length, blockTime, fee: sum(pre) - sum(post) };
    this.history.add(landed);
    return landed;
  }

  #record({ wire, keys, loaded, slot }: Landed, before: (AccountState | null)[]): void {
    keys.forEach((key, index) => {
      if (isWritable(wire.message, loaded, index)) this.#versions.record(slot, key, before[index]!);
    });
    this.#versions.prune(this.slots.at('finalized') - this.options.mostLag);
  }

  /** A failed transaction uses up its nonce too. */
  #advanceNonce({ message }: Wire, bank: Bank): void {
    const address = nonceAccountOf(message);
    const account = address && bank.read(address);
    if (account && isNonceCurrent(message, bank.read))
      this.write(address, advanced(account, this.#machine.blockhash));
  }

  #simulateAt(bank: Bank, wire: Wire, sigVerify: boolean) {
    const older = this.#versions.since(bank.slot);
    if (older.length === 0) return this.#machine.simulate(wire, sigVerify);
    const present = older.map(([address]): [PublicKey, AccountState | null] => [
      address,
      this.#machine.read(address),
    ]);
    try {
      this.#machine.writeAll(older);
      this.#machine.setTime(bank.slot, bank.time);
      return this.#machine.simulate(wire, sigVerify);
    } finally {
      this.#machine.writeAll(present);
      this.tick();
    }
  }

  #balances(before: (AccountState | null)[], after: (AccountState | null)[], { read }: Bank): Balances {
    return {
      pre: lamportsOf(before),
      post: lamportsOf(after),
      preTokens: tokenBalances(before, read),
      postTokens: tokenBalances(after, read),
    };
  }
}

const refused = (failure: TransactionFailure): Run => ({
  failure,
  logs: [],
  units: 0n,
  inner: [],
  returnData: null,
});
