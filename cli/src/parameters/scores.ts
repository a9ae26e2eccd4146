import { MAX_SCORE } from '@co-staking/sdk';

import { usage } from '../exit';

/** A score of whole percent; `null` for `-`, which is unknown. */
export function readScore(text: string): number | null {
  const given = text.trim();
  if (given === '-' || given === '') return null;
  const score = /^\d{1,3}$/.test(given) ? Number(given) : NaN;
  if (!(score <= MAX_SCORE))
    throw usage(`not a score: "${given}"`, `whole percent up to ${MAX_SCORE}, or - for unknown`);
  return score;
}

/** The five parts of a score, separated by commas. */
export const readScoreParts = (text: string): (number | null)[] => text.split(',').map(readScore);
