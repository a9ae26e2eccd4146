import { SlashReason } from '../../accounts';
import { fromBasisPoints } from '../../amounts';
import { BPS_DENOMINATOR, BUCKETS } from '../../constants';
import { slashOutcome, type Charge } from '../../quotes/slash';
import { slotsExposed } from '../../quotes/slashing';
import { slashTermsAt } from '../../quotes/slashTerms';
import { refuse } from '../../refusals/refuse';
import { offersOf } from '../../refusals/subject';
import type { Subject, Verdict } from '../../refusals/types';
import { dateText } from '../../refusals/words';
import * as rules from '../../rules';

/** Refuses a reason that does not exist. */
export const requireReason = ({ config }: Subject, reason: number): Verdict =>
  (Object.values(SlashReason) as number[]).includes(reason) ? null : refuse('BadReason', config);

/** Refuses a case that takes nothing, or more than there is. */
export function requireSlashShare({ config }: Subject, { stakeBps, rewardsBps }: Charge): Verdict {
  const inRange = stakeBps <= BPS_DENOMINATOR && rewardsBps <= BPS_DENOMINATOR;
  return inRange && (stakeBps > 0 || rewardsBps > 0) ? null : refuse('BadSlashShare', config);
}

/** Refuses an infraction before the device's registration, or after `now`. */
export const requireInfractionTime = (
  { config, device }: Subject,
  { infractionAt }: Charge,
  now: bigint,
): Verdict =>
  infractionAt >= device.registeredAt && infractionAt <= now ? null : refuse('BadInfractionTime', config);

/** Refuses a case that asks for more than the owner's cap in force. */
export function requireWithinOwnerCap({ config }: Subject, { stakeBps }: Charge, now: bigint): Verdict {
  const { ownerCapBps } = slashTermsAt(config, now);
  if (stakeBps <= ownerCapBps) return null;
  return refuse('SlashAboveCap', config, { words: `at most ${fromBasisPoints(ownerCapBps)} %` });
}

/** Refuses a case that would take nothing from anyone. */
export function requireSomethingTaken(
  subject: Subject,
  { infractionAt, stakeBps, rewardsBps }: Charge,
  now: bigint,
): Verdict {
  const { config, device } = subject;
  const offers = offersOf(subject);
  const exposed = slotsExposed(device, infractionAt, now);
  const known = exposed.every((slot) => offers.some(({ nonce }) => nonce === slot.nonce));
  if (!known) return refuse('OffersUnknown', config);
  const charge = { infractionAt, stakeBps, rewardsBps };
  const { total, capped } = slashOutcome({ config, device, offers }, charge, now);
  if (total.stake > 0n || total.rewards > 0n) return null;
  if (!capped) return refuse('NothingExposed', config);
  // The next bucket is the earliest at which an amount is forgotten.
  const nextBucketAt = rules.countedUntil(rules.bucketAt(device.bucket, now) + 1 - BUCKETS);
  return refuse('SlashCapUsedUp', config, { words: `not before ${dateText(nextBucketAt)}` });
}
