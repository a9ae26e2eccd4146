import { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from './address';
import { ASSOCIATED_TOKEN_PROGRAM_ID, TOKEN_PROGRAM_ID } from './tokenPrograms';

/** A mint and the token program it belongs to. */
export interface MintInput {
  mint: Address;
  /** Classic SPL Token by default. */
  tokenProgram?: Address;
}

/** The token program of a mint. */
export const tokenProgramOf = ({ tokenProgram }: Pick<MintInput, 'tokenProgram'>): PublicKey =>
  toPublicKey(tokenProgram ?? TOKEN_PROGRAM_ID, 'tokenProgram');

const findAssociatedTokenPda = (wallet: Address, mint: MintInput): [PublicKey, number] =>
  PublicKey.findProgramAddressSync(
    [
      toPublicKey(wallet, 'wallet').toBytes(),
      tokenProgramOf(mint).toBytes(),
      toPublicKey(mint.mint, 'mint').toBytes(),
    ],
    ASSOCIATED_TOKEN_PROGRAM_ID,
  );

/**
 * The associated token account of a wallet, which may also be the address of a program's account.
 *
 * @example
 * const destination = associatedTokenAccount(wallet, { mint });
 */
export const associatedTokenAccount = (wallet: Address, mint: MintInput): PublicKey =>
  findAssociatedTokenPda(wallet, mint)[0];

/** Bump of a wallet's associated token account: payouts name it, so that the program need not search for it. */
export const associatedTokenBump = (wallet: Address, mint: MintInput): number =>
  findAssociatedTokenPda(wallet, mint)[1];

/** A token account that was named, or else the associated one of a wallet. */
export const tokenAccountOf = (named: Address | undefined, wallet: Address, mint: MintInput): PublicKey =>
  named === undefined ? associatedTokenAccount(wallet, mint) : toPublicKey(named, 'token account');
