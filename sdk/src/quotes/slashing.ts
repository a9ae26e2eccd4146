import type { PublicKey } from '@solana/web3.js';

import type { CoStakeSlot, Device } from '../accounts/device';
import type { Offer } from '../accounts/offer';
import type { SlashCase } from '../accounts/slashCase';
import { CaseState } from '../accounts/states';
import type { Address } from '../address';
import { checkNow } from '../now';
import { recordedOffer } from '../pda';
import { isLocked } from './position';
import * as rules from '../rules';

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
 * The co-stakes that a case hits, as `executeCase`, `releaseCase` and `withdrawCase` need them.
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

const progressOf = (state: CaseState): rules.CaseProgress =>
  (
    ({
      [CaseState.Open]: 'open',
      [CaseState.Appealed]: 'appealed',
      [CaseState.Upheld]: 'upheld',
      [CaseState.Dismissed]: 'dismissed',
    }) as const
  )[state];

/**
 * The dates of a case, and what has been said about it, as the rules take them.
 *
 * @example
 * const due = rules.caseMayBurn(caseClock(slashCase), now);
 */
export const caseClock = ({ state, openedAt, appealEndsAt, arbiterEndsAt }: SlashCase): rules.CaseClock => ({
  progress: progressOf(state),
  openedAt,
  appealEndsAt,
  arbiterEndsAt,
});

/** Status of a case: what can happen to it next. An upheld one can still be dismissed until its appeal window ends. */
export type CaseStatus =
  'open to appeal' | 'before the arbiter' | 'upheld' | 'ready to execute' | 'ready to release';

/**
 * Status of a case at `now` (unix seconds), as the program decides it. Nothing is burned before the appeal window
 * is over, however early the arbiter has decided.
 *
 * @example
 * const open = caseStatus(slashCase, now) === 'open to appeal';
 */
export function caseStatus(slashCase: SlashCase, now: bigint): CaseStatus {
  checkNow('caseStatus', now);
  const clock = caseClock(slashCase);
  if (rules.caseMayBurn(clock, now)) return 'ready to execute';
  if (rules.caseMayRelease(clock, now)) return 'ready to release';
  if (slashCase.state === CaseState.Upheld) return 'upheld';
  return slashCase.state === CaseState.Open ? 'open to appeal' : 'before the arbiter';
}
