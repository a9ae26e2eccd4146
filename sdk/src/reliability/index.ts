/** What the default reliability score is made of. Fractions are between 0 and 1. */
export interface ReliabilityFacts {
  /** Days for which data exist. */
  daysOfData: number;
  /** Fraction of the last 30 days, or of the days there are, in which the device was up. */
  uptime: number;
  /** Whether the device was slashed in that time. */
  slashed: boolean;
  /** Network stability, fraction. */
  network: number;
  /** Fraction of the time in which the device met its minimum stake. */
  compliance: number;
  /** Measured performance against the model's, fraction. */
  performance: number;
}

/** Name of a part, in the order in which a device stores them. */
export type ReliabilityPart = 'uptime' | 'noSlash' | 'network' | 'compliance' | 'performance';

/** Points that each part can give; together 100. */
export const RELIABILITY_WEIGHTS: Readonly<Record<ReliabilityPart, number>> = {
  uptime: 40,
  noSlash: 20,
  network: 15,
  compliance: 15,
  performance: 10,
};

/** Days of data without which there is no score. */
export const RELIABILITY_MIN_DAYS = 7;

const WORDS: Record<ReliabilityPart, string> = {
  uptime: 'uptime over 30 days',
  noSlash: 'no slash',
  network: 'network stability',
  compliance: 'stake compliance',
  performance: 'performance',
};

/** A reliability score with its parts. */
export interface Reliability {
  /** Whole percent, rounded down; `null` ("-") until there are 7 days of data. */
  score: number | null;
  /** Whole percent of each part, rounded down, as `reportDevice` takes them; `null` like the score. */
  parts: Record<ReliabilityPart, number | null>;
  /** The reason in words. */
  explanation: string;
}

function percentOf(name: string, fraction: number): number {
  if (!(fraction >= 0 && fraction <= 1)) throw new RangeError(`${name} must be between 0 and 1: ${fraction}`);
  // A fraction such as 0.29 is a little less in binary, and its percentage must not be.
  return Math.floor(fraction * 100 + 1e-9);
}

/**
 * The default reliability score: 40 uptime + 20 no slash + 15 network + 15 compliance + 10 performance.
 *
 * @throws RangeError for a fraction outside 0 to 1, or a negative number of days
 * @example
 * const { score, explanation } = reliabilityScore(facts); // 93, or null until there are 7 days of data
 */
export function reliabilityScore(facts: ReliabilityFacts): Reliability {
  if (!(facts.daysOfData >= 0)) throw new RangeError(`daysOfData must not be negative: ${facts.daysOfData}`);
  const percents: Record<ReliabilityPart, number> = {
    uptime: percentOf('uptime', facts.uptime),
    noSlash: facts.slashed ? 0 : 100,
    network: percentOf('network', facts.network),
    compliance: percentOf('compliance', facts.compliance),
    performance: percentOf('performance', facts.performance),
  };
  const names = Object.keys(RELIABILITY_WEIGHTS) as ReliabilityPart[];
  if (facts.daysOfData < RELIABILITY_MIN_DAYS)
    return {
      score: null,
      parts: Object.fromEntries(names.map((name) => [name, null])) as Reliability['parts'],
      explanation: `no score yet: ${facts.daysOfData} of ${RELIABILITY_MIN_DAYS} days of data`,
    };
  const hundredths = names.reduce((sum, name) => sum + RELIABILITY_WEIGHTS[name] * percents[name], 0);
  const score = Math.floor(hundredths / 100);
  const terms = names.map((name) => {
    const points = (RELIABILITY_WEIGHTS[name] * percents[name]) / 100;
    return `${points} of ${RELIABILITY_WEIGHTS[name]} for ${WORDS[name]}`;
  });
  return { score, parts: percents, explanation: `${score} %: ${terms.join(', ')}` };
}
