import { TOKEN_PROGRAM_ID, getAssociatedTokenAddressSync } from '@solana/spl-token';
import type { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from './address';

/** A mint and the token program it belongs to. */
export interface MintInput {
  mint: Address;
  /** Classic SPL Token by default. */
  tokenProgram?: Address;
}

/** The token program of a mint. */
export const tokenProgramOf = ({ tokenProgram }: Pick<MintInput, 'tokenProgram'>): PublicKey =>
  toPublicKey(tokenProgram ?? TOKEN_PROGRAM_ID, 'tokenProgram');

/**
 * The associated token account of a wallet, which may also be the address of a program's account.
 *
 * @example
 * const destination = associatedTokenAccount(wallet, { mint });
 */
export const associatedTokenAccount = (wallet: Address, mint: MintInput): PublicKey =>
  getAssociatedTokenAddressSync(
    toPublicKey(mint.mint, 'mint'),
    toPublicKey(wallet, 'wallet'),
    true,
    tokenProgramOf(mint),
  );

/** A token account that was named, or else the associated one of a wallet. */
export const tokenAccountOf = (named: Address | undefined, wallet: Address, mint: MintInput): PublicKey =>
  named === undefined ? associatedTokenAccount(wallet, mint) : toPublicKey(named, 'token account');
