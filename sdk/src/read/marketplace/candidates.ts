import type { PublicKey } from '@solana/web3.js';

import { deviceKind, type Device } from '../../accounts/device';
import type { AccountKind } from '../../accounts/kind';
import { offerKind, type Offer } from '../../accounts/offer';
import { OfferState } from '../../accounts/states';
import { web3Buffer } from '../../buffer';
import { findDevicePda } from '../../pda';
import { isKind, memcmpsOf, type Memcmp } from '../filters';
import { DEVICE_FIELDS, OFFER_FIELDS } from '../find';
import type { AccountSource, FoundAccount } from '../source';
import type { Projection, MarketplaceFilter, ListingContext } from './query';

/** An address as text to look it up by: several times faster than base58. */
export type AddressText = string;

const ADDRESS_BYTES = 32;

/** The address in bytes at an offset. */
export const addressText = (bytes: Uint8Array, offset = 0): AddressText =>
  (web3Buffer().isBuffer(bytes)
    ? bytes
    : web3Buffer().from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.length)
  ).toString('latin1', offset, offset + ADDRESS_BYTES);

/** The bytes of an address. */
export const addressBytes = (text: AddressText): Uint8Array => web3Buffer().from(text, 'latin1');

/** Open offers. Of them and their devices only those fields are there that a projection names. */
export interface Candidates {
  /**
   * Those that meet every condition, one at a time: of a hundred thousand there may be few. The parts are only good for the
   * call.
   */
  each(
    conditions: readonly Projection<boolean>[],
    context: ListingContext,
    act: (offer: FoundAccount, offerPart: Offer, devicePart: Device) => void,
  ): void;
  /** The device of an offer that `each` gave: not made for all of them, because a page needs few. */
  deviceOf(offer: FoundAccount): AddressText;
}

/** Of every account that meets the conditions, no more than the slice that holds the fields. Some are sliced, not decoded. */
async function readSlices<T, K extends keyof T & string>(
  source: AccountSource,
  programId: PublicKey,
  kind: AccountKind<T>,
  fields: readonly K[],
  conditions: Memcmp[],
  alsoSliced: readonly (keyof T & string)[] = [],
) {
  const dataSlice = kind.sliceOf([...fields, ...alsoSliced]);
  const filters = [isKind(kind), ...conditions];
  const found = await source.getProgramAccounts(programId, { filters, dataSlice });
  const start = dataSlice.offset;
  return { found, start, windowOf: kind.windowOf(fields, start) };
}

const unique = <T>(items: T[]): T[] => [...new Set(items)];

/** Reads the fields that the projections need of all open offers on the devices of a filter. */
export async function readCandidates(
  source: AccountSource,
  programId: PublicKey,
  filter: MarketplaceFilter,
  projections: Projection<unknown>[],
): Promise<Candidates> {
  const { model, deviceId } = filter;
  const deviceFields = unique(projections.flatMap(({ device }) => device));
  const offerFields = unique(projections.flatMap(({ offer }) => offer));
  const device = deviceId === undefined ? undefined : findDevicePda({ id: deviceId, programId })[0];
  const conditions = memcmpsOf(offerKind, OFFER_FIELDS, { device, state: OfferState.Open });
  // For its id alone, the device is not read: the address of an id is known.
  const devicesMatter = deviceFields.length > 0 || model !== undefined;

  const [offers, devices] = await Promise.all([
    // As a public key, a device costs more to decode than all the rest.
    readSlices(source, programId, offerKind, offerFields, conditions, ['device']),
    devicesMatter
      ? readSlices(
          source,
          programId,
          deviceKind,
          deviceFields,
          memcmpsOf(deviceKind, DEVICE_FIELDS, { model, id: deviceId }),
        )
      : null,
  ]);
  const deviceAt = offerKind.field('device').offset - offers.start;
  const deviceOf = ({ data }: FoundAccount): AddressText => addressText(data, deviceAt);

  /** Devices that meet the conditions on them alone. */
  function devicesBy(
    conditions: readonly Projection<boolean>[],
    context: ListingContext,
  ): Map<AddressText, FoundAccount> | null {
    if (!devices) return null;
    const byAddress = new Map<AddressText, FoundAccount>();
    for (const found of devices.found) {
      const meets = (condition: Projection<boolean>): boolean =>
        condition.of(undefined as never, devices.windowOf(found.data), context);
      if (conditions.every(meets)) byAddress.set(addressText(found.address.toBuffer()), found);
    }
    return byAddress;
  }

  return {
    deviceOf,
    each(conditions, context, act) {
      const ofDevice = conditions.filter(({ offer }) => offer.length === 0);
      const ofOffer = conditions.filter(({ device }) => device.length === 0);
      const byAddress = devicesBy(ofDevice, context);
      for (const found of offers.found) {
        const part = offers.windowOf(found.data);
        if (!ofOffer.every((condition) => condition.of(part, undefined as never, context))) continue;
        if (!byAddress) {
          act(found, part, undefined as never);
          continue;
        }
        const device = byAddress.get(deviceOf(found));
        if (device) act(found, part, devices!.windowOf(device.data, device.address));
      }
    },
  };
}
