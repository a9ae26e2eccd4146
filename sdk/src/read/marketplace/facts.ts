import type { DeviceFacts, OfferFacts } from '../../quotes/acceptance';
import type { OwnerCapFacts } from '../../quotes/slash';

/** The fields that the slice of an offer needs, for the acceptance rules to be asked on it. */
export const OFFER_FACTS: readonly (keyof OfferFacts)[] = ['state', 'expiresAt', 'amount', 'shareBps'];

/** The fields that the slice of a device needs for the same. */
export const DEVICE_FACTS: readonly (keyof DeviceFacts)[] = [
  'status',
  'hardware',
  'announced',
  'announcedFrom',
  'noticeGivenAt',
  'ownerStake',
  'ownerFrozen',
  'ownerCooldownEndsAt',
  'rewards',
  'slots',
];

/** The fields that the slice of a device needs for what is left of its owner's cap. */
export const OWNER_CAP_FACTS = [
  'ownerStake',
  'ownerFrozen',
  'bucket',
  'slashTaken',
] as const satisfies readonly (keyof OwnerCapFacts)[];
