import type { PublicKey } from '@solana/web3.js';

import { accountKind } from './kind';
import { fetchersOf } from './reader';

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

interface Stored extends Participant {
  walletCount: number;
}

/** Layout and decoder. */
export const participantKind = accountKind<Participant>(
  'Participant',
  { attested: (value: number) => value === 1 },
  (fields) => {
    const { walletCount, ...participant } = fields as Stored;
    return { ...participant, wallets: participant.wallets.slice(0, walletCount) };
  },
);

const fetchers = fetchersOf(participantKind);

/** Decodes a participant. @throws AccountNotFoundError where the data are something else */
export const decodeParticipant = participantKind.decode;

/** Fetches a participant. @throws AccountNotFoundError where there is none, or another program's */
export const fetchParticipant = fetchers.fetch;

/** Fetches a participant; `null` where there is no account. @throws AccountNotFoundError where it is another kind */
export const fetchParticipantNullable = fetchers.fetchNullable;
