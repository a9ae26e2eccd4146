import { PublicKey } from '@solana/web3.js';

import { acceptanceOf } from '../../quotes/acceptance';
import { deviceKind, type Device } from '../../accounts/device';
import { offerKind, type Offer } from '../../accounts/offer';
import { decodeOwnedPart } from '../../accounts/reader';
import { OfferState } from '../../accounts/states';
import type { ProgramErrorCode } from '../../errors';
import { offerTerms, type OfferTerms } from '../../quotes/offerTerms';
import { hardwareAt } from '../../quotes/position';
import type { DeviceRisk } from '../../quotes/risk';
import { riskTermsAt, riskUnder, type RiskTerms } from '../../quotes/riskTerms';
import { readMultiple } from '../fetchMultiple';
import type { AccountSource } from '../source';
import { addressBytes, type AddressText } from './candidates';
import { estimated, shareOf } from './estimate';
import type { ListingContext } from './query';

/**
 * One open offer as a marketplace shows it, with the terms that an acceptance has to name and the risk of its device. It
 * says nothing of the owner: no wallet, no account. `waitSeconds` is also how long the owner is committed after an
 * acceptance.
 */
export interface MarketplaceRow extends OfferTerms, DeviceRisk {
  /** Address of the offer. */
  offer: PublicKey;
  /** Address of the device. */
  device: PublicKey;
  /** UUID of the device. */
  deviceId: string;
  model: string;
  cards: number;
  /** Connectivity tier. */
  tier: number;
  /** Minimum stake of the device in force, base units. */
  minimum: bigint;
  /** Reliability, whole percent; `null` while unknown. */
  reliability: number | null;
  /** Estimate of what the co-staker would be paid in a week, base units; `null` while unknown. */
  rewardsPerWeek: bigint | null;
  /** Second from which the offer can no longer be accepted; zero for never. */
  expiresAt: bigint;
  /**
   * Base units by which the device will miss its minimum after an acceptance, when everything under way has happened: an
   * acceptance has to allow it. Zero if nothing will be missing.
   */
  shortfall: bigint;
  /** Whether it is kept for one wallet. */
  reserved: boolean;
  /** Whether anyone could accept it; see `refusal`. */
  acceptable: boolean;
  /** Why no one could, by the name of the program's error; `null` if someone can. */
  refusal: ProgramErrorCode | null;
}

/** What a row is made of: other fields are not decoded, the owner's among them. */
const OFFER_FIELDS = [
  'state',
  'amount',
  'shareBps',
  'waitSeconds',
  'cooldownSeconds',
  'createdAt',
  'expiresAt',
] as const satisfies readonly (keyof Offer)[];
const DEVICE_FIELDS = [
  'id',
  'model',
  'tier',
  'status',
  'reliabilityScore',
  'hardware',
  'announced',
  'announcedFrom',
  'registeredAt',
  'terminatedAt',
  'noticeGivenAt',
  'ownerStake',
  'ownerFrozen',
  'ownerCooldownEndsAt',
  'rewards',
  'slots',
  'openCases',
  'bucket',
  'slashTaken',
] as const satisfies readonly (keyof Device)[];

type OfferPart = Pick<Offer, 'address' | (typeof OFFER_FIELDS)[number]>;
type DevicePart = Pick<Device, 'address' | (typeof DEVICE_FIELDS)[number]>;

/** Whether an offer is kept for one wallet. As a public key, the wallet costs more to decode than all the rest. */
function isReserved(data: Uint8Array): boolean {
  const { offset, codec } = offerKind.field('counterparty');
  return data.subarray(offset, offset + codec.size).some((byte) => byte !== 0);
}

/** The context of a page, with what it says of every device. */
interface PageContext extends ListingContext {
  terms: RiskTerms;
}

function rowOf(
  offer: OfferPart,
  reserved: boolean,
  device: DevicePart,
  context: PageContext,
): MarketplaceRow {
  const { at, config, terms, estimate } = context;
  const { cards, minimum } = hardwareAt(device, at);
  const { refusal, shortfall } = acceptanceOf(offer, device, config, at);
  return {
    offer: offer.address,
    device: device.address,
    deviceId: device.id,
    model: device.model,
    cards,
    tier: device.tier,
    minimum,
    reliability: device.reliabilityScore,
    rewardsPerWeek: shareOf(estimated(estimate, device, at), offer.shareBps),
    ...offerTerms(offer),
    ...riskUnder(terms, device, at),
    expiresAt: offer.expiresAt,
    shortfall,
    reserved,
    acceptable: refusal === null,
    refusal,
  };
}

/** Reads offers and their devices whole. Those that are no longer open are left out. */
export async function readRows(
  source: AccountSource,
  programId: PublicKey,
  entries: readonly { address: PublicKey; device: AddressText }[],
  context: ListingContext,
): Promise<MarketplaceRow[]> {
  const deviceTexts = [...new Set(entries.map(({ device }) => device))];
  const addresses = [
    ...entries.map(({ address }) => address),
    ...deviceTexts.map((text) => new PublicKey(addressBytes(text))),
  ];
  const accounts = await readMultiple(source, addresses);
  const pageContext = { ...context, terms: riskTermsAt(context.config, context.at) };
  const offerOf = decodeOwnedPart(offerKind, OFFER_FIELDS, { programId });
  const deviceOf = decodeOwnedPart(deviceKind, DEVICE_FIELDS, { programId });
  const devices = new Map(
    deviceTexts.map((text, index) => {
      const place = entries.length + index;
      const account = accounts[place];
      const key = addresses[place]!;
      return [text, account ? deviceOf(key, account) : null];
    }),
  );
  return entries.flatMap(({ address, device: text }, index) => {
    const account = accounts[index];
    const device = devices.get(text);
    if (!account || !device) return [];
    const offer = offerOf(address, account);
    return offer.state === OfferState.Open
      ? [rowOf(offer, isReserved(account.data), device, pageContext)]
      : [];
  });
}
