import type { Offer } from '../accounts/offer';

/** The terms of an offer, as an acceptance has to name them. */
export type OfferTerms = Pick<Offer, 'amount' | 'shareBps' | 'waitSeconds' | 'cooldownSeconds' | 'createdAt'>;

/**
 * The terms to spread into `acceptOffer`. Take them from the offer that the co-staker has seen, not from
 * one fetched while signing.
 *
 * @param offer - an offer, or a row of the marketplace
 *
 * @example
 * instructions.acceptOffer({ coStaker, participant, device, offer, ...offerTerms(shownOffer), mint });
 */
export function offerTerms(offer: OfferTerms): OfferTerms {
  const { amount, shareBps, waitSeconds, cooldownSeconds, createdAt } = offer;
  return { amount, shareBps, waitSeconds, cooldownSeconds, createdAt };
}
