import type { PublicKey } from '@solana/web3.js';

import { accountKind } from './reader';

/** The *account* of the product: one person or company with up to ten wallets. */
export interface Participant {
  address: PublicKey;
  version: number;
  bump: number;
  /** Whether the registrar attested that the wallets belong to one account. */
  attested: boolean;
  /** Claims held at present. */
  activeClaims: number;
  /** A wallet's own key where self-opened, else an id that the registrar chose. */
  id: Uint8Array;
  rentPayer: PublicKey;
  /** The linked wallets, without free places. */
  wallets: PublicKey[];
}

interface Stored extends Omit<Participant, 'attested'> {
  attested: number;
  walletCount: number;
}

const kind = accountKind<Participant>('Participant', (fields) => {
  const { walletCount, ...stored } = fields as unknown as Stored;
  return { ...stored, attested: stored.attested === 1, wallets: stored.wallets.slice(0, walletCount) };
});

/** Decodes a participant. @throws AccountNotFoundError where the data are something else */
export const decodeParticipant = kind.decode;

/** Fetches a participant. @throws AccountNotFoundError where there is none, or another program's */
export const fetchParticipant = kind.fetch;

/** Fetches a participant; `null` where there is no account. @throws AccountNotFoundError where it is another kind */
export const fetchParticipantNullable = kind.fetchNullable;
