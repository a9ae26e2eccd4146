import { DeviceStatus } from '../../accounts';
import { toPublicKey } from '../../address';
import { toBigInt } from '../../amounts';
import * as device from '../../instructions/checks/device';
import { requireEntriesOpen } from '../../instructions/checks/config';
import * as offers from '../../instructions/checks/offer';
import * as cases from '../../instructions/checks/slashCase';
import * as tokens from '../../instructions/checks/token';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { ActionArguments } from './arguments';

export function stake(
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: ActionArguments['stake'],
): Verdict {
  const amount = toBigInt(args.amount);
  return (
    device.requireDeviceOwner(subject, viewer) ??
    tokens.requireAmount(subject, amount) ??
    requireEntriesOpen(subject, now) ??
    device.requireNotTerminated(subject) ??
    device.requireNotLeaving(subject, now) ??
    tokens.requireFits(subject, subject.device.ownerStake + amount) ??
    tokens.requireFunds(subject, viewer, amount)
  );
}

export function withdrawOverflow(
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: ActionArguments['withdrawOverflow'],
): Verdict {
  const amount = toBigInt(args.amount);
  return (
    device.requireDeviceOwner(subject, viewer) ??
    tokens.requireAmount(subject, amount) ??
    device.requireNotLeaving(subject, now) ??
    device.requireOverflow(subject, now, amount) ??
    tokens.requireDestination(subject, viewer, viewer.wallet)
  );
}

export const giveNotice = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  device.requireDeviceOwner(subject, viewer) ??
  device.requireOwnerStake(subject) ??
  device.requireNotLeaving(subject, now) ??
  device.requireNoNotice(subject, now);

export const unstakeOwnerStake = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  device.requireDeviceOwner(subject, viewer) ??
  device.requireNotLeaving(subject, now) ??
  device.requireOwnerStake(subject) ??
  device.requireNotHeld(subject, now) ??
  // The offers of a terminated device are dead, and anybody may close them.
  (subject.device.status === DeviceStatus.Terminated ? null : offers.requireNoOpenOffer(subject));

export function createOffer(
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: ActionArguments['createOffer'],
): Verdict {
  const amount = toBigInt(args.amount);
  const expiresAt = toBigInt(args.expiresAt ?? 0n);
  const isOwner = args.counterparty && subject.device.owner.equals(toPublicKey(args.counterparty));
  return (
    device.requireDeviceOwner(subject, viewer) ??
    requireEntriesOpen(subject, now) ??
    tokens.requireAmount(subject, amount) ??
    offers.requireShareInRange(subject, args.shareBps) ??
    (expiresAt === 0n || expiresAt > now ? null : refuse('ExpiryInPast', subject.config)) ??
    (isOwner ? refuse('CounterpartyIsOwner', subject.config) : null) ??
    device.requireHealthy(subject, now) ??
    device.requireSelfStakeGate(subject, now) ??
    tokens.requireFits(subject, offers.requested(subject, now) + amount) ??
    offers.requireWithinHalf(subject, now, offers.requested(subject, now), amount) ??
    offers.requireSharesFit(subject, offers.promisedShareBps(subject), args.shareBps) ??
    offers.requireFreeSlot(subject)
  );
}

export const retractOffer = (subject: Subject, viewer: Viewer): Verdict =>
  offers.withOffer(
    subject,
    (offer) => device.requireDeviceOwner(subject, viewer) ?? offers.requireOpen(subject, offer),
  );

export const appealAsOwner = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  cases.withCase(
    subject,
    (slashCase) =>
      device.requireDeviceOwner(subject, viewer) ?? cases.requireAppealable(subject, slashCase, now),
  );
