import { SYSVAR_CLOCK_PUBKEY } from '@solana/web3.js';

import type { Config } from '../accounts/config';
import { fetchParticipantNullable } from '../accounts/participant';
import { checkFetchOptions, type AccountReader, type FetchOptions } from '../accounts/reader';
import { fetchWalletLinkNullable } from '../accounts/walletLink';
import { toPublicKey, type Address } from '../address';
import { viewOf } from '../codec';
import { findParticipantPda, findWalletLinkPda } from '../pda';
import type { Viewer } from '../refusals/types';
import { associatedTokenAccount } from '../tokenAccounts';

/** Place of the amount in a token account, of either token program. */
const AMOUNT_AT = 64;
/** Place of the unix second in the clock of the chain. */
const UNIX_SECOND_AT = 32;

/** Base units in a token account; `null` if the data are not one. */
const amountOf = (data: Uint8Array): bigint | null =>
  data.length < AMOUNT_AT + 8 ? null : viewOf(data).getBigUint64(AMOUNT_AT, true);

/**
 * Fetches what a wallet would act with: the account it belongs to, else the one that it has opened itself, its link,
 * and the base units in its associated token account. Each is `null` if it does not exist. Three reads at most.
 *
 * @param reader - a web3.js `Connection`, or whatever answers like one
 * @param config - mint and token program, such as the program's configuration
 * @throws AccountNotFoundError if an account is something else; TypeError if `wallet` is not an address;
 * what the reader throws
 *
 * @example
 * const viewer = await fetchViewer(connection, wallet, config);
 * const holds = viewer.balance ?? 0n; // base units
 */
export async function fetchViewer(
  reader: AccountReader,
  wallet: Address,
  config: Pick<Config, 'mint' | 'tokenProgram'>,
  options: FetchOptions = {},
): Promise<Viewer> {
  checkFetchOptions('fetchViewer', options);
  const address = toPublicKey(wallet, 'wallet');
  const [linkAddress] = findWalletLinkPda({ wallet: address, ...options });
  const [own] = findParticipantPda({ id: address, ...options });
  const [walletLink, tokens] = await Promise.all([
    fetchWalletLinkNullable(reader, linkAddress, options),
    reader.getAccountInfo(associatedTokenAccount(address, config)),
  ]);
  const participant = await fetchParticipantNullable(reader, walletLink?.participant ?? own, options);
  return { wallet: address, participant, balance: tokens && amountOf(tokens.data), walletLink };
}

/**
 * The chain's clock, unix seconds: what the program compares every date with. It may lag behind the clock on the wall.
 *
 * @throws Error if the reader has no clock; what the reader throws
 *
 * @example
 * const now = await fetchNow(connection);
 */
export async function fetchNow(reader: AccountReader): Promise<bigint> {
  const clock = await reader.getAccountInfo(SYSVAR_CLOCK_PUBKEY);
  if (!clock) throw new Error('this connection cannot read the chain’s clock');
  return viewOf(clock.data).getBigInt64(UNIX_SECOND_AT, true);
}
