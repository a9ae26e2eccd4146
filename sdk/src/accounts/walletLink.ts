import type { PublicKey } from '@solana/web3.js';

import { WalletLink as layout } from '../generated/accounts';
import { accountKind } from './kind';
import { decoderOf, fetcherOf, nullableFetcherOf } from './reader';

/** Marker that makes a wallet belong to exactly one participant. */
export interface WalletLink {
  address: PublicKey;
  version: number;
  bump: number;
  wallet: PublicKey;
  participant: PublicKey;
  rentPayer: PublicKey;
}

/** Layout and decoder. */
export const walletLinkKind = /* @__PURE__ */ accountKind<WalletLink>(layout);

/**
 * Decodes a wallet's link.
 *
 * @throws AccountNotFoundError if the data are something else
 *
 * @example
 * connection.onAccountChange(address, ({ data }) => console.log(decodeWalletLink(address, data)));
 */
export const decodeWalletLink = /* @__PURE__ */ decoderOf(walletLinkKind);

/**
 * Fetches a wallet's link.
 *
 * @throws AccountNotFoundError if there is none, or another program's
 *
 * @example
 * const found = await fetchWalletLink(connection, findWalletLinkPda({ wallet })[0]);
 */
export const fetchWalletLink = /* @__PURE__ */ fetcherOf(walletLinkKind);

/**
 * Fetches a wallet's link; `null` if there is no account.
 *
 * @throws AccountNotFoundError if it is another kind
 *
 * @example
 * const found = await fetchWalletLinkNullable(connection, findWalletLinkPda({ wallet })[0]);
 */
export const fetchWalletLinkNullable = /* @__PURE__ */ nullableFetcherOf(walletLinkKind);
