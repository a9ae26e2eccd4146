import type { PublicKey } from '@solana/web3.js';

import type { Device } from '../accounts/device';
import type { Offer } from '../accounts/offer';
import type { FetchOptions } from '../accounts/reader';
import { SlotState } from '../accounts/states';
import { abortable } from '../abort';
import { toPublicKey, type Address } from '../address';
import { checkFields } from '../codec/fields';
import type { Position } from '../history/entries';
import { checkNow } from '../now';
import { recordedOffer } from '../pda';
import { stakePosition, type StakePosition } from '../quotes/position';
import { coStakeRewardsClaimable, ownerRewardsClaimable } from '../quotes/rewards';
import { offerStatus, ownerStakeState, type OfferStatus, type OwnerStakeState } from '../quotes/status';
import { fetchMultipleDevices, fetchMultipleOffers } from './fetchMultiple';
import { findDevices, findOffers } from './find';
import type { AccountSource } from './source';

/** A device of a wallet. Amounts are base units, dates unix seconds. */
export interface OwnedDevice {
  device: Device;
  /** Offers and co-stakes in its slots. */
  offers: Offer[];
  /** What its stake amounts to. */
  position: StakePosition;
  /** Status of the owner's stake. */
  stake: OwnerStakeState;
  /** Rewards that the owner can claim now. */
  rewardsClaimable: bigint;
  /** When the owner's leaving stake is free; `null` while it is not leaving. */
  withdrawableAt: bigint | null;
}

/** A co-stake of a wallet. Amounts are base units, dates unix seconds. */
export interface HeldCoStake {
  offer: Offer;
  device: Device;
  /** Its status, in the product's words. */
  status: OfferStatus;
  /** Rewards that it can claim now. */
  rewardsClaimable: bigint;
  /** When it stops counting; `null` while it is not leaving. */
  waitEndsAt: bigint | null;
  /** When its principal is free; `null` while it is not leaving. */
  withdrawableAt: bigint | null;
}

/** Everything that a wallet has in the program. */
export interface Positions {
  devices: OwnedDevice[];
  coStakes: HeldCoStake[];
}

/** Options of {@link fetchPositions}. */
export interface PositionsOptions {
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
  /**
   * Devices and co-stakes of the wallet that are known, such as `positions` of `rebuildHistory`: then nothing is
   * searched, only these are read, and those that have ended are left out.
   */
  known?: readonly Pick<Position, 'device' | 'offer'>[];
  /** Stops the reading; its reason is thrown. */
  signal?: AbortSignal;
}

/** Devices that a wallet owns and co-stakes that it holds, among some that are known. */
async function readKnown(
  source: AccountSource,
  wallet: PublicKey,
  known: NonNullable<PositionsOptions['known']>,
  program: FetchOptions,
): Promise<[Device[], Offer[]]> {
  const unique = (keys: PublicKey[]): PublicKey[] => [
    ...new Map(keys.map((key) => [key.toBase58(), key])).values(),
  ];
  const [devices, offers] = await Promise.all([
    fetchMultipleDevices(
      source,
      unique(known.flatMap(({ device, offer }) => (offer ? [] : [device]))),
      program,
    ),
    fetchMultipleOffers(source, unique(known.flatMap(({ offer }) => offer ?? [])), program),
  ]);
  return [
    devices.filter((device) => device !== null && device.owner.equals(wallet)) as Device[],
    offers.filter((offer) => offer !== null && offer.coStaker.equals(wallet)) as Offer[],
  ];
}

const orNull = (date: bigint): bigint | null => (date === 0n ? null : date);

const usedSlots = (device: Device, programId?: Address) =>
  device.slots
    .filter(({ state }) => state !== SlotState.Empty)
    .map((slot) => recordedOffer(device.address, slot, programId));

/**
 * Everything that a wallet has in the program: the devices it owns with their offers, and the co-stakes it holds. Four
 * requests, however many there are; two of them search all accounts of the program, which some providers refuse: then
 * pass what the wallet's history knows.
 *
 * @param now - unix second of the chain's clock, see {@link fetchNow}
 * @throws TypeError for an unknown option or a `now` that is not a bigint; RangeError if it is in milliseconds;
 * ProgramNotSetUpError if the program is not on this cluster; what the source throws
 * @example
 * const { devices, coStakes } = await fetchPositions(source, wallet, await fetchNow(source));
 * // From a node that does not search.
 * const { positions } = rebuildHistory((await walletHistory(connection, wallet)).events, { wallet });
 * const same = await fetchPositions(source, wallet, now, { known: positions });
 * const claimable = coStakes.reduce((sum, { rewardsClaimable }) => sum + rewardsClaimable, 0n);
 */
export async function fetchPositions(
  source: AccountSource,
  wallet: Address,
  now: bigint,
  options: PositionsOptions = {},
): Promise<Positions> {
  checkFields('fetchPositions', options, {
    programId: 'optional',
    known: 'optional',
    signal: 'optional',
  });
  checkNow('fetchPositions', now);
  const { signal, known, programId } = options;
  const program = programId === undefined ? {} : { programId };
  const address = toPublicKey(wallet, 'wallet');
  const [owned, held] = await abortable(signal, () =>
    known
      ? readKnown(source, address, known, program)
      : Promise.all([
          findDevices(source, { owner: address }, program),
          findOffers(source, { coStaker: address }, program),
        ]),
  );
  const slots = owned.flatMap((device) => usedSlots(device, options.programId));
  const [offers, devices] = await abortable(signal, () =>
    Promise.all([
      fetchMultipleOffers(source, slots, program),
      fetchMultipleDevices(
        source,
        held.map(({ device }) => device),
        program,
      ),
    ]),
  );
  return {
    devices: owned.map((device) => ({
      device,
      offers: offers.filter((offer) => offer !== null && offer.device.equals(device.address)) as Offer[],
      position: stakePosition(device, now),
      stake: ownerStakeState(device, now),
      rewardsClaimable: ownerRewardsClaimable(device),
      withdrawableAt: orNull(device.ownerCooldownEndsAt),
    })),
    // A device cannot be closed while it has offers; one that is gone was closed between the requests, with its offers.
    coStakes: held.flatMap((offer, index) => {
      const device = devices[index];
      if (!device) return [];
      return {
        offer,
        device,
        status: offerStatus(offer, device, now),
        rewardsClaimable: coStakeRewardsClaimable(offer, device),
        waitEndsAt: orNull(offer.waitEndsAt),
        withdrawableAt: orNull(offer.cooldownEndsAt),
      };
    }),
  };
}
