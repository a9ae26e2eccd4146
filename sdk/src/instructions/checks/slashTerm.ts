import { SlashTerm } from '../../accounts';
import { fromBasisPoints } from '../../amounts';
import { DAY, MAX_APPEAL_SECONDS, MAX_SLASH_CAP_BPS, MIN_APPEAL_SECONDS } from '../../constants';
import { slashTerm, worseOf } from '../../quotes/slashTerms';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict } from '../../refusals/types';
import * as rules from '../../rules';

/** Refuses a slash term that does not exist. */
export const requireTermExists = ({ config }: Subject, term: SlashTerm): Verdict =>
  Object.values(SlashTerm).includes(term) ? null : refuse('BadSlashTerm', config);

/** Refuses a value out of the program's bounds. */
export function requireTermInBounds({ config }: Subject, term: SlashTerm, value: bigint): Verdict {
  if (term === SlashTerm.AppealWindow) {
    if (value >= MIN_APPEAL_SECONDS && value <= MAX_APPEAL_SECONDS) return null;
    const words = `from ${MIN_APPEAL_SECONDS / DAY} to ${MAX_APPEAL_SECONDS / DAY} days`;
    return refuse('PeriodOutOfBounds', config, { words });
  }
  if (value <= BigInt(MAX_SLASH_CAP_BPS)) return null;
  return refuse('SlashCapOutOfBounds', config, { words: `at most ${fromBasisPoints(MAX_SLASH_CAP_BPS)} %` });
}

/** Refuses the value in force if nothing is announced that it would take back. */
export function requireTermChange({ config }: Subject, term: SlashTerm, value: bigint, now: bigint): Verdict {
  const next = rules.termSet(slashTerm(config, term), value, worseOf(term), now);
  if (next === 'unchanged') return refuse('SlashTermUnchanged', config);
  return next === 'overflow' ? refuse('MathOverflow', config) : null;
}
