import { DeviceStatus } from '../../accounts';
import { toPublicKey } from '../../address';
import { toBigInt } from '../../amounts';
import { requireEntriesOpen, requireRole } from '../../instructions/checks/config';
import * as device from '../../instructions/checks/device';
import * as hardware from '../../instructions/checks/hardware';
import * as accounts from '../../instructions/checks/participant';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { ActionArguments } from './arguments';

const requireRegistrar = ({ config }: Subject, viewer: Viewer): Verdict =>
  requireRole(config, 'registrar', viewer);

export const createParticipant = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  requireRegistrar(subject, viewer) ?? requireEntriesOpen(subject, now);

export const attestParticipant = (subject: Subject, viewer: Viewer): Verdict =>
  accounts.withParticipant(
    subject,
    accounts.accountInQuestion(subject, viewer),
    ({ attested }) =>
      requireRegistrar(subject, viewer) ?? (attested ? refuse('AlreadyAttested', subject.config) : null),
  );

export const linkWallet = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  accounts.withParticipant(
    subject,
    accounts.accountInQuestion(subject, viewer),
    (account) =>
      requireRegistrar(subject, viewer) ??
      requireEntriesOpen(subject, now) ??
      // Who groups wallets vouches for the group, whatever the configuration asks of co-stakers.
      (account.attested ? null : refuse('AccountNotAttested', subject.config)) ??
      accounts.requirePlaceForWallet(subject, account),
  );

export const unlinkWallet = (subject: Subject, viewer: Viewer): Verdict =>
  accounts.withParticipant(subject, accounts.accountInQuestion(subject, viewer), (account) =>
    account.wallets.length === 0
      ? refuse('WalletNotLinked', subject.config)
      : (requireRegistrar(subject, viewer) ?? accounts.requireNoClaims(subject, account)),
  );

export const closeEmptyParticipant = (subject: Subject, viewer: Viewer): Verdict =>
  accounts.withParticipant(
    subject,
    accounts.accountInQuestion(subject, viewer),
    ({ wallets }) =>
      requireRegistrar(subject, viewer) ??
      (wallets.length === 0 ? null : refuse('AccountHasWallets', subject.config)),
  );

export const registerDevice = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: ActionArguments['registerDevice'],
): Verdict =>
  accounts.withParticipant(subject, accounts.accountInQuestion(subject, viewer), (account) => {
    const owner = args.owner === undefined ? account.wallets[0] : toPublicKey(args.owner, 'owner');
    return (
      requireRegistrar(subject, viewer) ??
      requireEntriesOpen(subject, now) ??
      hardware.requireHardware(subject, args) ??
      (owner
        ? accounts.requireWalletOfAccount(subject, account, owner)
        : refuse('WalletNotOfAccount', subject.config))
    );
  });

export function reportDevice(
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: ActionArguments['reportDevice'],
): Verdict {
  const { config } = subject;
  const known = args.status >= 0 && args.status < DeviceStatus.Terminated;
  return (
    requireRegistrar(subject, viewer) ??
    (known ? null : refuse('BadStatus', config)) ??
    hardware.requireScores(subject, [args.score, ...(args.parts ?? [])]) ??
    hardware.requireHiredEnd(subject, toBigInt(args.hiredUntil ?? 0n), now) ??
    device.requireNotTerminated(subject)
  );
}

export const updateRequirement = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: ActionArguments['updateRequirement'],
): Verdict =>
  requireRegistrar(subject, viewer) ??
  hardware.requireHardware(subject, args) ??
  device.requireNotTerminated(subject) ??
  hardware.requireChange(subject, args, now);

export function terminateDevice(subject: Subject, viewer: Viewer, now: bigint): Verdict {
  const { config } = subject;
  const isOwner = subject.device.owner.equals(viewer.wallet);
  const allowed = isOwner || config.registrar.equals(viewer.wallet);
  return (
    (allowed ? null : refuse('NotOwnerNorRegistrar', config)) ??
    device.requireNotTerminated(subject) ??
    // Else an owner would end a hire by ending the device.
    (isOwner ? device.requireNotHeld(subject, now) : null)
  );
}
