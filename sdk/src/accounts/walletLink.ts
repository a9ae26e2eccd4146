import type { PublicKey } from '@solana/web3.js';

import { accountKind } from './kind';
import { fetchersOf } from './reader';

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
export const walletLinkKind = accountKind<WalletLink>('WalletLink');

const fetchers = fetchersOf(walletLinkKind);

/** Decodes a wallet's link. @throws AccountNotFoundError where the data are something else */
export const decodeWalletLink = walletLinkKind.decode;

/** Fetches a wallet's link. @throws AccountNotFoundError where there is none, or another program's */
export const fetchWalletLink = fetchers.fetch;

/** Fetches a wallet's link; `null` where there is no account. @throws AccountNotFoundError where it is another kind */
export const fetchWalletLinkNullable = fetchers.fetchNullable;
