import { SlashReason } from '../../accounts';
import { BPS_DENOMINATOR, MAX_OPEN_CASES, SLASH_WINDOW_SECONDS } from '../../constants';
import { slashOutcome, type Charge } from '../../quotes/slash';
import { slotsExposed } from '../../quotes/slashing';
import { refuse } from '../../refusals/refuse';
import { offersOf } from '../../refusals/subject';
import type { Subject, Verdict } from '../../refusals/types';

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

/** Refuses where the device has as many open cases as it may. */
export const requirePlaceForCase = ({ config, device }: Subject): Verdict =>
  device.openCases < MAX_OPEN_CASES ? null : refuse('TooManyCases', config);

/** Refuses a case that hits nothing, or more than the cap allows. */
export function requireHitWithinCap(subject: Subject, charge: Charge, now: bigint): Verdict {
  const { config, device } = subject;
  const offers = offersOf(subject);
  const exposed = slotsExposed(device, charge.infractionAt, now);
  const known = exposed.every((slot) => offers.some(({ nonce }) => nonce === slot.nonce));
  if (!known) return refuse('OffersUnknown', config);
  const { total, window } = slashOutcome({ config, device, offers }, charge, now);
  if (total.stake === 0n && total.rewards === 0n) return refuse('NothingExposed', config);
  if (window) return null;
  const reopensAt = device.slashWindowLastCaseAt + SLASH_WINDOW_SECONDS;
  const running = device.slashWindowStartedAt !== 0n && now < reopensAt;
  return refuse('SlashAboveCap', config, running ? { words: 'with the cases of the last 7 days' } : {});
}
