import { utils } from '@coral-xyz/anchor';
import {
  Keypair,
  PublicKey,
  VersionedTransaction,
  type Transaction,
  type VersionedMessage,
} from '@solana/web3.js';
import { FailedTransactionMetadata, LiteSVM, type TransactionMetadata } from 'litesvm';

import { BaseChain, START, bytesOf, type Report } from './baseChain';
import type { AccountState, InnerInstruction } from './chain';
import { deployedAccounts } from './deployment';
import { fromSvm, readAccount, svmAddress, svmTransaction, writeAccount, writeClock } from './svm';

const PAYER_LAMPORTS = 1_000_000_000_000n;

/** As an RPC reports it, too. */
interface FullReport extends Report {
  /** Calls that the programs made, by places in the list of the transaction's addresses. */
  calls: { programIdIndex: number; accounts: number[]; data: Uint8Array }[];
}

/** A transaction that the chain has processed. */
export interface Processed extends FullReport {
  /** Base58. */
  signature: string;
  message: VersionedMessage;
}

/** Today's runtime with all features of mainnet, and the token program that runs there. */
export class LiteSvmChain extends BaseChain {
  readonly kind = 'litesvm';
  /** Everything that was processed, oldest first. */
  readonly ledger: Processed[] = [];

  constructor(
    readonly svm: LiteSVM,
    payer: Keypair,
  ) {
    super(payer);
  }

  protected async blockhash(): Promise<string> {
    return this.svm.latestBlockhash();
  }

  protected async process(transaction: Transaction): Promise<Report> {
    return this.processBytes(bytesOf(transaction));
  }

  /** Processes a signed transaction of any version. */
  processBytes(bytes: Uint8Array): Processed {
    const { message, signatures } = VersionedTransaction.deserialize(bytes);
    const result = this.svm.sendTransaction(svmTransaction(bytes));
    const signature = utils.bytes.bs58.encode(Buffer.from(signatures[0]!));
    const processed = { signature, message, ...reportOf(result, message) };
    this.ledger.push(processed);
    return processed;
  }

  /** What a transaction would do; signatures and blockhash are not looked at. */
  simulateBytes(bytes: Uint8Array): FullReport {
    const { message } = VersionedTransaction.deserialize(bytes);
    this.svm.withSigverify(false).withBlockhashCheck(false);
    const result = this.svm.simulateTransaction(svmTransaction(bytes));
    this.svm.withSigverify(true).withBlockhashCheck(true);
    return reportOf(result instanceof FailedTransactionMetadata ? result : result.meta(), message);
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

function reportOf(
  result: TransactionMetadata | FailedTransactionMetadata,
  message: VersionedMessage,
): FullReport {
  const failed = result instanceof FailedTransactionMetadata;
  const meta = failed ? result.meta() : result;
  const calls = meta
    .innerInstructions()
    .flat()
    .map((inner) => {
      const instruction = inner.instruction();
      const accounts = [...instruction.accounts()];
      return { programIdIndex: instruction.programIdIndex(), accounts, data: instruction.data() };
    });
  const innerInstructions = calls.map(({ programIdIndex, data }): InnerInstruction => ({
    programId: message.staticAccountKeys[programIdIndex]!,
    data,
  }));
  return {
    refusal: failed ? refusalOf(result) : null,
    units: meta.computeUnitsConsumed(),
    logs: meta.logs(),
    innerInstructions,
    calls,
  };
}

/** `Custom` carries its number; all else has a name or a number of its own, which the logs explain. */
function refusalOf(failed: FailedTransactionMetadata): string {
  const error = failed.err();
  return typeof error === 'object' ? error.toString() : `transaction error ${error}`;
}

/** A fresh chain on LiteSVM. */
export async function startLiteSvm(): Promise<LiteSvmChain> {
  const svm = new LiteSVM();
  const payer = Keypair.generate();
  const chain = new LiteSvmChain(svm, payer);
  svm.airdrop(svmAddress(payer.publicKey), PAYER_LAMPORTS as Parameters<LiteSVM['airdrop']>[1]);
  for (const [key, state] of deployedAccounts(payer.publicKey)) await chain.setAccount(key, state);
  await chain.warpTo(START);
  return chain;
}
