import { associatedTokenAccount } from '@co-staking/sdk';
import {
  AccountLayout,
  TOKEN_2022_PROGRAM_ID,
  TOKEN_PROGRAM_ID,
  createAssociatedTokenAccountIdempotentInstruction,
  createFreezeAccountInstruction,
  createInitializeAccount3Instruction,
  createInitializeMint2Instruction,
  createMintToInstruction,
  createTransferInstruction,
} from '@solana/spl-token';
import { Keypair, SystemProgram, type PublicKey, type TransactionInstruction } from '@solana/web3.js';

import type { Chain } from './chain';

export { TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID };

const MINT_BYTES = 82;
const ACCOUNT_BYTES = 165;

/** A mint whose tokens the chain's payer can make and freeze. */
export interface TestMint {
  address: PublicKey;
  decimals: number;
  tokenProgram: PublicKey;
}

async function create(
  chain: Chain,
  key: Keypair,
  space: number,
  programId: PublicKey,
): Promise<TransactionInstruction> {
  return SystemProgram.createAccount({
    fromPubkey: chain.payer.publicKey,
    newAccountPubkey: key.publicKey,
    lamports: Number(await chain.rent(space)),
    space,
    programId,
  });
}

/** Creates a mint; with 8 decimals of the classic token program where nothing else is said. */
export async function createMint(
  chain: Chain,
  { decimals = 8, tokenProgram = TOKEN_PROGRAM_ID }: Partial<TestMint> = {},
  key = Keypair.generate(),
): Promise<TestMint> {
  const authority = chain.payer.publicKey;
  const initialize = createInitializeMint2Instruction(
    key.publicKey,
    decimals,
    authority,
    authority,
    tokenProgram,
  );
  await chain.run([await create(chain, key, MINT_BYTES, tokenProgram), initialize], [key]);
  return { address: key.publicKey, decimals, tokenProgram };
}

/** The associated token account of a wallet, made if need be and given `amount` base units. */
export async function fund(chain: Chain, mint: TestMint, wallet: PublicKey, amount = 0n): Promise<PublicKey> {
  const account = associatedTokenAccount(wallet, { mint: mint.address, tokenProgram: mint.tokenProgram });
  const payer = chain.payer.publicKey;
  const { address, tokenProgram } = mint;
  const open = createAssociatedTokenAccountIdempotentInstruction(
    payer,
    account,
    wallet,
    address,
    tokenProgram,
  );
  const give = createMintToInstruction(address, account, payer, amount, [], tokenProgram);
  await chain.run(amount > 0n ? [open, give] : [open]);
  return account;
}

/** Another token account of a wallet, at an address of its own. */
export async function createTokenAccount(
  chain: Chain,
  mint: TestMint,
  wallet: PublicKey,
): Promise<PublicKey> {
  const key = Keypair.generate();
  const initialize = createInitializeAccount3Instruction(
    key.publicKey,
    mint.address,
    wallet,
    mint.tokenProgram,
  );
  await chain.run([await create(chain, key, ACCOUNT_BYTES, mint.tokenProgram), initialize], [key]);
  return key.publicKey;
}

/** Base units in a token account; `null` where it does not exist. */
export async function balance(chain: Chain, account: PublicKey): Promise<bigint | null> {
  const state = await chain.account(account);
  return state && AccountLayout.decode(state.data.subarray(0, ACCOUNT_BYTES)).amount;
}

/** Moves tokens as any wallet can: for donations to a vault. */
export async function transfer(
  chain: Chain,
  mint: TestMint,
  from: Keypair,
  to: PublicKey,
  amount: bigint,
): Promise<void> {
  const source = associatedTokenAccount(from.publicKey, {
    mint: mint.address,
    tokenProgram: mint.tokenProgram,
  });
  await chain.run(createTransferInstruction(source, to, from.publicKey, amount, [], mint.tokenProgram), [
    from,
  ]);
}

/** Freezes a token account with the mint's freeze authority. */
export async function freeze(chain: Chain, mint: TestMint, account: PublicKey): Promise<void> {
  await chain.run(
    createFreezeAccountInstruction(account, mint.address, chain.payer.publicKey, [], mint.tokenProgram),
  );
}
