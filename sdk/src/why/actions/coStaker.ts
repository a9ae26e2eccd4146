import type { Participant } from '../../accounts';
import * as acceptance from '../../instructions/checks/acceptance';
import * as offers from '../../instructions/checks/offer';
import * as accounts from '../../instructions/checks/participant';
import * as cases from '../../instructions/checks/slashCase';
import * as tokens from '../../instructions/checks/token';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { ActionArguments } from './arguments';

const requireAccount = (subject: Subject, viewer: Viewer, account: Participant): Verdict =>
  accounts.requireWalletOfAccount(subject, account, viewer.wallet) ??
  accounts.requireNotOwnDevice(subject, account) ??
  accounts.requireAttested(subject, account) ??
  accounts.requireClaimFree(subject, account);

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
        acceptance.requireOffer(subject, offer, now) ??
        offers.requireCounterparty(subject, offer, viewer) ??
        requireAccount(subject, viewer, account) ??
        acceptance.requireDevice(subject, offer, now, allowInsufficient) ??
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
