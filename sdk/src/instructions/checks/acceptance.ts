import { deviceRefusal, offerRefusal, shortageAfter, type AcceptanceCode } from '../../quotes/acceptance';
import type { Offer } from '../../accounts';
import { coStakeTotals } from '../../quotes/position';
import { refuse, type Details } from '../../refusals/refuse';
import type { Refusal, Subject, Verdict } from '../../refusals/types';
import { pauseDetails } from './config';
import { gateDetails, leavingDetails } from './device';
import { expiryDetails, halfDetails, shareDetails } from './offer';

type Describe = (subject: Subject, offer: Offer, now: bigint) => Details;

/** What each refusal says besides its name. */
const DETAILS: Record<AcceptanceCode, Describe> = {
  EntriesPaused: pauseDetails,
  OfferNotOpen: () => ({}),
  OfferExpired: (_, offer) => expiryDetails(offer),
  DeviceTerminated: () => ({}),
  DeviceNotHealthy: () => ({}),
  OwnerStakeLeaving: (subject, _, now) => leavingDetails(subject, now),
  SelfStakeBelowHalf: (subject, _, now) => gateDetails(subject, now),
  RequestAboveHalf: (subject, { amount }, now) =>
    halfDetails(subject, now, coStakeTotals(subject.device, now).active, amount),
  SharesAboveWhole: ({ device }) => shareDetails(device.rewards.liveShareBps),
  DeviceInsufficient: ({ device }, { amount }, now) => ({ missing: shortageAfter(amount, device, now) }),
};

/** A refusal with what it says in addition to its name. */
export const describe = (code: AcceptanceCode, subject: Subject, offer: Offer, now: bigint): Refusal =>
  refuse(code, subject.config, DETAILS[code](subject, offer, now));

/** Refuses while entries are paused, and an offer that is not open or has expired. */
export function requireOffer(subject: Subject, offer: Offer, now: bigint): Verdict {
  const code = offerRefusal(offer, subject.config, now);
  return code && describe(code, subject, offer, now);
}

/** Refuses an offer for its device; a device that stays short of its minimum unless that is allowed. */
export function requireDevice(
  subject: Subject,
  offer: Offer,
  now: bigint,
  allowInsufficient: boolean,
): Verdict {
  const code = deviceRefusal(offer, subject.device, now);
  // The last one that the program asks for: nothing else is behind it.
  if (code === 'DeviceInsufficient' && allowInsufficient) return null;
  return code && describe(code, subject, offer, now);
}
