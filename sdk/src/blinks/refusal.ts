import { PublicKey } from '@solana/web3.js';

import type { Participant } from '../accounts';
import { ACCOUNT_VERSION } from '../constants';
import { findParticipantPda } from '../pda';
import { actionState, type Viewer } from '../why';
import type { OfferSubject } from './subject';

/** The account that a wallet opens in the transaction by which it accepts. */
function opened(wallet: PublicKey, attested: boolean): Participant {
  const [address, bump] = findParticipantPda({ id: wallet });
  return {
    address,
    version: ACCOUNT_VERSION,
    bump,
    attested,
    activeClaims: 0,
    id: wallet.toBytes(),
    rentPayer: wallet,
    wallets: [wallet],
  };
}

/** Somebody whom nothing but the offer and its device can stop. */
function anybody({ offer }: OfferSubject): Viewer {
  const wallet = offer.counterparty.equals(PublicKey.default) ? new PublicKey(1) : offer.counterparty;
  return { wallet, participant: opened(wallet, true), balance: offer.amount };
}

/**
 * Why an offer cannot be accepted now, in product words; `null` where it can. Without a viewer only what
 * concerns everybody is looked at.
 */
export function acceptanceRefusal(subject: OfferSubject, now: bigint, viewer?: Viewer): string | null {
  const { wallet, participant, balance } = viewer ?? anybody(subject);
  const ready = { wallet, participant: participant ?? opened(wallet, false), balance };
  return actionState('acceptOffer', subject, ready, now).refusal?.message ?? null;
}
