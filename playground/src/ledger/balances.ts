import { fromBaseUnits } from '@co-staking/sdk';
import type { AccountState } from '@co-staking/sdk/testing';
import { AccountLayout, MintLayout, TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import type { PublicKey } from '@solana/web3.js';

import type { ReadAccount } from './accountKeys';

/** An amount of tokens as an RPC shows it. */
export interface UiTokenAmount {
  amount: string;
  decimals: number;
  uiAmount: number | null;
  uiAmountString: string;
}

/** A line of `preTokenBalances` or `postTokenBalances`. */
export interface TokenBalance {
  accountIndex: number;
  mint: string;
  owner: string;
  programId: string;
  uiTokenAmount: UiTokenAmount;
}

export const isTokenProgram = (program: PublicKey): boolean =>
  program.equals(TOKEN_PROGRAM_ID) || program.equals(TOKEN_2022_PROGRAM_ID);

/** A token account's fields; `null` for any other account. */
export function tokenAccount({ data, owner }: AccountState) {
  if (!isTokenProgram(owner) || data.length < AccountLayout.span) return null;
  const account = AccountLayout.decode(data.subarray(0, AccountLayout.span));
  return account.state === 0 ? null : account;
}

/** A mint's fields; `null` for any other account. */
export function mintAccount(state: AccountState | null) {
  if (!state || !isTokenProgram(state.owner) || state.data.length < MintLayout.span) return null;
  return MintLayout.decode(state.data.subarray(0, MintLayout.span));
}

/** An amount with the decimals of its mint. */
export function uiTokenAmount(amount: bigint, decimals: number): UiTokenAmount {
  const uiAmountString = fromBaseUnits(amount, decimals);
  return { amount: amount.toString(), decimals, uiAmount: Number(uiAmountString), uiAmountString };
}

/** Balances of the token accounts among the accounts of a transaction; `read` finds their mints. */
export function tokenBalances(states: (AccountState | null)[], read: ReadAccount): TokenBalance[] {
  return states.flatMap((state, accountIndex) => {
    const account = state && tokenAccount(state);
    const mint = account && mintAccount(read(account.mint));
    if (!state || !account || !mint) return [];
    return {
      accountIndex,
      mint: account.mint.toBase58(),
      owner: account.owner.toBase58(),
      programId: state.owner.toBase58(),
      uiTokenAmount: uiTokenAmount(account.amount, mint.decimals),
    };
  });
}
