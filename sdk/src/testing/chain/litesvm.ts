import { Keypair, PublicKey, type Transaction } from '@solana/web3.js';
import type { CoStakingError } from '../../errors';
import { FailedTransactionMetadata, FeatureSet, LiteSVM } from 'litesvm';

import { BaseChain, START, refusalError, type Report } from './baseChain';
import type { AccountState, ChainFeatures, InnerInstruction } from './chain';
import { deployedAccounts } from './deployment';
import {
  fromSvm,
  readAccount,
  svmAddress,
  svmTransaction,
  svmTransactionOf,
  writeAccount,
  writeClock,
} from './svm';

/** The same payer in every run. */
const PAYER_SEED = new Uint8Array(32).fill(1);
const PAYER_LAMPORTS = 1_000_000_000_000n;
/** Lamports that a machine can give away. */
const SUPPLY = 1_000_000_000_000_000n;

/** Today's runtime, and the token program that runs there. */
export class LiteSvmChain extends BaseChain {
  readonly kind = 'litesvm';

  constructor(
    private readonly svm: LiteSVM,
    payer: Keypair,
    signed: boolean,
  ) {
    super(payer, signed);
  }

  protected async blockhash(): Promise<string> {
    return this.latestBlockhash();
  }

  latestBlockhash(): string {
    return this.svm.latestBlockhash();
  }

  protected async process(transaction: Transaction): Promise<Report> {
    const result = this.svm.sendTransaction(svmTransactionOf(transaction));
    const failed = result instanceof FailedTransactionMetadata;
    const meta = failed ? result.meta() : result;
    const keys = transaction.compileMessage().accountKeys;
    const innerInstructions = meta
      .innerInstructions()
      .flat()
      .map((inner): InnerInstruction => {
        const instruction = inner.instruction();
        return { programId: keys[instruction.programIdIndex()]!, data: instruction.data() };
      });
    return {
      refusal: failed ? refusalOf(result) : null,
      units: meta.computeUnitsConsumed(),
      logs: meta.logs(),
      innerInstructions,
    };
  }

  /** Returns, as often as it is called, the outcome that a transaction would have, signed or not. */
  simulation(transaction: Uint8Array): () => CoStakingError | null {
    const decoded = svmTransaction(transaction);
    return () => {
      this.svm.withSigverify(false);
      const result = this.svm.simulateTransaction(decoded);
      this.svm.withSigverify(true);
      if (!(result instanceof FailedTransactionMetadata)) return null;
      return refusalError(refusalOf(result), result.meta().logs());
    };
  }

  async account(key: PublicKey): Promise<AccountState | null> {
    return readAccount(this.svm, key);
  }

  async programAccounts(programId: PublicKey): Promise<[PublicKey, AccountState][]> {
    const found = this.svm.getProgramAccounts(svmAddress(programId));
    return found.map((account) => [new PublicKey(account.address), fromSvm(account)]);
  }

  async setAccount(key: PublicKey, state: AccountState | null): Promise<void> {
    writeAccount(this.svm, key, state);
  }

  async now(): Promise<bigint> {
    return this.svm.getClock().unixTimestamp;
  }

  async warpTo(seconds: bigint): Promise<void> {
    writeClock(this.svm, seconds);
  }

  async rent(size: number): Promise<bigint> {
    return this.svm.minimumBalanceForRentExemption(BigInt(size));
  }
}

/** `Custom` carries its number; all else has a name or a number of its own, which the logs explain. */
function refusalOf(failed: FailedTransactionMetadata): string {
  const error = failed.err();
  return typeof error === 'object' ? error.toString() : `transaction error ${error}`;
}

/** A machine without the program. */
export function machineWith(features: ChainFeatures): LiteSVM {
  if (features === 'mainnet') return new LiteSVM();
  // What the constructor does, which takes no features.
  return LiteSVM.default()
    .withFeatureSet(FeatureSet.allEnabled())
    .withBuiltins()
    .withLamports(SUPPLY)
    .withSysvars()
    .withPrecompiles()
    .withDefaultPrograms()
    .withSigverify(true)
    .withBlockhashCheck(true);
}

/**
 * A fresh chain on LiteSVM. One that takes unsigned transactions keeps no history, so it takes equal ones too.
 */
export async function startLiteSvm(signed: boolean, features: ChainFeatures): Promise<LiteSvmChain> {
  const svm = machineWith(features);
  if (!signed) svm.withSigverify(false).withTransactionHistory(0n);
  const payer = Keypair.fromSeed(PAYER_SEED);
  const chain = new LiteSvmChain(svm, payer, signed);
  svm.airdrop(svmAddress(payer.publicKey), PAYER_LAMPORTS as Parameters<LiteSVM['airdrop']>[1]);
  for (const [key, state] of deployedAccounts(payer.publicKey, chain.kind))
    await chain.setAccount(key, state);
  await chain.warpTo(START);
  return chain;
}
