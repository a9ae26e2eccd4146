import type { Config, Device, Offer } from '../accounts';

/** The accounts that an offer's Action is about, of one moment. */
export interface OfferSubject {
  config: Config;
  device: Device;
  offer: Offer;
}

/** How an Action is shown. */
export interface ActionLook {
  /** Absolute URL of an image. */
  icon: string;
  /** Symbol of the token; `tokens` by default. */
  symbol?: string;
}
