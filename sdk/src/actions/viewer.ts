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
 * Fetches what a wallet would accept an offer with: the account it belongs to, and its tokens.
 *
 * @throws AccountNotFoundError where an account is something else
 *
 * @example
 * const viewer = await fetchViewer(connection, wallet, config);
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
