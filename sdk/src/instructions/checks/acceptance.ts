import { deviceRefusal, offerRefusal, shortfallAfter, type AcceptanceCode } from '../../quotes/acceptance';
import type { Offer } from '../../accounts';
import { coStakeTotals } from '../../quotes/position';
import { refuse, type Details } from '../../refusals/refuse';
import type { Refusal, Subject, Verdict } from '../../refusals/types';
import { noticeLapsesAt } from '../../quotes/exits';
import { pauseDetails } from './config';
import { gateDetails, leavingDetails } from './device';
import { expiryDetails, halfDetails, shareDetails } from './offer';

type Describe = (subject: Subject, offer: Offer, now: bigint) => Details;

/** What each refusal says in addition to its name. */
const DETAILS: Record<AcceptanceCode, Describe> = {
  EntriesPaused: pauseDetails,
  OfferNotOpen: () => ({}),
  OfferExpired: (_, offer) => expiryDetails(offer),
  DeviceTerminated: () => ({}),
  DeviceNotHealthy: () => ({}),
  NoticeLive: ({ device }) => ({ availableAt: noticeLapsesAt(device.noticeGivenAt) }),
  OwnerStakeLeaving: (subject, _, now) => leavingDetails(subject, now),
  SelfStakeBelowHalf: (subject, _, now) => gateDetails(subject, now),
  RequestAboveHalf: (subject, { amount }, now) =>
    halfDetails(subject, now, coStakeTotals(subject.device, now).active, amount),
  SharesAboveWhole: ({ device }) => shareDetails(device.rewards.liveShareBps),
  DeviceInsufficient: ({ device }, offer, now) => ({ missing: shortfallAfter(offer, device, now) }),
};

/** A refusal with what it says in addition to its name. */
export const describe = (code: AcceptanceCode, subject: Subject, offer: Offer, now: bigint): Refusal =>
  refuse(code, subject.config, DETAILS[code](subject, offer, now));

/** Refuses while entries are paused, and an offer that is not open or has expired. */
export function requireOffer(subject: Subject, offer: Offer, now: bigint): Verdict {
  const code = offerRefusal(offer, subject.config, now);
  return code && describe(code, subject, offer, now);
}

/** Refuses an offer for its device; a device that will miss its minimum by more than `maxShortfall` base units. */
export function requireDevice(subject: Subject, offer: Offer, now: bigint, maxShortfall: bigint): Verdict {
  const code = deviceRefusal(offer, subject.device, now);
  // The last one that the program asks for: nothing else is behind it.
  const waived = code === 'DeviceInsufficient' && shortfallAfter(offer, subject.device, now) <= maxShortfall;
  return code && !waived ? describe(code, subject, offer, now) : null;
}
