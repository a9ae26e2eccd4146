import { CaseState, type Offer, type SlashCase } from '../../accounts';
import { caseHits, caseStatus } from '../../quotes/slashing';
import { refuse, type Details } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { requireRole } from './config';
import { dateText } from '../../refusals/words';

/** Goes on with the case in question; refuses where there is none. */
export const withCase = ({ config, slashCase }: Subject, then: (slashCase: SlashCase) => Verdict): Verdict =>
  slashCase ? then(slashCase) : refuse('NoSlashCase', config);

/** When a case ends at the latest, unix seconds; `null` where anybody can end it now. */
export function caseEndsAt(slashCase: SlashCase, now: bigint): bigint | null {
  const status = caseStatus(slashCase, now);
  if (status === 'open to appeal') return slashCase.appealEndsAt;
  return status === 'before the arbiter' ? slashCase.arbiterEndsAt : null;
}

/** Until when stake is frozen, as far as the one open case in question tells. */
export function frozenUntil({ device, slashCase }: Subject, now: bigint): Details {
  if (!slashCase || device.openCases !== 1) return {};
  const endsAt = caseEndsAt(slashCase, now);
  return endsAt === null ? { words: 'the case can be ended now' } : { availableAt: endsAt };
}

/** Refuses a case that has been appealed, or whose window has passed. */
export function requireAppealable({ config }: Subject, slashCase: SlashCase, now: bigint): Verdict {
  if (slashCase.appealedAt !== 0n)
    return refuse('AlreadyAppealed', config, { words: `at ${dateText(slashCase.appealedAt)}` });
  if (now < slashCase.appealEndsAt) return null;
  return refuse('AppealTooLate', config, { words: `since ${dateText(slashCase.appealEndsAt)}` });
}

/** Refuses an appeal of a co-stake that the case does not hit. */
export const requireHit = ({ config }: Subject, slashCase: SlashCase, offer: Offer): Verdict =>
  caseHits(slashCase, offer) ? null : refuse('CoStakeNotHit', config);

/** Refuses a case that does not wait for the arbiter. */
export function requireBeforeArbiter({ config }: Subject, slashCase: SlashCase, now: bigint): Verdict {
  const { state } = slashCase;
  if (state === CaseState.Upheld || state === CaseState.Dismissed) return refuse('CaseDecided', config);
  if (state === CaseState.Open) return refuse('NotAppealed', config);
  if (caseStatus(slashCase, now) === 'before the arbiter') return null;
  return refuse('CaseExpired', config, { words: `since ${dateText(slashCase.arbiterEndsAt)}` });
}

/** Refuses a decision: what upholding and dismissing a case need alike. */
export const requireDecidable = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  withCase(
    subject,
    (slashCase) =>
      requireRole(subject.config, 'arbiter', viewer) ?? requireBeforeArbiter(subject, slashCase, now),
  );

/** Refuses a case whose amounts are not due for burning. */
export function requireExecutable({ config }: Subject, slashCase: SlashCase, now: bigint): Verdict {
  const status = caseStatus(slashCase, now);
  if (status === 'to be executed') return null;
  const details = status === 'open to appeal' ? { availableAt: slashCase.appealEndsAt } : { words: status };
  return refuse('CaseNotExecutable', config, details);
}

/** Refuses a case whose amounts are not free again. */
export function requireReleasable({ config }: Subject, slashCase: SlashCase, now: bigint): Verdict {
  const status = caseStatus(slashCase, now);
  if (status === 'to be released') return null;
  const details =
    status === 'before the arbiter' ? { availableAt: slashCase.arbiterEndsAt } : { words: status };
  return refuse('CaseNotReleasable', config, details);
}
