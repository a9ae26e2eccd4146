import { CHANGE_DELAY_SECONDS } from '../constants';
import { fitsI64 } from './integers';

/** A slash term: a cap (basis points) or the appeal window (seconds), with what is announced for it. */
export interface Term {
  /** In force until `announcedFrom`. */
  value: bigint;
  /** In force from `announcedFrom` on. */
  announced: bigint;
  /** Unix seconds; zero if nothing is announced. */
  announcedFrom: bigint;
}

/** In which direction a term gets worse for the stakes: a cap higher, the appeal window lower. */
export type Worse = 'higher' | 'lower';

/** Why a term stays as it is: the value is in force and nothing is announced; a date does not fit 64 bits. */
export type TermRefusal = 'unchanged' | 'overflow';

/**
 * The value of a term in force at `now` (unix seconds).
 *
 * @example
 * rules.termAt({ value: 3_000n, announced: 5_000n, announcedFrom: 100n }, 99n); // 3_000n
 */
export const termAt = ({ value, announced, announcedFrom }: Term, now: bigint): bigint =>
  announcedFrom !== 0n && now >= announcedFrom ? announced : value;

/**
 * A term after it is set at `now` (unix seconds). A worse value is announced and applies 42 days later; any other
 * applies at once. Whatever was announced before is dropped.
 *
 * @example
 * const next = rules.termSet(term, 5_000n, 'higher', now);
 */
export function termSet(term: Term, value: bigint, worse: Worse, now: bigint): Term | TermRefusal {
  const present = termAt(term, now);
  if (value === present && term.announcedFrom <= now) return 'unchanged';
  const getsWorse = worse === 'higher' ? value > present : value < present;
  if (!getsWorse) return { value, announced: 0n, announcedFrom: 0n };
  const announcedFrom = fitsI64(now + CHANGE_DELAY_SECONDS);
  return announcedFrom === null ? 'overflow' : { value: present, announced: value, announcedFrom };
}

/**
 * A term without an announcement that does not apply yet at `now` (unix seconds): what a new admin finds.
 *
 * @example
 * const kept = rules.termWithoutAnnouncement(term, now);
 */
export const termWithoutAnnouncement = (term: Term, now: bigint): Term => ({
  value: termAt(term, now),
  announced: 0n,
  announcedFrom: 0n,
});
