import type { PublicKey } from '@solana/web3.js';

import { deviceKind, type Device } from '../../accounts/device';
import type { AccountKind } from '../../accounts/kind';
import { offerKind } from '../../accounts/offer';
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

/** A device that was found. */
interface Listed {
  found: FoundAccount;
  /** Whether `shared` has been worked out. */
  known: boolean;
  /** What a column says of the device for all of its offers. */
  shared: unknown;
}

/** For projections that look at no device. */
const NO_DEVICE = undefined as never as Device;

/** Open offers. Of them and their devices only those fields are there that a projection names. */
export interface Candidates {
  /** Those that meet every condition, one at a time, with what the column says of them: of a hundred thousand there may be few. */
  each<K>(
    conditions: readonly Projection<boolean>[],
    column: Projection<K>,
    context: ListingContext,
    act: (offer: FoundAccount, key: K) => void,
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
  ): Map<AddressText, Listed> | null {
    if (!devices) return null;
    const byAddress = new Map<AddressText, Listed>();
    for (const found of devices.found) {
      const meets = (condition: Projection<boolean>): boolean =>
        condition.of(undefined as never, devices.windowOf(found.data), context, undefined);
      if (conditions.length === 0 || conditions.every(meets))
        byAddress.set(addressText(found.address.toBuffer()), { found, known: false, shared: undefined });
    }
    return byAddress;
  }

  return {
    deviceOf,
    each(conditions, column, context, act) {
      const ofDevice = conditions.filter(({ offer }) => offer.length === 0);
      const ofOffer = conditions.filter(({ device }) => device.length === 0);
      const byAddress = devicesBy(ofDevice, context);
      /** What the column says of a device, worked out for its first offer. */
      const sharedOf = (device: Listed): unknown => {
        if (!device.known) {
          device.known = true;
          device.shared = column.before!(windowOf(device), context);
        }
        return device.shared;
      };
      const windowOf = ({ found }: Listed): Device => devices!.windowOf(found.data, found.address);
      for (const found of offers.found) {
        const part = offers.windowOf(found.data);
        if (
          ofOffer.length > 0 &&
          !ofOffer.every((condition) => condition.of(part, NO_DEVICE, context, undefined))
        )
          continue;
        const device = byAddress?.get(deviceOf(found));
        if (byAddress && !device) continue;
        if (!device || column.device.length === 0) act(found, column.of(part, NO_DEVICE, context, undefined));
        else if (column.before) act(found, column.of(part, NO_DEVICE, context, sharedOf(device)));
        else act(found, column.of(part, windowOf(device), context, undefined));
      }
    },
  };
}
