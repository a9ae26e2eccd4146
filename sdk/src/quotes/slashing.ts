import type { PublicKey } from '@solana/web3.js';

import type { CoStakeSlot, Device } from '../accounts/device';
import type { Offer } from '../accounts/offer';
import type { SlashCase } from '../accounts/slashCase';
import { CaseState } from '../accounts/states';
import type { Address } from '../address';
import { recordedOffer } from '../pda';
import { slotPhase } from './position';
import * as rules from '../rules';

/**
 * Whether a slot holds principal at `now` (unix seconds) that a case can still hit.
 *
 * @example
 * const locked = shown.slots.filter((slot) => isLocked(slot, now));
 */
export const isLocked = (slot: CoStakeSlot, now: bigint): boolean => {
  const phase = slotPhase(slot, now);
  return phase !== null && phase !== 'withdrawable';
};

/**
 * The slots that a case for an infraction at `infractionAt` reaches at `now` (unix seconds), in their order.
 *
 * @example
 * const slots = slotsExposed(await fetchDevice(connection, device), now - 3_600n, now);
 */
export const slotsExposed = (device: Device, infractionAt: bigint, now: bigint): CoStakeSlot[] =>
  device.slots.filter((slot) => isLocked(slot, now) && rules.exposed(slot.acceptedAt, infractionAt));

/**
 * The co-stakes that a case for an infraction at `infractionAt` reaches at `now` (unix seconds), as
 * `openCase` needs them.
 *
 * @example
 * const coStakes = coStakesExposed(await fetchDevice(connection, device), now - 3_600n, now);
 */
export const coStakesExposed = (
  device: Device,
  infractionAt: bigint,
  now: bigint,
  programId?: Address,
): PublicKey[] =>
  slotsExposed(device, infractionAt, now).map((slot) => recordedOffer(device.address, slot, programId));

/**
 * The co-stakes that a case hits, as `executeCase` and `releaseCase` need them.
 *
 * @example
 * const coStakes = coStakesHit(slashCase);
 */
export const coStakesHit = (slashCase: SlashCase, programId?: Address): PublicKey[] =>
  slashCase.hits.map((hit) => recordedOffer(slashCase.device, hit, programId));

/**
 * Whether a case hits an offer.
 *
 * @example
 * const mine = caseHits(slashCase, shownOffer);
 */
export const caseHits = (slashCase: SlashCase, offer: Offer): boolean =>
  slashCase.device.equals(offer.device) && slashCase.hits.some(({ nonce }) => nonce === offer.nonce);

/** Where a case stands: what anybody may do with it at `now` (unix seconds). */
export type CaseStatus = 'open to appeal' | 'before the arbiter' | 'to be executed' | 'to be released';

/**
 * Where a case stands at `now` (unix seconds), as the program decides it.
 *
 * @example
 * const open = caseStatus(slashCase, now) === 'open to appeal';
 */
export function caseStatus(slashCase: SlashCase, now: bigint): CaseStatus {
  switch (slashCase.state) {
    case CaseState.Open:
      return now < slashCase.appealEndsAt ? 'open to appeal' : 'to be executed';
    case CaseState.Appealed:
      return now < slashCase.arbiterEndsAt ? 'before the arbiter' : 'to be released';
    case CaseState.Upheld:
      return 'to be executed';
    case CaseState.Dismissed:
      return 'to be released';
  }
}
