import { SystemProgram, type PublicKey, type Signer, type Transaction } from '@solana/web3.js';
import { Clock, start, type ProgramTestContext } from 'solana-bankrun';

import { BaseChain, START, type Report } from './baseChain';
import type { AccountState } from './chain';
import { deployedAccounts } from './deployment';

// It would log every instruction to stderr.
process.env['RUST_LOG'] ??= 'off';

const EMPTY: AccountState = {
  lamports: 0n,
  data: new Uint8Array(),
  owner: SystemProgram.programId,
  executable: false,
};

const STALE = 'Blockhash not found';
const MAX_ATTEMPTS = 5;

/** bankrun takes lamports as a number. */
const info = (state: AccountState) => ({ ...state, lamports: Number(state.lamports) });

/** The runtime of Agave 1.18, with the classic token program. It runs SBPF v0, and so the program's v0 twin. */
class BankrunChain extends BaseChain {
  readonly kind = 'bankrun';

  constructor(private readonly context: ProgramTestContext) {
    super(context.payer);
  }

  protected async blockhash(): Promise<string> {
    // The one of the start grows old with the transactions that follow.
    const latest = await this.context.banksClient.getLatestBlockhash();
    return latest ? latest[0] : this.context.lastBlockhash;
  }

  protected async process(transaction: Transaction, signers: Signer[], attempt = 1): Promise<Report> {
    const { result, meta } = await this.context.banksClient.tryProcessTransaction(transaction);
    if (result === STALE && attempt < MAX_ATTEMPTS) {
      // Time passes in bankrun by the machine's clock too: on a busy one the blockhash can be too old already.
      transaction.recentBlockhash = await this.blockhash();
      transaction.sign(...signers);
      return this.process(transaction, signers, attempt + 1);
    }
    return {
      refusal: result,
      units: meta?.computeUnitsConsumed ?? 0n,
      logs: meta?.logMessages ?? [],
      innerInstructions: null,
    };
  }

  async account(address: PublicKey): Promise<AccountState | null> {
    const found = await this.context.banksClient.getAccount(address);
    return found && { ...found, lamports: BigInt(found.lamports) };
  }

  async setAccount(address: PublicKey, state: AccountState | null): Promise<void> {
    this.context.setAccount(address, info(state ?? EMPTY));
  }

  async now(): Promise<bigint> {
    return (await this.context.banksClient.getClock()).unixTimestamp;
  }

  async warpTo(seconds: bigint): Promise<void> {
    // A clock has getters only: changing a field of it changes nothing.
    const { slot, epochStartTimestamp, epoch, leaderScheduleEpoch } =
      await this.context.banksClient.getClock();
    this.context.setClock(new Clock(slot, epochStartTimestamp, epoch, leaderScheduleEpoch, seconds));
  }

  async rent(size: number): Promise<bigint> {
    return (await this.context.banksClient.getRent()).minimumBalance(BigInt(size));
  }
}

/** A fresh chain on bankrun. Its payer is only known once it runs, so the program is deployed afterwards. */
export async function startBankrun(): Promise<BankrunChain> {
  const context = await start([], []);
  const chain = new BankrunChain(context);
  for (const [address, state] of deployedAccounts(chain.payer.publicKey, chain.kind))
    await chain.setAccount(address, state);
  await chain.warpTo(START);
  return chain;
}
