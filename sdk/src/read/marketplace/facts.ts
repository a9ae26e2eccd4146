import type { DeviceFacts, OfferFacts } from '../../quotes/acceptance';

/** The fields that the slice of an offer needs, for the acceptance rules to be asked on it. */
export const OFFER_FACTS: readonly (keyof OfferFacts)[] = ['state', 'expiresAt', 'amount', 'shareBps'];

/** The fields that the slice of a device needs for the same. */
export const DEVICE_FACTS: readonly (keyof DeviceFacts)[] = [
  'status',
  'hardware',
  'announced',
  'announcedFrom',
  'ownerStake',
  'ownerCooldownEndsAt',
  'rewards',
  'slots',
];
