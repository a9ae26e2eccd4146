import { buildTransaction, type SignedTransaction } from '@co-staking/sdk';
import { getBase58Decoder } from '@solana/kit';
import type { Connection, Keypair, TransactionInstruction } from '@solana/web3.js';

const base58 = getBase58Decoder();

/** Signs a transaction without simulating it, ready for `settleTransaction`. The first signer pays. */
export async function signed(
  connection: Connection,
  instructions: readonly TransactionInstruction[],
  signers: readonly [Keypair, ...Keypair[]],
): Promise<Required<SignedTransaction>> {
  const { blockhash, lastValidBlockHeight } = await connection.getLatestBlockhash('confirmed');
  const transaction = buildTransaction({ instructions, payer: signers[0].publicKey, blockhash });
  transaction.sign([...signers]);
  const signature = base58.decode(transaction.signatures[0]!);
  return { signature, lastValidBlockHeight, bytes: transaction.serialize() };
}
