import type { PublicKey } from '@solana/web3.js';

import { Participant as layout } from '../generated/accounts';
import { accountKind } from './kind';
import { decoderOf, fetcherOf, nullableFetcherOf } from './reader';

/** The *account* of the product: one person or company with up to ten wallets. */
export interface Participant {
  address: PublicKey;
  version: number;
  bump: number;
  /** Whether the registrar attested that the wallets belong to one account. */
  attested: boolean;
  /** Claims held at present. */
  activeClaims: number;
  /** A wallet's own key if self-opened, else an id that the registrar chose. */
  id: Uint8Array;
  rentPayer: PublicKey;
  /** The linked wallets, without free places. */
  wallets: PublicKey[];
}

interface Stored extends Participant {
  walletCount: number;
}

/** Layout and decoder. */
export const participantKind = /* @__PURE__ */ accountKind<Participant>(
  layout,
  { attested: (value: number) => value === 1 },
  (fields) => {
    const { walletCount, ...participant } = fields as Stored;
    return { ...participant, wallets: participant.wallets.slice(0, walletCount) };
  },
);

/**
 * Decodes a participant.
 *
 * @throws AccountNotFoundError if the data are something else
 *
 * @example
 * connection.onAccountChange(address, ({ data }) => console.log(decodeParticipant(address, data)));
 */
export const decodeParticipant = /* @__PURE__ */ decoderOf(participantKind);

/**
 * Fetches a participant.
 *
 * @throws AccountNotFoundError if there is none, or another program's
 *
 * @example
 * const found = await fetchParticipant(connection, findParticipantPda({ id: wallet })[0]);
 */
export const fetchParticipant = /* @__PURE__ */ fetcherOf(participantKind);

/**
 * Fetches a participant; `null` if there is no account.
 *
 * @throws AccountNotFoundError if it is another kind
 *
 * @example
 * const found = await fetchParticipantNullable(connection, findParticipantPda({ id: wallet })[0]);
 */
export const fetchParticipantNullable = /* @__PURE__ */ nullableFetcherOf(participantKind);
