import type { Offer } from '../accounts';
import type { Subject } from './types';

/** All offers that a subject names, each once. */
export function offersOf({ offer, offers = [] }: Subject): readonly Offer[] {
  if (!offer || offers.some(({ nonce }) => nonce === offer.nonce)) return offers;
  return [...offers, offer];
}
