import type { PublicKey } from '@solana/web3.js';

import type { Config, Device, Offer, Participant } from '../accounts';

/** The accounts that an offer's Action is about, of one moment. */
export interface OfferSubject {
  config: Config;
  device: Device;
  offer: Offer;
}

/** Whoever would accept. */
export interface Viewer {
  wallet: PublicKey;
  /** The account the wallet belongs to; `null` where there is none. */
  participant: Participant | null;
  /** Base units in the wallet's associated token account; `null` where it has none. */
  balance: bigint | null;
}

/** How an Action is shown. */
export interface ActionLook {
  /** Absolute URL of an image. */
  icon: string;
  /** Symbol of the token; `tokens` by default. */
  symbol?: string;
}
