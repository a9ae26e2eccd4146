import {
  Transaction,
  TransactionMessage,
  type Connection,
  type Keypair,
  type PublicKey,
  type Signer,
  type VersionedTransaction,
} from '@solana/web3.js';

import type { Chain } from './chain/chain';
import { connectionOf } from './chain/connection';

type AnyTransaction = Transaction | VersionedTransaction;

/** Signs with a key in plain sight, as Anchor's `Wallet` does. */
class TestWallet {
  constructor(readonly payer: Keypair) {}

  get publicKey(): PublicKey {
    return this.payer.publicKey;
  }

  async signTransaction<T extends AnyTransaction>(transaction: T): Promise<T> {
    if (transaction instanceof Transaction) transaction.partialSign(this.payer);
    else transaction.sign([this.payer]);
    return transaction;
  }

  signAllTransactions = <T extends AnyTransaction>(transactions: T[]): Promise<T[]> =>
    Promise.all(transactions.map((transaction) => this.signTransaction(transaction)));
}

/**
 * A provider for Anchor's `Program` over a test chain: `new Program(IDL, new TestProvider(chain))` sends,
 * fetches, and on LiteSVM also searches.
 *
 * @example
 * import { Program } from '@coral-xyz/anchor';
 * import { IDL, type CoStaking } from '@co-staking/sdk/idl';
 * const program = new Program<CoStaking>(IDL, new TestProvider(chain));
 * const account = await program.account.device.fetch(device);
 */
export class TestProvider {
  /** Reads the chain's accounts, see {@link connectionOf}. */
  readonly connection: Connection;
  /** Signs with the key that the provider was made with. */
  readonly wallet: TestWallet;

  /** @param wallet - signs and pays; the chain's payer by default */
  constructor(
    private readonly chain: Chain,
    wallet: Keypair = chain.payer,
  ) {
    this.connection = connectionOf(chain);
    this.wallet = new TestWallet(wallet);
  }

  /** Address of the wallet. */
  get publicKey(): PublicKey {
    return this.wallet.publicKey;
  }

  /**
   * Sends the instructions of a transaction, signed again with the chain's blockhash.
   *
   * @param signers - who signs beside the wallet, which pays
   * @returns the signature, base58
   * @throws CoStakingError with the logs, which Anchor turns into an error of its own; Error as
   * {@link Chain.send} does
   */
  async sendAndConfirm(transaction: AnyTransaction, signers: Signer[] = []): Promise<string> {
    const instructions =
      transaction instanceof Transaction
        ? transaction.instructions
        : TransactionMessage.decompile(transaction.message).instructions;
    const outcome = await this.chain.run(instructions, signers, { payer: this.wallet.payer });
    return outcome.signature;
  }
}
