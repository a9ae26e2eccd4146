import {
  fromSvm,
  readAccount,
  svmAddress,
  svmTransaction,
  writeAccount,
  writeClock,
  type AccountState,
} from '@co-staking/sdk/testing';
import { getBase58Decoder } from '@solana/kit';
import { PublicKey, VersionedTransaction } from '@solana/web3.js';
import { FailedTransactionMetadata, LiteSVM, type TransactionMetadata } from 'litesvm';
import { EventEmitter } from 'node:events';

import { accountKeys, loadedAddresses } from './accountKeys';
import { tokenBalances } from './balances';
import { Blocks, VALID_BLOCKS } from './blocks';
import { PlaygroundClock } from './clock';
import { failureOf, isInBlock, type TransactionFailure } from './errors';
import type { Landed, Run } from './record';

const base58 = getBase58Decoder();
const sum = (values: bigint[]): bigint => values.reduce((total, value) => total + value, 0n);

const lamportsOf = (states: (AccountState | null)[]): bigint[] =>
  states.map((state) => state?.lamports ?? 0n);

/** What became of a submitted transaction: `landed` where it is in a block, failed or not. */
export type Submitted = { signature: string; run: Run; landed: Landed | null };

/** The machine with its clock, its blocks, and everything that ever landed. */
export class Ledger {
  readonly clock: PlaygroundClock;
  readonly blocks: Blocks;
  /** Emits `landed` with each transaction that enters a block. */
  readonly events = new EventEmitter<{ landed: [Landed] }>();
  readonly #svm: LiteSVM;
  readonly #landed = new Map<string, Landed>();
  /** The slot that the machine was brought to. */
  #slot = 0;

  constructor({ seed, startsAt }: { seed: string; startsAt: bigint }) {
    this.clock = new PlaygroundClock(startsAt);
    this.blocks = new Blocks(seed);
    // Blockhashes and repetitions are checked here: LiteSVM knows one blockhash only.
    this.#svm = new LiteSVM().withBlockhashCheck(false).withTransactionHistory(0n);
    // One listener for each client that is connected.
    this.events.setMaxListeners(0);
    this.tick();
  }

  /** Brings the machine to the present second and slot. */
  tick(): void {
    writeClock(this.#svm, this.clock.now());
    const slot = this.blocks.height;
    if (slot === this.#slot) return;
    this.#slot = slot;
    const clock = this.#svm.getClock();
    clock.slot = BigInt(slot);
    this.#svm.setClock(clock);
    // Whoever creates a lookup table names a recent slot; which hash it has does not matter.
    const hash = this.blocks.hashOf(0);
    const recent = Array.from({ length: VALID_BLOCKS }, (_, age) => ({ slot: BigInt(slot - age), hash }));
    this.#svm.setSlotHashes(recent.filter((entry) => entry.slot >= 0n));
  }

  read = (address: PublicKey): AccountState | null => readAccount(this.#svm, address);

  write(address: PublicKey, state: AccountState | null): void {
    writeAccount(this.#svm, address, state);
  }

  /** Accounts that belong to a program. */
  owned(program: PublicKey): { address: PublicKey; state: AccountState }[] {
    return this.#svm
      .getProgramAccounts(svmAddress(program))
      .map((account) => ({ address: new PublicKey(account.address), state: fromSvm(account) }));
  }

  rent(size: number): bigint {
    return this.#svm.minimumBalanceForRentExemption(BigInt(size));
  }

  find(signature: string): Landed | undefined {
    return this.#landed.get(signature);
  }

  /** Everything that landed, the oldest first. */
  all(): Landed[] {
    return [...this.#landed.values()];
  }

  /** Runs a signed transaction, and keeps it if it enters a block. */
  submit(bytes: Uint8Array): Submitted {
    const transaction = VersionedTransaction.deserialize(bytes);
    const signature = base58.decode(transaction.signatures[0]!);
    const refusal = this.#refusal(transaction, signature);
    if (refusal) return { signature, run: refused(refusal), landed: null };
    this.tick();
    const loaded = loadedAddresses(transaction.message, this.read);
    const keys = accountKeys(transaction.message, loaded);
    const before = keys.map(this.read);
    const run = runOf(this.#svm.withSigverify(true).sendTransaction(svmTransaction(bytes)));
    if (run.failure && !isInBlock(run.failure)) return { signature, run, landed: null };
    const after = keys.map(this.read);
    const [preBalances, postBalances] = [lamportsOf(before), lamportsOf(after)];
    const landed: Landed = {
      ...run,
      signature,
      slot: this.blocks.height,
      blockTime: this.clock.now(),
      bytes,
      transaction,
      loaded,
      keys,
      // No instruction makes or burns lamports: what is missing is the fee.
      fee: sum(preBalances) - sum(postBalances),
      preBalances,
      postBalances,
      preTokenBalances: tokenBalances(before, this.read),
      postTokenBalances: tokenBalances(after, this.read),
    };
    this.#landed.set(signature, landed);
    this.blocks.close();
    this.tick();
    this.events.emit('landed', landed);
    return { signature, run, landed };
  }

  /** Runs a transaction without keeping anything of it. */
  simulate(
    bytes: Uint8Array,
    { sigVerify, checkBlockhash }: { sigVerify: boolean; checkBlockhash: boolean },
  ): { run: Run; accounts: Map<string, AccountState> } {
    const transaction = VersionedTransaction.deserialize(bytes);
    const signature = sigVerify ? base58.decode(transaction.signatures[0]!) : '';
    const refusal = this.#refusal(transaction, signature, checkBlockhash);
    if (refusal) return { run: refused(refusal), accounts: new Map() };
    this.tick();
    const result = this.#svm.withSigverify(sigVerify).simulateTransaction(svmTransaction(bytes));
    if (result instanceof FailedTransactionMetadata) return { run: runOf(result), accounts: new Map() };
    const accounts = result.postAccounts().map((post) => [post.address as string, fromSvm(post)] as const);
    return { run: runOf(result.meta()), accounts: new Map(accounts) };
  }

  #refusal(
    { message }: VersionedTransaction,
    signature: string,
    checkBlockhash = true,
  ): TransactionFailure | null {
    if (this.#landed.has(signature)) return 'AlreadyProcessed';
    if (checkBlockhash && !this.blocks.isValid(message.recentBlockhash)) return 'BlockhashNotFound';
    return null;
  }
}

const refused = (failure: TransactionFailure): Run => ({
  failure,
  logs: [],
  units: 0n,
  inner: [],
  returnData: null,
});

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
