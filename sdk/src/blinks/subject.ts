import type { Config, Device, Offer } from '../accounts';

/** The accounts that an offer's Action is about, read at one moment. */
export interface OfferSubject {
  /** The program's configuration: mint, parameters, pause. */
  config: Config;
  /** The device of the offer. */
  device: Device;
  /** The offer; its terms are the ones that are accepted. */
  offer: Offer;
}

/** How an Action is shown. */
export interface ActionLook {
  /** Absolute URL of an image; it is passed on as it is. */
  icon: string;
  /** Symbol of the token, shown behind amounts; `tokens` by default. */
  symbol?: string;
}
