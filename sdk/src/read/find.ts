import { deviceKind } from '../accounts/device';
import type { AccountKind } from '../accounts/kind';
import { offerKind } from '../accounts/offer';
import { participantKind, type Participant } from '../accounts/participant';
import { checkFetchOptions, type FetchOptions } from '../accounts/reader';
import { slashCaseKind, type SlashCase } from '../accounts/slashCase';
import type { CaseState, DeviceStatus, OfferState, SlashReason } from '../accounts/states';
import { textToPadded } from '../accounts/text';
import { walletLinkKind, type WalletLink } from '../accounts/walletLink';
import { toPublicKey, type Address } from '../address';
import { sameBytes } from '../codec';
import { checkObject } from '../codec/fields';
import { participantIdToBytes } from '../pda';
import { PROGRAM_ID } from '../programId';
import { uuidToBytes } from '../uuid';
import { isKind, memcmpsOf, type Stored } from './filters';
import { requireSetUp } from './setUp';
import type { AccountSource } from './source';

/** Conditions an RPC node takes at a time, the kind among them. */
const MOST_CONDITIONS = 4;

/**
 * Finds all accounts of one kind that meet every field of the filter; an empty filter finds all.
 *
 * @throws ProgramNotSetUpError if there is none because the program is not on this cluster; SearchRefusedError if the RPC
 * node does not search; TypeError without a filter, and for an unknown or malformed field of it
 */
export type Find<T, F> = (source: AccountSource, filter: F, options?: FetchOptions) => Promise<T[]>;

const finder =
  <T, F extends { [K in keyof F]?: unknown }>(kind: AccountKind<T>, stored: Stored<F>): Find<T, F> =>
  async (source, filter, options = {}) => {
    checkObject(`find${kind.name}s`, filter, 'a filter; {} finds all');
    checkFetchOptions(`find${kind.name}s`, options);
    const { programId = PROGRAM_ID } = options;
    const conditions = memcmpsOf(kind, stored, filter);
    const program = toPublicKey(programId, 'programId');
    const found = await source.getProgramAccounts(program, {
      filters: [isKind(kind), ...conditions].slice(0, MOST_CONDITIONS),
    });
    // Nothing is also what a cluster without the program has.
    if (found.length === 0) await requireSetUp(source, program);
    // Here too, because there may be more conditions than a node takes.
    const meets = (data: Uint8Array): boolean =>
      conditions.every(({ memcmp }) => sameBytes(data, memcmp.offset, memcmp.bytes));
    return found.filter(({ data }) => meets(data)).map(({ address, data }) => kind.decode(address, data));
  };

const asIs = (value: unknown): unknown => value;

/** What devices can be found by. */
export interface DeviceFilter {
  /** UUID, text or 16 bytes. */
  id?: string | Uint8Array;
  /** Model, the whole name. */
  model?: string;
  /** Owner's wallet. */
  owner?: Address;
  /** Owner's account. */
  participant?: Address;
  /** Operational status. */
  status?: DeviceStatus;
  /** Connectivity tier. */
  tier?: number;
}

/** How a device stores what it can be found by. */
export const DEVICE_FIELDS: Stored<DeviceFilter> = {
  id: uuidToBytes,
  model: (value) => textToPadded(value, deviceKind.field('model').codec.size, 'model'),
  owner: asIs,
  participant: asIs,
  status: asIs,
  tier: asIs,
};

/**
 * Finds devices.
 *
 * @throws TypeError for an unknown or malformed field of the filter
 *
 * @example
 * const mine = await findDevices(source, { owner: wallet });
 */
export const findDevices = /* @__PURE__ */ finder(deviceKind, DEVICE_FIELDS);

/** What offers and co-stakes can be found by. */
export interface OfferFilter {
  /** Device. */
  device?: Address;
  /** Wallet that accepted. */
  coStaker?: Address;
  /** Account whose claim it is. */
  participant?: Address;
  /** Wallet the offer is reserved for; the empty address for those that anyone may accept. */
  counterparty?: Address;
  /** What happened to it. */
  state?: OfferState;
}

/** How an offer stores what it can be found by. */
export const OFFER_FIELDS: Stored<OfferFilter> = {
  device: asIs,
  coStaker: asIs,
  participant: asIs,
  counterparty: asIs,
  state: asIs,
};

/**
 * Finds offers and co-stakes.
 *
 * @throws TypeError for an unknown or malformed field of the filter
 *
 * @example
 * const coStakes = await findOffers(source, { coStaker: wallet, state: OfferState.Active });
 */
export const findOffers = /* @__PURE__ */ finder(offerKind, OFFER_FIELDS);

/** What slash cases can be found by. */
export interface SlashCaseFilter {
  /** Device. */
  device?: Address;
  /** What has been said about it. */
  state?: CaseState;
  /** Why the device is slashed. */
  reason?: SlashReason;
  /** Wallet that appealed. */
  appellant?: Address;
}

/**
 * Finds slash cases that have not ended.
 *
 * @throws TypeError for an unknown or malformed field of the filter
 *
 * @example
 * const cases = await findSlashCases(source, { device });
 */
export const findSlashCases = /* @__PURE__ */ finder<SlashCase, SlashCaseFilter>(slashCaseKind, {
  device: asIs,
  state: asIs,
  reason: asIs,
  appellant: asIs,
});

/** What participants can be found by. By wallet: see {@link findWalletLinks}. */
export interface ParticipantFilter {
  /** A wallet if the wallet opened it, or the 32 bytes that the registrar chose. */
  id?: Address | Uint8Array;
  /** Whether the registrar attested it. */
  attested?: boolean;
}

/**
 * Finds participants.
 *
 * @throws TypeError for an unknown or malformed field of the filter
 *
 * @example
 * const toBeAttested = await findParticipants(source, { attested: false });
 */
export const findParticipants = /* @__PURE__ */ finder<Participant, ParticipantFilter>(participantKind, {
  id: participantIdToBytes,
  attested: Number,
});

/** What wallets' links can be found by. */
export interface WalletLinkFilter {
  /** Wallet. */
  wallet?: Address;
  /** Account it belongs to. */
  participant?: Address;
}

/**
 * Finds wallets' links.
 *
 * @throws TypeError for an unknown or malformed field of the filter
 *
 * @example
 * const wallets = (await findWalletLinks(source, { participant })).map((link) => link.wallet);
 */
export const findWalletLinks = /* @__PURE__ */ finder<WalletLink, WalletLinkFilter>(walletLinkKind, {
  wallet: asIs,
  participant: asIs,
});
