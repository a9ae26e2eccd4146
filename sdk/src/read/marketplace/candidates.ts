import type { PublicKey } from '@solana/web3.js';

import { deviceKind, type Device } from '../../accounts/device';
import type { AccountKind } from '../../accounts/kind';
import { offerKind, type Offer } from '../../accounts/offer';
import { OfferState } from '../../accounts/states';
import { web3Buffer } from '../../buffer';
import { findDevicePda } from '../../pda';
import { isKind, memcmpsOf, type Memcmp } from '../filters';
import { DEVICE_FIELDS, OFFER_FIELDS } from '../find';
import type { AccountSource } from '../source';
import type { Lens, MarketplaceFilter } from './question';

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

/** Open offers. Of them and their devices only those fields are there that a lens names. */
export interface Candidates {
  /** One at a time: of a hundred thousand a filter may leave few. `data` is the slice that `deviceOf` takes. */
  each(act: (address: PublicKey, data: Uint8Array, offerPart: Offer, devicePart: Device) => void): void;
  /** The device of an offer: not made for all of them, because a page needs few. */
  deviceOf(data: Uint8Array): AddressText;
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
  return { found, start: dataSlice.offset, partOf: kind.partOf(fields, dataSlice.offset) };
}

type DeviceParts = Map<AddressText, () => Device>;

async function readDevices(
  source: AccountSource,
  programId: PublicKey,
  fields: readonly (keyof Device & string)[],
  { model, deviceId: id }: MarketplaceFilter,
): Promise<DeviceParts> {
  const conditions = memcmpsOf(deviceKind, DEVICE_FIELDS, { model, id });
  const { found, partOf } = await readSlices(source, programId, deviceKind, fields, conditions);
  return new Map(
    found.map(({ address, data }) => {
      let part: Device | undefined;
      // Decoded when it is first asked for: a filter may leave few.
      return [addressText(address.toBuffer()), () => (part ??= { ...(partOf(data) as Device), address })];
    }),
  );
}

const unique = <T>(items: T[]): T[] => [...new Set(items)];

/** Reads the fields that the lenses need of all open offers on the devices of a filter. */
export async function readCandidates(
  source: AccountSource,
  programId: PublicKey,
  filter: MarketplaceFilter,
  lenses: Lens<unknown>[],
): Promise<Candidates> {
  const { model, deviceId } = filter;
  const deviceFields = unique(lenses.flatMap(({ device }) => device));
  const offerFields = unique(lenses.flatMap(({ offer }) => offer));
  const device = deviceId === undefined ? undefined : findDevicePda({ id: deviceId, programId })[0];
  const conditions = memcmpsOf(offerKind, OFFER_FIELDS, { device, state: OfferState.Open });
  const devicesMatter = deviceFields.length > 0 || model !== undefined || deviceId !== undefined;

  const [offers, devices] = await Promise.all([
    // As a public key, a device costs more to decode than all the rest.
    readSlices(source, programId, offerKind, offerFields, conditions, ['device']),
    devicesMatter ? readDevices(source, programId, deviceFields, filter) : null,
  ]);
  const deviceAt = offerKind.field('device').offset - offers.start;
  const deviceOf = (data: Uint8Array): AddressText => addressText(data, deviceAt);
  return {
    deviceOf,
    each(act) {
      for (const { address, data } of offers.found) {
        const part = devices?.get(deviceOf(data));
        if (!devices || part) act(address, data, offers.partOf(data), part?.() as Device);
      }
    },
  };
}
