import {
  AccountLayout,
  TOKEN_PROGRAM_ID,
  createAssociatedTokenAccountIdempotentInstruction,
  createFreezeAccountInstruction,
  createInitializeAccount3Instruction,
  createInitializeMint2Instruction,
  createMintToInstruction,
  createTransferInstruction,
} from '@solana/spl-token';
import { Keypair, SystemProgram, type PublicKey, type TransactionInstruction } from '@solana/web3.js';

import { associatedTokenAccount } from '../../index';
import type { Chain } from '../chain/chain';

const MINT_BYTES = 82;
const ACCOUNT_BYTES = 165;

/** A mint whose tokens the chain's payer can make and freeze. */
export interface TestMint {
  /** Address of the mint. */
  address: PublicKey;
  /** Decimal places of a whole token: base units are 10^decimals of it. */
  decimals: number;
  /** Token program it belongs to. */
  tokenProgram: PublicKey;
}

/** Options of {@link createMint}. */
export interface MintOptions {
  /** A new key by default. */
  key?: Keypair;
  /** 0 to 255, of which the program takes up to 9; 8 by default. */
  decimals?: number;
  /** The classic token program by default. */
  tokenProgram?: PublicKey;
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

/**
 * Creates a mint; with 8 decimals of the classic token program if nothing else is said. The chain's payer may make
 * and freeze its tokens.
 *
 * @throws CoStakingError if the chain refuses, for example a key that is taken
 *
 * @example
 * const { address } = await createMint(chain, { decimals: 6 });
 */
export async function createMint(
  chain: Chain,
  { key = Keypair.generate(), decimals = 8, tokenProgram = TOKEN_PROGRAM_ID }: MintOptions = {},
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

/**
 * The associated token account of a wallet, made if need be and given `amount` newly made base units.
 *
 * @param amount - base units, 0 to 2^64 - 1 less what exists of the mint; zero by default
 * @throws CoStakingError if the chain refuses, for example a frozen account
 *
 * @example
 * const account = await fund(chain, testMint, wallet, tokens(640));
 */
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

/**
 * Another, empty token account of a wallet, at an address of its own.
 *
 * @throws CoStakingError if the chain refuses
 *
 * @example
 * const second = await createTokenAccount(chain, testMint, wallet);
 */
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

/**
 * Base units in a token account; `null` if it does not exist. Whether it is a token account is not looked at.
 *
 * @example
 * const held = (await balance(chain, world.tokenAccountOf(wallet))) ?? 0n;
 */
export async function balance(chain: Chain, account: PublicKey): Promise<bigint | null> {
  const state = await chain.account(account);
  return state && AccountLayout.decode(state.data.subarray(0, ACCOUNT_BYTES)).amount;
}

/**
 * Moves tokens out of a wallet's associated token account as any wallet can: for donations to a vault.
 *
 * @param from - signs
 * @param to - token account of the same mint
 * @param amount - base units
 * @throws CoStakingError if the chain refuses, for example for lack of tokens
 *
 * @example
 * const { owner, stakeVault } = await world.newDevice();
 * await transfer(world.chain, world.mint, owner.wallet, stakeVault, 1n);
 */
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

/**
 * Freezes a token account with the mint's freeze authority: it neither gives nor takes tokens any more.
 *
 * @throws CoStakingError if the chain refuses, for example if it does not exist
 *
 * @example
 * const { tokenAccount } = await world.newActor();
 * await freeze(world.chain, world.mint, tokenAccount);
 */
export async function freeze(chain: Chain, mint: TestMint, account: PublicKey): Promise<void> {
  await chain.run(
    createFreezeAccountInstruction(account, mint.address, chain.payer.publicKey, [], mint.tokenProgram),
  );
}
