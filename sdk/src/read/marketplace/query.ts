import type { Config } from '../../accounts/config';
import type { Device } from '../../accounts/device';
import type { Offer } from '../../accounts/offer';
import type { Address } from '../../address';
import type { Amount } from '../../amounts';
import type { SlashTermFields } from '../../quotes/slashTerms';
import type { WeeklyRewards } from './estimate';

/** Which offers to list. Every field given must be met. */
export interface MarketplaceFilter {
  /** Model of the device, the whole name. */
  model?: string;
  /** UUID of the device, text or 16 bytes. */
  deviceId?: string | Uint8Array;
  /** Least reward share, basis points. */
  minShareBps?: number;
  /** Least requested amount, base units. */
  minAmount?: Amount;
  /** Most requested amount, base units. */
  maxAmount?: Amount;
  /** Least reliability, whole percent; leaves out devices whose reliability is unknown. */
  minReliability?: number;
}

/** Columns of the marketplace. */
export type MarketplaceColumn =
  | 'model'
  | 'cards'
  | 'amount'
  | 'minimum'
  | 'shareBps'
  | 'reliability'
  | 'rewardsPerWeek'
  | 'openCases'
  | 'ownerCapLeft'
  | 'acceptable';

/** The order of the rows. Unknown values come last in both directions; equal ones by address. */
export interface MarketplaceSort {
  by: MarketplaceColumn;
  direction: 'ascending' | 'descending';
}

/** What is asked of a marketplace. */
export interface MarketplaceQuery {
  /** All open offers by default. */
  filter?: MarketplaceFilter;
  /** The highest reward share first by default. */
  sort?: MarketplaceSort;
  /** Unix seconds: everything is as of this moment. */
  now: bigint;
  /** Estimates a device's rewards in a week; `averageWeeklyRewards` by default. */
  estimate?: WeeklyRewards;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** By what offers are ordered: `null` is unknown. */
export type SortKey = bigint | number | string | null;

/** What keys and conditions receive in addition to the offer and its device. */
export interface ListingContext {
  at: bigint;
  estimate: WeeklyRewards;
  config: Pick<Config, 'pausedUntil'> & SlashTermFields;
}

type OfferField = keyof Offer & string;
type DeviceField = keyof Device & string;

/** A function of some fields of an offer and its device, which names them: no others are read for it. */
export interface Projection<R> {
  offer: readonly OfferField[];
  device: readonly DeviceField[];
  /** @param ofDevice - what `before` gave for the device, if there is a `before` */
  of(offer: Offer, device: Device, context: ListingContext, ofDevice: unknown): R;
  /** The part that the device alone decides: worked out once for all of its offers. */
  before?(device: Device, context: ListingContext): unknown;
}

/** Makes a projection of a device alone: its offers share it. */
export const deviceProjection = <R, D extends DeviceField>(
  device: readonly D[],
  before: (device: Pick<Device, D | 'address'>, context: ListingContext) => R,
): Projection<R> => ({ offer: [], device, before, of: (_offer, _device, _context, shared) => shared as R });

/** Makes a projection of an offer and of what its device alone decides: the device's other offers share that. */
export const sharedProjection = <R, S, O extends OfferField, D extends DeviceField>(
  offer: readonly O[],
  device: readonly D[],
  before: (device: Pick<Device, D | 'address'>, context: ListingContext) => S,
  of: (offer: Pick<Offer, O>, shared: S) => R,
): Projection<R> => ({
  offer,
  device,
  before,
  of: (part, _device, _context, shared) => of(part, shared as S),
});

/** Makes a projection, which sees only what it names, and the device's address. */
export const projection = <R, O extends OfferField = never, D extends DeviceField = never>(
  offer: readonly O[],
  device: readonly D[],
  of: (offer: Pick<Offer, O>, device: Pick<Device, D | 'address'>, context: ListingContext) => R,
): Projection<R> => ({ offer, device, of });
