import { PublicKey } from '@solana/web3.js';

import type { Config, Offer, SlashCase } from '../../accounts';
import type { ProgramErrorCode } from '../../errors';
import { caseClock, caseHits, caseStatus } from '../../quotes/slashing';
import { refuse, type Details } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { dateText } from '../../refusals/words';
import * as rules from '../../rules';
import { requireRole } from './config';

/** Goes on with the case in question; refuses if there is none. */
export const withCase = ({ config, slashCase }: Subject, then: (slashCase: SlashCase) => Verdict): Verdict =>
  slashCase ? then(slashCase) : refuse('NoSlashCase', config);

/** When a case ends at the latest, unix seconds; `null` if anyone can end it now. */
export function caseEndsAt(slashCase: SlashCase, now: bigint): bigint | null {
  const status = caseStatus(slashCase, now);
  if (status === 'open to appeal' || status === 'upheld') return slashCase.appealEndsAt;
  return status === 'before the arbiter' ? slashCase.arbiterEndsAt : null;
}

/** Until when stake is frozen, if the case in question is the only open one. */
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

/** What an arbiter can decide. */
export type Decision = 'uphold' | 'dismiss';

/** What each refusal of a decision is called, and what it says in addition. */
const DECISIONS: Record<
  rules.DecisionRefusal,
  { code: ProgramErrorCode; details: (slashCase: SlashCase, config: Config) => Details }
> = {
  opener: { code: 'OpenerCannotDecide', details: () => ({}) },
  decided: { code: 'CaseDecided', details: () => ({}) },
  notAppealed: { code: 'NotAppealed', details: () => ({}) },
  expired: {
    code: 'CaseExpired',
    details: ({ arbiterEndsAt }) => ({ words: `since ${dateText(arbiterEndsAt)}` }),
  },
  beforeArbiter: {
    code: 'CaseBeforeArbiter',
    details: ({ openedAt }, { arbiterSince }) => ({
      words: `opened at ${dateText(openedAt)}, matured at ${dateText(arbiterSince)}`,
    }),
  },
  takeBackTooLate: {
    code: 'TakeBackTooLate',
    details: ({ appealEndsAt }) => ({ words: `it ended at ${dateText(appealEndsAt)}` }),
  },
};

const isRefusal = (answer: rules.CaseProgress | rules.DecisionRefusal): answer is rules.DecisionRefusal =>
  Object.hasOwn(DECISIONS, answer);

/** Refuses a decision of anyone but the arbiter, and one that the case does not allow. */
export const requireDecidable = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  decision: Decision,
): Verdict =>
  withCase(subject, (slashCase) => {
    const { config } = subject;
    const decide = decision === 'uphold' ? rules.caseUphold : rules.caseDismiss;
    const by = { isOpener: slashCase.opener.equals(viewer.wallet), since: config.arbiterSince };
    const answer = decide(caseClock(slashCase), by, now);
    const refused = isRefusal(answer) ? DECISIONS[answer] : null;
    return (
      requireRole(config, 'arbiter', viewer) ??
      (refused && refuse(refused.code, config, refused.details(slashCase, config)))
    );
  });

/** Refuses a wallet that may not withdraw a case: the slasher may, or the admin while there is no slasher. */
export function requireWithdrawer({ config }: Subject, { wallet }: Viewer): Verdict {
  const vacant = config.slasher.equals(PublicKey.default);
  const allowed = vacant ? config.admin : config.slasher;
  return allowed.equals(wallet) ? null : refuse('NotSlasherNorAdmin', config);
}

/** Refuses a case whose amounts are not due for burning. */
export function requireExecutable({ config }: Subject, slashCase: SlashCase, now: bigint): Verdict {
  const status = caseStatus(slashCase, now);
  if (status === 'ready to execute') return null;
  const waits = status === 'open to appeal' || status === 'upheld';
  return refuse(
    'CaseNotExecutable',
    config,
    waits ? { availableAt: slashCase.appealEndsAt } : { words: status },
  );
}

/** Refuses a case whose amounts are not free again. */
export function requireReleasable({ config }: Subject, slashCase: SlashCase, now: bigint): Verdict {
  const status = caseStatus(slashCase, now);
  if (status === 'ready to release') return null;
  const details =
    status === 'before the arbiter' ? { availableAt: slashCase.arbiterEndsAt } : { words: status };
  return refuse('CaseNotReleasable', config, details);
}
