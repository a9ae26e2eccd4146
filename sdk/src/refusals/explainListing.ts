import { OfferState } from '../accounts/states';
import { describe } from '../instructions/checks/acceptance';
import { pauseDetails } from '../instructions/checks/config';
import { gateDetails, leavingDetails } from '../instructions/checks/device';
import { checkNow } from '../now';
import { deviceRefusals, entriesOpen, offerRefusals } from '../quotes/acceptance';
import { checkSubject } from './checkSubject';
import { refuse, type Details } from './refuse';
import { offersOf } from './subject';
import type { Refusal, RefusalCode, Subject } from './types';

/** What a refusal says beside its name if there is no offer to speak of. */
const detailsOf = (code: RefusalCode, subject: Subject, now: bigint): Details => {
  if (code === 'OwnerStakeLeaving') return leavingDetails(subject, now);
  return code === 'SelfStakeBelowHalf' ? gateDetails(subject, now) : {};
};

/**
 * Why a device, or one of its offers, cannot be accepted from the marketplace by anyone: every condition that
 * is not met, not only the first. Empty if it can. A device that stays short of its minimum does not count: a co-staker
 * may accept that.
 *
 * @param subject - with the offer in question, or without one for any of `offers`
 * @param now - unix second
 * @throws TypeError for a misspelt account of the subject
 * @example
 * for (const { message, remedy } of explainListing({ config, device: shown }, now)) console.log(message, remedy);
 */
export function explainListing(subject: Subject, now: bigint): Refusal[] {
  checkNow('explainListing', now);
  checkSubject('explainListing', subject);
  const { config, device } = subject;
  const ofDevice = deviceRefusals(device, now).map((code) =>
    refuse(code, config, detailsOf(code, subject, now)),
  );
  const offer = subject.offer ?? offersOf(subject).find(({ state }) => state === OfferState.Open);
  if (!offer) {
    const paused = entriesOpen(config, now) ? [] : [refuse('EntriesPaused', config, pauseDetails(subject))];
    return [...ofDevice, ...paused, refuse('NoOffer', config)];
  }
  const ofOffer = offerRefusals(offer, device, config, now)
    .filter((code) => code !== 'DeviceInsufficient')
    .map((code) => describe(code, subject, offer, now));
  return [...ofDevice, ...ofOffer];
}
