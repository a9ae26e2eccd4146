import { APPEAL_BOUNDS, CAP_BOUNDS, CHANGE_DELAY } from './limits';
import { date } from './numbers';
import { need, refuse } from './refusal';
import type { Config, Seconds } from './state';

/** Product 8a: the slash terms. A worse value applies only after 42 days, a better one at once. */

/** The fields of a term: the agreed value, the announced one, and when that applies. */
const TERMS = [
  {
    value: 'ownerSlashCapBps',
    announced: 'announcedOwnerSlashCapBps',
    from: 'ownerSlashCapFrom',
    bounds: CAP_BOUNDS,
    outside: 'SlashCapOutOfBounds',
  },
  {
    value: 'coStakeSlashCapBps',
    announced: 'announcedCoStakeSlashCapBps',
    from: 'coStakeSlashCapFrom',
    bounds: CAP_BOUNDS,
    outside: 'SlashCapOutOfBounds',
  },
  {
    value: 'appealSeconds',
    announced: 'announcedAppealSeconds',
    from: 'appealFrom',
    bounds: APPEAL_BOUNDS,
    outside: 'PeriodOutOfBounds',
  },
] as const;
type Term = (typeof TERMS)[number];

export const ownerCap = (config: Config, now: Seconds): number => Number(inForce(config, TERMS[0], now));
export const coStakeCap = (config: Config, now: Seconds): number => Number(inForce(config, TERMS[1], now));
export const appealWindow = (config: Config, now: Seconds): Seconds => inForce(config, TERMS[2], now);

function inForce(config: Config, { value, announced, from }: Term, now: Seconds): bigint {
  const applies = config[from] !== 0n && now >= config[from];
  return BigInt(applies ? config[announced] : config[value]);
}

/** Caps are stored in 16 bits, the window in 64. */
function write(config: Config, { value, announced, from }: Term, terms: [bigint, bigint, Seconds]): void {
  const fields: Record<string, number | bigint> = config as never;
  const stored = (units: bigint): number | bigint => (value === 'appealSeconds' ? units : Number(units));
  fields[value] = stored(terms[0]);
  fields[announced] = stored(terms[1]);
  config[from] = terms[2];
}

/** Sets a term. It clears an earlier announcement; the value in force, sent again, does only that. */
export function setTerm(config: Config, number: number, wanted: bigint, now: Seconds): void {
  const term = TERMS[number] ?? refuse('BadSlashTerm');
  need(wanted >= term.bounds[0] && wanted <= term.bounds[1], term.outside);
  const present = inForce(config, term, now);
  need(wanted !== present || config[term.from] > now, 'SlashTermUnchanged');
  const isWorse = term.value === 'appealSeconds' ? wanted < present : wanted > present;
  if (isWorse) write(config, term, [present, wanted, date(now + CHANGE_DELAY)]);
  else write(config, term, [wanted, 0n, 0n]);
}

/** Clears announcements that are not in force yet. */
export function dropAnnounced(config: Config, now: Seconds): void {
  for (const term of TERMS) write(config, term, [inForce(config, term, now), 0n, 0n]);
}
