import { requireEntriesOpen } from '../instructions/checks/config';
import * as device from '../instructions/checks/device';
import * as offers from '../instructions/checks/offer';
import { refuse } from '../refusals/refuse';
import { offersOf } from '../refusals/subject';
import type { Refusal, Subject, Verdict } from '../refusals/types';
import { OfferState } from '../accounts';
import { coStakeTotals } from '../quotes/position';

const conditionsOfOffer = (subject: Subject, now: bigint): Verdict[] => {
  const { offer } = subject;
  if (!offer) return [refuse('NoOffer', subject.config)];
  const active = coStakeTotals(subject.device, now).active;
  return [
    offers.requireOpen(subject, offer),
    offers.requireNotExpired(subject, offer, now),
    ...(offer.state === OfferState.Open
      ? [offers.requireWithinHalf(subject, now, active, offer.amount)]
      : []),
  ];
};

/**
 * Why a device, or one of its offers, cannot be accepted from the marketplace by anybody: every condition that
 * is not met, not only the first. Empty where it can.
 *
 * @param subject - with the offer in question, or without one for any of `offers`
 * @param now - unix second
 * @example
 * for (const { message, remedy } of explainListing({ config, device: shown }, now)) console.log(message, remedy);
 */
export function explainListing(subject: Subject, now: bigint): Refusal[] {
  const offer = subject.offer ?? offersOf(subject).find(({ state }) => state === OfferState.Open);
  const about = { ...subject, ...(offer && { offer }) };
  return [
    device.requireHealthy(about, now),
    device.requireSelfStakeGate(about, now),
    requireEntriesOpen(about, now),
    ...conditionsOfOffer(about, now),
  ].filter((refusal) => refusal !== null);
}
