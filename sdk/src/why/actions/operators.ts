import { PublicKey } from '@solana/web3.js';

import { Role, type Config } from '../../accounts';
import { toBigInt } from '../../amounts';
import { MAX_BLOCK_STEP } from '../../constants';
import * as charges from '../../instructions/checks/charge';
import { requirePausable, requirePaused, requireRole } from '../../instructions/checks/config';
import * as device from '../../instructions/checks/device';
import * as cases from '../../instructions/checks/slashCase';
import * as tokens from '../../instructions/checks/token';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { ActionArguments } from './arguments';

export const initialize = ({ config }: Subject): Verdict => refuse('AlreadyInitialized', config);

export const nominateRole = ({ config }: Subject, viewer: Viewer): Verdict =>
  requireRole(config, 'admin', viewer);

export const updateParameters = ({ config }: Subject, viewer: Viewer): Verdict =>
  requireRole(config, 'admin', viewer);

/** The wallet that is nominated for each role; the empty address where there is none. */
const nominees = (config: Config): Record<Role, PublicKey> => ({
  [Role.Admin]: config.pendingAdmin,
  [Role.Registrar]: config.pendingRegistrar,
  [Role.RewardAuthority]: config.pendingRewardAuthority,
  [Role.Slasher]: config.pendingSlasher,
  [Role.Arbiter]: config.pendingArbiter,
  [Role.Pauser]: config.pendingPauser,
});

/** The first role that the viewer is nominated for; the admin's where there is none. */
export const nominatedRole = ({ config }: Subject, { wallet }: Viewer): Role =>
  Object.values(Role).find((role) => nominees(config)[role].equals(wallet)) ?? Role.Admin;

export function acceptRole(
  { config }: Subject,
  { wallet }: Viewer,
  _: bigint,
  { role }: ActionArguments['acceptRole'],
): Verdict {
  if (!nominees(config)[role].equals(wallet)) return refuse('NotNominee', config);
  const slasher = role === Role.Slasher ? wallet : config.slasher;
  const arbiter = role === Role.Arbiter ? wallet : config.arbiter;
  return slasher.equals(arbiter) ? refuse('SameSlasherAndArbiter', config) : null;
}

export const pauseEntries = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  { seconds }: ActionArguments['pauseEntries'],
): Verdict =>
  requireRole(subject.config, 'pauser', viewer) ?? requirePausable(subject, now, toBigInt(seconds));

export const unpauseEntries = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  requireRole(subject.config, 'pauser', viewer) ?? requirePaused(subject, now);

export function postRewards(
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: ActionArguments['postRewards'],
): Verdict {
  const { config } = subject;
  const { lastBlock, postedTotal } = subject.device.rewards;
  const amount = toBigInt(args.amount);
  const block = toBigInt(args.block ?? lastBlock + 1n);
  const posted = block <= lastBlock && postedTotal !== 0n;
  const words = `the last block is ${lastBlock}`;
  return (
    requireRole(config, 'rewardAuthority', viewer) ??
    tokens.requireAmount(subject, amount) ??
    device.requireHealthy(subject, now) ??
    device.requireSufficient(subject, now) ??
    (posted ? refuse('BlockAlreadyPosted', config, { words }) : null) ??
    (block > lastBlock + MAX_BLOCK_STEP ? refuse('BlockTooFarAhead', config, { words }) : null) ??
    tokens.requireFits(subject, postedTotal + amount) ??
    tokens.requireFunds(subject, viewer, amount)
  );
}

export function openCase(
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: ActionArguments['openCase'],
): Verdict {
  const charge = { ...args, infractionAt: toBigInt(args.infractionAt ?? now) };
  return (
    requireRole(subject.config, 'slasher', viewer) ??
    charges.requireReason(subject, args.reason ?? 0) ??
    charges.requireSlashShare(subject, charge) ??
    charges.requireInfractionTime(subject, charge, now) ??
    charges.requirePlaceForCase(subject) ??
    charges.requireHitWithinCap(subject, charge, now)
  );
}

/** What upholding and dismissing a case need alike. */
export const decideCase = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  cases.withCase(
    subject,
    (slashCase) =>
      requireRole(subject.config, 'arbiter', viewer) ?? cases.requireBeforeArbiter(subject, slashCase, now),
  );
