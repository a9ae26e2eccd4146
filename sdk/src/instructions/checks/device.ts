import { isHealthy, isTerminated } from '../../quotes/acceptance';
import { BPS_DENOMINATOR, SELF_STAKE_GATE_BPS } from '../../constants';
import { committedUntil, noticeLapsesAt } from '../../quotes/exits';
import { hardwareAt, overflowBoundUntil, ownerActive, stakePosition } from '../../quotes/position';
import { ownerRewardsClaimable } from '../../quotes/rewards';
import * as rules from '../../rules';
import { divCeil } from '../../rules/integers';
import { refuse, type Details } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { dateText, tokensText } from '../../refusals/words';

/** Refuses a wallet that the device is not registered to. */
export const requireDeviceOwner = ({ config, device }: Subject, { wallet }: Viewer): Verdict =>
  device.owner.equals(wallet) ? null : refuse('NotDeviceOwner', config);

/** Refuses a terminated device. */
export const requireNotTerminated = ({ config, device }: Subject): Verdict =>
  isTerminated(device) ? refuse('DeviceTerminated', config) : null;

/** Refuses a device that is not Running or Idle, or whose model is not supported at `now`. */
export function requireHealthy(subject: Subject, now: bigint): Verdict {
  const { config, device } = subject;
  return (
    requireNotTerminated(subject) ?? (isHealthy(device, now) ? null : refuse('DeviceNotHealthy', config))
  );
}

/** Refuses while the hired flag holds the owner back. */
export function requireNotHeld({ config, device }: Subject, now: bigint): Verdict {
  const heldUntil = rules.holdEndsAt(device.hiredUntil, device.noticeGivenAt, now);
  const free = isTerminated(device) || now >= heldUntil;
  return free ? null : refuse('DeviceHired', config, { availableAt: heldUntil });
}

/** Refuses while the owner is committed to a co-staker who has accepted lately. */
export function requireNotCommitted({ config, device }: Subject, now: bigint): Verdict {
  const availableAt = committedUntil(device);
  return now < availableAt ? refuse('OwnerCommitted', config, { availableAt }) : null;
}

/** Refuses while a notice of leaving is running. */
export function requireNoNotice({ config, device: { noticeGivenAt } }: Subject, now: bigint): Verdict {
  if (!rules.noticeIsLive(noticeGivenAt, now)) return null;
  return refuse('NoticeAlreadyGiven', config, { availableAt: noticeLapsesAt(noticeGivenAt) });
}

/** The date at which the owner's leaving stake can be withdrawn. */
export const leavingDetails = ({ device }: Subject, now: bigint): Details =>
  now < device.ownerCooldownEndsAt
    ? { availableAt: device.ownerCooldownEndsAt }
    : { words: 'it can be withdrawn now' };

/** Refuses while the owner's stake is leaving. */
export const requireNotLeaving = (subject: Subject, now: bigint): Verdict =>
  subject.device.ownerCooldownEndsAt === 0n
    ? null
    : refuse('OwnerStakeLeaving', subject.config, leavingDetails(subject, now));

/** Refuses if the owner holds no stake. */
export const requireOwnerStake = ({ config, device }: Subject): Verdict =>
  device.ownerStake > 0n ? null : refuse('NoOwnerStake', config);

/** What the owner's stake lacks to the gate for an offer: half of the minimum. */
export function gateDetails({ device }: Subject, now: bigint): Details {
  const { minimum } = hardwareAt(device, now);
  const gate = divCeil(minimum * BigInt(SELF_STAKE_GATE_BPS), BigInt(BPS_DENOMINATOR));
  return { missing: gate - ownerActive(device) };
}

/** Refuses unless the owner's stake opens the gate for an offer. */
export function requireSelfStakeGate(subject: Subject, now: bigint): Verdict {
  const { config, device } = subject;
  const opens = rules.selfStakeGate(ownerActive(device), hardwareAt(device, now).minimum);
  return (
    requireNotLeaving(subject, now) ??
    (opens ? null : refuse('SelfStakeBelowHalf', config, gateDetails(subject, now)))
  );
}

/** Refuses a device whose counted stake is below its minimum. */
export function requireSufficient({ config, device }: Subject, now: bigint): Verdict {
  const { counted, minimum, sufficient } = stakePosition(device, now);
  return sufficient ? null : refuse('DeviceInsufficient', config, { missing: minimum - counted });
}

/** Refuses an amount above the overflow that can be taken out at once. */
export function requireOverflow({ config, device }: Subject, now: bigint, amount: bigint): Verdict {
  const { overflow } = stakePosition(device, now);
  if (amount <= overflow) return null;
  const missing = amount - overflow;
  const words = `${tokensText(overflow, config)} can be withdrawn, ${tokensText(missing, config)} less than requested`;
  const until = overflowBoundUntil(device, now);
  const fallen =
    until === null ? '' : `; an earlier, higher minimum counts until ${dateText(until)} at the latest`;
  return refuse('AmountAboveOverflow', config, { missing, words: `${words}${fallen}` });
}

/** Refuses the closing of a device in which someone has something left. */
export function requireFinished({ config, device }: Subject): Verdict {
  if (!isTerminated(device)) return refuse('DeviceNotTerminated', config);
  const left = [
    device.ownerStake > 0n && `${tokensText(device.ownerStake, config)} of the owner’s stake`,
    device.offerCount > 0 && `${device.offerCount} offers`,
    device.openCases > 0 && `${device.openCases} slash cases`,
    device.rewards.ownerFrozen > 0n && 'frozen rewards',
    ownerRewardsClaimable(device) > 0n && `${tokensText(ownerRewardsClaimable(device), config)} of rewards`,
  ].filter((part) => part !== false);
  return left.length === 0
    ? null
    : refuse('DeviceNotFinished', config, { words: `left: ${left.join(', ')}` });
}
