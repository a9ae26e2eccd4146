import { AccountLayout } from '@solana/spl-token';

import {
  fetchParticipantNullable,
  fetchWalletLinkNullable,
  type AccountReader,
  type Config,
  type FetchOptions,
} from '../accounts';
import { toPublicKey, type Address } from '../address';
import { findWalletLinkPda } from '../pda';
import { associatedTokenAccount } from '../tokenAccounts';
import type { Viewer } from '../why';

/**
 * Fetches what a wallet would accept an offer with: the account it belongs to, and the base units in its
 * associated token account. Both are `null` where they do not exist. Three reads at most.
 *
 * @param reader - a web3.js `Connection`, or whatever answers like one
 * @param config - mint and token program, such as the program's configuration
 * @throws AccountNotFoundError where an account is something else; TypeError where `wallet` is not an address;
 * whatever the reader throws
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
  const address = toPublicKey(wallet, 'wallet');
  const [linkAddress] = findWalletLinkPda({ wallet: address, ...options });
  const [link, tokens] = await Promise.all([
    fetchWalletLinkNullable(reader, linkAddress, options),
    reader.getAccountInfo(associatedTokenAccount(address, config)),
  ]);
  const participant = link && (await fetchParticipantNullable(reader, link.participant, options));
  return { wallet: address, participant, balance: tokens && AccountLayout.decode(tokens.data).amount };
}
