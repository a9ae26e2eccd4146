import {
  CaseState,
  DeviceStatus,
  OfferState,
  SlashReason,
  SlotState,
  rules,
  type Offer,
} from '@co-staking/sdk';

import { kebab } from '../kebab';

const nameOf = (names: Record<string, number>, value: number): string => {
  const found = Object.entries(names).find(([, number]) => number === value);
  return found ? kebab(found[0]) : `unknown (${value})`;
};

export const deviceStatus = (status: DeviceStatus): string => nameOf(DeviceStatus, status);
export const slotState = (state: SlotState): string => nameOf(SlotState, state);
export const caseState = (state: CaseState): string => nameOf(CaseState, state);
export const slashReason = (reason: SlashReason): string => nameOf(SlashReason, reason);

/** Status of an offer at `now` (unix seconds): the stored state with what the clock adds. */
export function offerPhase(offer: Offer, now: bigint): string {
  if (offer.state === OfferState.Leaving) return rules.phaseOfLeaving(offer, now);
  if (offer.state === OfferState.Open && offer.expiresAt !== 0n && now >= offer.expiresAt) return 'expired';
  return nameOf(OfferState, offer.state);
}
