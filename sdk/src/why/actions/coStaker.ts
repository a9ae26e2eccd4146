import type { Offer, Participant } from '../../accounts';
import { coStakeTotals } from '../../position';
import { activateSlot } from '../transitions/slots';
import { requireEntriesOpen } from '../checks/config';
import * as device from '../checks/device';
import * as offers from '../checks/offer';
import * as accounts from '../checks/participant';
import * as cases from '../checks/slashCase';
import * as tokens from '../checks/token';
import type { Subject, Verdict, Viewer } from '../types';
import type { ActionArguments } from './arguments';

/** The device as it is once the offer has been accepted. */
const withActive = (subject: Subject, { nonce }: Offer, now: bigint): Subject => ({
  ...subject,
  device: activateSlot(subject.device, nonce, now),
});

const requireAccount = (subject: Subject, viewer: Viewer, account: Participant): Verdict =>
  accounts.requireWalletOfAccount(subject, account, viewer.wallet) ??
  accounts.requireNotOwnDevice(subject, account) ??
  accounts.requireAttested(subject, account) ??
  accounts.requireClaimFree(subject, account);

const requireDevice = (subject: Subject, offer: Offer, now: bigint): Verdict =>
  device.requireHealthy(subject, now) ??
  device.requireSelfStakeGate(subject, now) ??
  offers.requireWithinHalf(subject, now, coStakeTotals(subject.device, now).active, offer.amount) ??
  offers.requireSharesFit(subject, subject.device.rewards.liveShareBps, offer.shareBps);

export const acceptOffer = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  { allowInsufficient = false }: ActionArguments['acceptOffer'] = {},
): Verdict =>
  accounts.withParticipant(subject, viewer.participant, (account) =>
    offers.withOffer(
      subject,
      (offer) =>
        requireEntriesOpen(subject, now) ??
        offers.requireOpen(subject, offer) ??
        offers.requireNotExpired(subject, offer, now) ??
        offers.requireCounterparty(subject, offer, viewer) ??
        requireAccount(subject, viewer, account) ??
        requireDevice(subject, offer, now) ??
        (allowInsufficient ? null : device.requireSufficient(withActive(subject, offer, now), now)) ??
        tokens.requireFunds(subject, viewer, offer.amount),
    ),
  );

export const unstakeCoStake = (subject: Subject, viewer: Viewer): Verdict =>
  offers.withOffer(
    subject,
    (offer) => offers.requireCoStaker(subject, offer, viewer) ?? offers.requireActive(subject, offer),
  );

export const appealAsCoStaker = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  offers.withOffer(subject, (offer) =>
    cases.withCase(
      subject,
      (slashCase) =>
        offers.requireCoStaker(subject, offer, viewer) ??
        cases.requireHit(subject, slashCase, offer) ??
        cases.requireAppealable(subject, slashCase, now),
    ),
  );
