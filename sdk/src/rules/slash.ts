import { BPS_DENOMINATOR, SLASH_WINDOW_SECONDS } from '../constants';
import { fitsU64, larger, saturateI64, smaller } from './integers';
import { shareOf } from './rewards';

/**
 * Base units of `free` that a case of `bps` hits, rounded down; `null` where `bps` exceeds 10,000.
 *
 * @example
 * rules.hit(1_000n, 500); // 50n
 */
export const hit = (free: bigint, bps: number): bigint | null => shareOf(free, bps)?.units ?? null;

/**
 * Whether a stake that was locked at `since` was at risk at the second of the infraction.
 *
 * @example
 * rules.exposed(shownOffer.acceptedAt, now - 3_600n);
 */
export const exposed = (since: bigint, infractionAt: bigint): boolean => since <= infractionAt;

/** Slashes of one device that count against each other. */
export interface SlashWindow {
  /** Unix seconds of the first and the latest case; both zero where there was none. */
  startedAt: bigint;
  lastCaseAt: bigint;
  /** Least stake that the device held at any case of the window, base units. */
  stake: bigint;
  /** Stake hit by the cases of the window, but for what was released, base units. */
  slashed: bigint;
}

/**
 * The window after a case at `now` that hits `amount` of the `held` base units of a device.
 *
 * @returns `null` where that exceeds `capBps` of the window's stake
 *
 * @example
 * const allowed = rules.windowWith(window, now, 1_000n, 100n, 2_000) !== null;
 */
export function windowWith(
  window: SlashWindow,
  now: bigint,
  held: bigint,
  amount: bigint,
  capBps: number,
): SlashWindow | null {
  const reaches = window.startedAt !== 0n && now < saturateI64(window.lastCaseAt + SLASH_WINDOW_SECONDS);
  const slashed = fitsU64(reaches ? window.slashed + amount : amount);
  if (slashed === null) return null;
  const next = reaches
    ? {
        startedAt: window.startedAt,
        lastCaseAt: larger(window.lastCaseAt, now),
        stake: smaller(window.stake, held),
        slashed,
      }
    : { startedAt: now, lastCaseAt: now, stake: held, slashed };
  const cap = hit(next.stake, Math.min(capBps, BPS_DENOMINATOR)) ?? 0n;
  return next.slashed <= cap ? next : null;
}

/**
 * The window after `amount` of a case that was opened at `openedAt` has been released.
 *
 * @example
 * const after = rules.windowWithout(window, now, 100n);
 */
export function windowWithout(window: SlashWindow, openedAt: bigint, amount: bigint): SlashWindow {
  if (window.startedAt === 0n || openedAt < window.startedAt) return window;
  return { ...window, slashed: larger(window.slashed - amount, 0n) };
}
