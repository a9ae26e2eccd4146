import {
  fetchConfig,
  fetchDevice,
  fetchMultipleOffers,
  fetchNow,
  fetchOfferNullable,
  findConfigPda,
  findOfferPda,
  SlotState,
  type Device,
  type Offer,
  type Subject,
} from '@co-staking/sdk';

import { setChainNow } from '../chain/clock';
import { source } from '../chain/connection';

/** A subject with its offer and all offers of its device. */
export type OfferSubject = Subject & { offer: Offer; offers: Offer[] };

/** The offers in the slots of a device. */
export async function offersOf(device: Device): Promise<Offer[]> {
  const addresses = device.slots
    .filter(({ state }) => state !== SlotState.Empty)
    .map(({ nonce }) => findOfferPda({ device: device.address, nonce })[0]);
  if (addresses.length === 0) return [];
  return (await fetchMultipleOffers(source, addresses)).filter((offer) => offer !== null);
}

/** Reads an offer with everything that decides about it; `null` if there is none at this address. */
export async function loadOffer(address: string): Promise<OfferSubject | null> {
  const [now, config, offer] = await Promise.all([
    fetchNow(source),
    fetchConfig(source, findConfigPda()[0]),
    fetchOfferNullable(source, address),
  ]);
  setChainNow(now);
  if (!offer) return null;
  const device = await fetchDevice(source, offer.device);
  return { config, device, offer, offers: await offersOf(device) };
}
