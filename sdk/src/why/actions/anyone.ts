import { DeviceStatus } from '../../accounts';
import { coStakeRewardsClaimable, ownerRewardsClaimable } from '../../quotes/rewards';
import { requireEntriesOpen } from '../../instructions/checks/config';
import { requireFinished } from '../../instructions/checks/device';
import * as offers from '../../instructions/checks/offer';
import * as accounts from '../../instructions/checks/participant';
import * as cases from '../../instructions/checks/slashCase';
import * as tokens from '../../instructions/checks/token';
import { frozenUntil } from '../../instructions/checks/slashCase';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';

export const openParticipant = (subject: Subject, { participant }: Viewer, now: bigint): Verdict =>
  requireEntriesOpen(subject, now) ?? (participant ? refuse('ParticipantExists', subject.config) : null);

export const closeParticipant = (subject: Subject, viewer: Viewer): Verdict =>
  accounts.withParticipant(subject, viewer.participant, (account) => {
    const linked = accounts.requireWalletOfAccount(subject, account, viewer.wallet);
    if (linked) return refuse('WalletNotLinked', subject.config);
    if (account.wallets.length !== 1) return refuse('NotOnlyWallet', subject.config);
    return accounts.requireNoClaims(subject, account);
  });

export const closeExpiredOffer = (subject: Subject, _: Viewer, now: bigint): Verdict =>
  offers.withOffer(
    subject,
    (offer) =>
      offers.requireOpen(subject, offer) ??
      offers.requireExpiredOrTerminated(
        subject,
        offer,
        now,
        subject.device.status === DeviceStatus.Terminated,
      ),
  );

export const closeOffer = (subject: Subject): Verdict =>
  offers.withOffer(subject, (offer) => offers.requireSettled(subject, offer));

export const closeDevice = (subject: Subject): Verdict => requireFinished(subject);

export const withdrawCoStake = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  offers.withOffer(
    subject,
    (offer) =>
      offers.requireAccepted(subject, offer) ??
      offers.requireWithdrawable(subject, offer, now) ??
      tokens.requireDestination(subject, viewer, offer.coStaker),
  );

export function withdrawOwnerStake(subject: Subject, viewer: Viewer, now: bigint): Verdict {
  const { config, device } = subject;
  const endsAt = device.ownerCooldownEndsAt;
  if (endsAt === 0n) return refuse('ExitNotStarted', config);
  if (now < endsAt) return refuse('StillLocked', config, { availableAt: endsAt });
  if (device.ownerStake === device.ownerFrozen && device.ownerFrozen > 0n)
    return refuse('StakeFrozen', config, frozenUntil(subject, now));
  return tokens.requireDestination(subject, viewer, device.owner);
}

export const claimCoStakeRewards = (subject: Subject, viewer: Viewer): Verdict =>
  offers.withOffer(subject, (offer) =>
    coStakeRewardsClaimable(offer, subject.device) === 0n
      ? refuse('NothingToClaim', subject.config)
      : tokens.requireDestination(subject, viewer, offer.coStaker),
  );

export const claimOwnerRewards = (subject: Subject, viewer: Viewer): Verdict =>
  ownerRewardsClaimable(subject.device) === 0n
    ? refuse('NothingToClaim', subject.config)
    : tokens.requireDestination(subject, viewer, subject.device.owner);

export const executeCase = (subject: Subject, _: Viewer, now: bigint): Verdict =>
  cases.withCase(subject, (slashCase) => cases.requireExecutable(subject, slashCase, now));

export const releaseCase = (subject: Subject, _: Viewer, now: bigint): Verdict =>
  cases.withCase(subject, (slashCase) => cases.requireReleasable(subject, slashCase, now));
