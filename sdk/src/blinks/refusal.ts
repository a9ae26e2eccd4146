import { PublicKey } from '@solana/web3.js';

import { actionState } from '../actions';
import { openedAccount } from '../actions/openings';
import type { Viewer } from '../refusals';
import type { OfferSubject } from './subject';

/** Someone whom nothing but the offer and its device can stop. */
function anybody({ offer }: OfferSubject): Viewer {
  const wallet = offer.counterparty.equals(PublicKey.default) ? new PublicKey(1) : offer.counterparty;
  return { wallet, participant: openedAccount(wallet, true), balance: offer.amount };
}

/**
 * Why an offer cannot be accepted now, in product words; `null` if it can. Without a viewer only what
 * concerns everyone is looked at.
 */
export const refusalWords = (subject: OfferSubject, now: bigint, viewer?: Viewer): string | null =>
  actionState('acceptOffer', subject, viewer ?? anybody(subject), now).refusal?.message ?? null;
