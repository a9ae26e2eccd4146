import {
  fromSvm,
  readAccount,
  svmAddress,
  writeAccount,
  writeClock,
  type AccountState,
} from '@co-staking/sdk/testing';
import { PublicKey } from '@solana/web3.js';
import { FailedTransactionMetadata, FeatureSet, LiteSVM, type TransactionMetadata } from 'litesvm';

import { failureOf } from './errors';
import type { Run } from './record';
import { VALID_BLOCKS } from './slots';
import type { Wire } from './wire';

/** Lamports of the machine's own faucet, which is not used. */
const FAUCET_LAMPORTS = 10n ** 15n;
/** Slots of an epoch, as on a cluster. */
export const SLOTS_IN_EPOCH = 432_000;

/** An account with its address. */
export interface OwnedAccount {
  address: PublicKey;
  state: AccountState;
}

/** The virtual machine: the current accounts, and the programs that change them. */
export class Machine {
  readonly #svm: LiteSVM;
  #slot = -1;

  /** @param saved - result of {@link Machine.bytes}; default: an empty machine */
  constructor(saved?: Uint8Array) {
    const svm = saved ? LiteSVM.fromBytes(saved) : withAllFeatures();
    // The ledger checks blockhashes and duplicates: LiteSVM knows only one blockhash.
    this.#svm = svm.withBlockhashCheck(false).withTransactionHistory(0n);
  }

  /** Brings the clock to a slot and a unix second. */
  setTime(slot: number, seconds: bigint): void {
    writeClock(this.#svm, seconds);
    if (slot === this.#slot) return;
    this.#slot = slot;
    // Durable nonces take their next value from it.
    this.#svm.expireBlockhash();
    const clock = this.#svm.getClock();
    clock.slot = BigInt(slot);
    clock.epoch = BigInt(Math.floor(slot / SLOTS_IN_EPOCH));
    clock.leaderScheduleEpoch = clock.epoch + 1n;
    this.#svm.setClock(clock);
    // A new lookup table names a recent slot; its hash does not matter.
    const hash = this.blockhash;
    const recent = Array.from({ length: VALID_BLOCKS }, (_, age) => ({ slot: BigInt(slot - age), hash }));
    this.#svm.setSlotHashes(recent.filter((entry) => entry.slot >= 0n));
  }

  get blockhash(): string {
    return this.#svm.latestBlockhash();
  }

  read = (address: PublicKey): AccountState | null => readAccount(this.#svm, address);

  write(address: PublicKey, state: AccountState | null): void {
    writeAccount(this.#svm, address, state);
  }

  /** Writes many accounts; programs last, because their code must exist. */
  writeAll(accounts: [PublicKey, AccountState | null][]): void {
    const isProgram = (state: AccountState | null): number => (state?.executable ? 1 : 0);
    const ordered = [...accounts].sort(([, a], [, b]) => isProgram(a) - isProgram(b));
    for (const [address, state] of ordered) this.write(address, state);
  }

  /** Accounts that belong to a program. */
  owned(program: PublicKey): OwnedAccount[] {
    return this.#svm
      .getProgramAccounts(svmAddress(program))
      .map((account) => ({ address: new PublicKey(account.address), state: fromSvm(account) }));
  }

  rent(size: number): bigint {
    return this.#svm.minimumBalanceForRentExemption(BigInt(size));
  }

  run({ kit }: Wire): Run {
    return runOf(this.#svm.withSigverify(true).sendTransaction(kit));
  }

  /** Runs a transaction without storing anything; returns the accounts as they would be. */
  simulate({ kit }: Wire, sigVerify: boolean): { run: Run; accounts: Map<string, AccountState> } {
    const result = this.#svm.withSigverify(sigVerify).simulateTransaction(kit);
    if (result instanceof FailedTransactionMetadata) return { run: runOf(result), accounts: new Map() };
    const accounts = result.postAccounts().map((post) => [post.address as string, fromSvm(post)] as const);
    return { run: runOf(result.meta()), accounts: new Map(accounts) };
  }

  bytes(): Uint8Array {
    return this.#svm.toBytes();
  }
}

/** A machine with all features of the runtime, like a test validator. */
const withAllFeatures = (): LiteSVM =>
  LiteSVM.default()
    .withFeatureSet(FeatureSet.allEnabled())
    .withBuiltins()
    .withLamports(FAUCET_LAMPORTS)
    .withSysvars()
    .withPrecompiles()
    .withDefaultPrograms();

function runOf(result: TransactionMetadata | FailedTransactionMetadata): Run {
  const failed = result instanceof FailedTransactionMetadata;
  const meta = failed ? result.meta() : result;
  const data = meta.returnData().data();
  return {
    failure: failed ? failureOf(result) : null,
    logs: meta.logs(),
    units: meta.computeUnitsConsumed(),
    inner: meta.innerInstructions().map((calls) =>
      calls.map((call) => ({
        programIdIndex: call.instruction().programIdIndex(),
        accounts: Array.from(call.instruction().accounts()),
        data: call.instruction().data(),
        stackHeight: call.stackHeight(),
      })),
    ),
    returnData: data.length > 0 ? { programId: new PublicKey(meta.returnData().programId()), data } : null,
  };
}
