import { MAX_CARDS, MAX_HIRED_SECONDS, MAX_MULTIPLIER_BPS, MAX_SCORE, SCORE_UNKNOWN } from '../../constants';
import { hardwareAt } from '../../quotes/position';
import * as rules from '../../rules';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict } from '../../refusals/types';

interface Facts {
  cards: number;
  multiplierBps: number;
}

const minimumOf = ({ config }: Subject, { cards, multiplierBps }: Facts): bigint | null =>
  rules.minimumStake(config.baseStakePerCard, multiplierBps, cards);

/** Refuses cards or a multiplier out of range. */
export function requireHardware(subject: Subject, facts: Facts): Verdict {
  const { config } = subject;
  if (facts.cards < 1 || facts.cards > MAX_CARDS) return refuse('BadCards', config);
  if (facts.multiplierBps > MAX_MULTIPLIER_BPS) return refuse('BadMultiplier', config);
  return minimumOf(subject, facts) === null ? refuse('MathOverflow', config) : null;
}

/** Refuses hardware that the device has already, unless another one is announced. */
export function requireChange(subject: Subject, facts: Facts, now: bigint): Verdict {
  const { config, device } = subject;
  const present = hardwareAt(device, now);
  const same =
    present.cards === facts.cards &&
    present.multiplierBps === facts.multiplierBps &&
    present.minimum === minimumOf(subject, facts);
  return same && device.announcedFrom <= now ? refuse('RequirementUnchanged', config) : null;
}

/** Refuses a score that is neither a whole percent nor unknown. */
export function requireScores({ config }: Subject, scores: readonly (number | null | undefined)[]): Verdict {
  const isScore = (score: number): boolean => score === SCORE_UNKNOWN || (score >= 0 && score <= MAX_SCORE);
  return scores.every((score) => isScore(score ?? SCORE_UNKNOWN)) ? null : refuse('BadScore', config);
}

/** Refuses a hire that is reported too far ahead. */
export const requireHiredEnd = ({ config }: Subject, hiredUntil: bigint, now: bigint): Verdict =>
  hiredUntil <= now + MAX_HIRED_SECONDS ? null : refuse('HiredTooFarAhead', config);
