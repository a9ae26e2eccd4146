import type { PublicKey } from '@solana/web3.js';

import { accountKind } from './reader';

/** Marker that makes a wallet belong to exactly one participant. */
export interface WalletLink {
  address: PublicKey;
  version: number;
  bump: number;
  wallet: PublicKey;
  participant: PublicKey;
  rentPayer: PublicKey;
}

const kind = accountKind<WalletLink>('WalletLink', (fields) => fields as unknown as WalletLink);

/** Decodes a wallet's link. @throws AccountNotFoundError where the data are something else */
export const decodeWalletLink = kind.decode;

/** Fetches a wallet's link. @throws AccountNotFoundError where there is none, or another program's */
export const fetchWalletLink = kind.fetch;

/** Fetches a wallet's link; `null` where there is no account. @throws AccountNotFoundError where it is another kind */
export const fetchWalletLinkNullable = kind.fetchNullable;
