import { address, getTransactionDecoder, lamports } from '@solana/kit';
import { Keypair, PublicKey, SystemProgram, type Transaction } from '@solana/web3.js';
import { Clock, FailedTransactionMetadata, LiteSVM } from 'litesvm';

import { BaseChain, START, type Report } from './baseChain';
import type { AccountState, InnerInstruction } from './chain';
import { deployedAccounts } from './deployment';

/** The same payer in every run. */
const PAYER_SEED = new Uint8Array(32).fill(1);
const PAYER_LAMPORTS = 1_000_000_000_000n;

const decoder = getTransactionDecoder();
const addressOf = (key: PublicKey) => address(key.toBase58());

/** Today's runtime with all features of mainnet, and the token program that runs there. */
class LiteSvmChain extends BaseChain {
  readonly kind = 'litesvm';

  constructor(
    private readonly svm: LiteSVM,
    payer: Keypair,
    signed: boolean,
  ) {
    super(payer, signed);
  }

  protected async blockhash(): Promise<string> {
    return this.svm.latestBlockhash();
  }

  protected async process(transaction: Transaction, bytes: Uint8Array): Promise<Report> {
    const result = this.svm.sendTransaction(decoder.decode(bytes));
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

  async account(key: PublicKey): Promise<AccountState | null> {
    const found = this.svm.getAccount(addressOf(key));
    if (!found.exists) return null;
    return {
      lamports: found.lamports,
      data: Uint8Array.from(found.data),
      owner: new PublicKey(found.programAddress),
      executable: found.executable,
    };
  }

  async setAccount(key: PublicKey, state: AccountState | null): Promise<void> {
    this.svm.setAccount({
      address: addressOf(key),
      lamports: lamports(state?.lamports ?? 0n),
      data: state?.data ?? new Uint8Array(),
      programAddress: addressOf(state?.owner ?? SystemProgram.programId),
      executable: state?.executable ?? false,
      space: BigInt(state?.data.length ?? 0),
    });
  }

  async now(): Promise<bigint> {
    return this.svm.getClock().unixTimestamp;
  }

  async warpTo(seconds: bigint): Promise<void> {
    const { slot, epochStartTimestamp, epoch, leaderScheduleEpoch } = this.svm.getClock();
    this.svm.setClock(new Clock(slot, epochStartTimestamp, epoch, leaderScheduleEpoch, seconds));
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

/** A fresh chain on LiteSVM. One that takes unsigned transactions keeps no history, so it takes equal ones too. */
export async function startLiteSvm(signed = true): Promise<LiteSvmChain> {
  const svm = signed ? new LiteSVM() : new LiteSVM().withSigverify(false).withTransactionHistory(0n);
  const payer = Keypair.fromSeed(PAYER_SEED);
  const chain = new LiteSvmChain(svm, payer, signed);
  svm.airdrop(addressOf(payer.publicKey), lamports(PAYER_LAMPORTS));
  for (const [key, state] of deployedAccounts(payer.publicKey)) await chain.setAccount(key, state);
  await chain.warpTo(START);
  return chain;
}
