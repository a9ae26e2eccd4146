import { associatedTokenAccount } from '@co-staking/sdk';
import { balance, transfer, type Chain, type TestMint } from '@co-staking/sdk/testing';
import { createCloseAccountInstruction } from '@solana/spl-token';
import type { Keypair, PublicKey } from '@solana/web3.js';

export {
  balance,
  createMint,
  createTokenAccount,
  freeze,
  fund,
  transfer,
  type TestMint,
} from '@co-staking/sdk/testing';
export { TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID } from '@solana/spl-token';

/** Moves all tokens of a wallet's associated account to another account, and closes the emptied one. */
export async function closeTokenAccount(
  chain: Chain,
  mint: TestMint,
  wallet: Keypair,
  to: PublicKey,
): Promise<void> {
  const account = associatedTokenAccount(wallet.publicKey, {
    mint: mint.address,
    tokenProgram: mint.tokenProgram,
  });
  const amount = (await balance(chain, account))!;
  await transfer(chain, mint, wallet, to, amount);
  const close = createCloseAccountInstruction(account, to, wallet.publicKey, [], mint.tokenProgram);
  await chain.run(close, [wallet]);
}
