/** What has been said about a slash case so far. */
export type CaseProgress = 'open' | 'appealed' | 'upheld' | 'dismissed';

/** The dates of a slash case, unix seconds, and what has been said about it. */
export interface CaseClock {
  progress: CaseProgress;
  openedAt: bigint;
  /** From this second on no one can appeal; before it nothing is burned. */
  appealEndsAt: bigint;
  /** From this second on an undecided appeal has expired; zero if there was no appeal. */
  arbiterEndsAt: bigint;
}

/** The arbiter who decides. */
export interface Decider {
  /** Whether this key opened the case. */
  isOpener: boolean;
  /** Unix second at which the arbiter's nomination had matured; zero for an arbiter since initialisation. */
  since: bigint;
}

/**
 * Why a case cannot be decided so: this key opened it; no one has appealed; it was decided; it was upheld and its
 * appeal window is over; the arbiter's time is over; it was opened before the arbiter's nomination had matured.
 */
export type DecisionRefusal =
  'opener' | 'notAppealed' | 'decided' | 'takeBackTooLate' | 'expired' | 'beforeArbiter';

/**
 * Whether a case's amounts are due for burning at `now` (unix seconds): upheld or not appealed, and its appeal window
 * is over.
 *
 * @example
 * const due = rules.caseMayBurn(clock, now);
 */
export const caseMayBurn = ({ progress, appealEndsAt }: CaseClock, now: bigint): boolean =>
  (progress === 'upheld' || progress === 'open') && now >= appealEndsAt;

const expired = ({ progress, arbiterEndsAt }: CaseClock, now: bigint): boolean =>
  progress === 'appealed' && now >= arbiterEndsAt;

/**
 * Whether a case's amounts are free again at `now` (unix seconds): dismissed, or the arbiter's time is over.
 *
 * @example
 * const free = rules.caseMayRelease(clock, now);
 */
export const caseMayRelease = (clock: CaseClock, now: bigint): boolean =>
  clock.progress === 'dismissed' || expired(clock, now);

function refusalUnlessPending(clock: CaseClock, now: bigint): DecisionRefusal | null {
  if (clock.progress === 'open') return 'notAppealed';
  return expired(clock, now) ? 'expired' : null;
}

/**
 * What upholding makes of a case at `now` (unix seconds), or why it cannot be upheld.
 *
 * @example
 * const upheld = rules.caseUphold(clock, { isOpener: false, since: config.arbiterSince }, now) === 'upheld';
 */
export function caseUphold(
  clock: CaseClock,
  { isOpener, since }: Decider,
  now: bigint,
): CaseProgress | DecisionRefusal {
  if (isOpener) return 'opener';
  if (clock.progress === 'upheld' || clock.progress === 'dismissed') return 'decided';
  const refusal = refusalUnlessPending(clock, now);
  if (refusal) return refusal;
  return clock.openedAt < since ? 'beforeArbiter' : 'upheld';
}

/**
 * What dismissing makes of a case at `now` (unix seconds), or why it cannot be dismissed. An upheld case can be
 * dismissed until its appeal window is over: that takes the decision back, and is final.
 *
 * @example
 * const dismissed = rules.caseDismiss(clock, { isOpener: false }, now) === 'dismissed';
 */
export function caseDismiss(
  clock: CaseClock,
  { isOpener }: Pick<Decider, 'isOpener'>,
  now: bigint,
): CaseProgress | DecisionRefusal {
  if (isOpener) return 'opener';
  if (clock.progress === 'dismissed') return 'decided';
  if (clock.progress === 'upheld') return now >= clock.appealEndsAt ? 'takeBackTooLate' : 'dismissed';
  return refusalUnlessPending(clock, now) ?? 'dismissed';
}
