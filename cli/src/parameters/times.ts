import { DAY } from '@co-staking/sdk';

import { usage } from '../exit';

const UNITS = new Map([
  ['s', 1n],
  ['m', 60n],
  ['h', 3_600n],
  ['d', DAY],
  ['w', 7n * DAY],
]);

/** A span such as `7d`, `1d12h` or plain seconds, in seconds; `null` if the text is not one. */
function span(text: string): bigint | null {
  if (/^\d{1,15}$/.test(text)) return BigInt(text);
  if (!/^(\d{1,9}[smhdw])+$/.test(text)) return null;
  const parts = [...text.matchAll(/(\d+)([smhdw])/g)];
  return parts.reduce((sum, [, count, unit]) => sum + BigInt(count!) * UNITS.get(unit!)!, 0n);
}

/** Seconds of a span. @throws CliError if it is not one */
export function readDuration(text: string): bigint {
  const seconds = span(text);
  if (seconds === null)
    throw usage(`not a span of time: "${text}"`, 'for example 7d, 36h, 1d12h, or seconds');
  return seconds;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Unix second of an ISO date, or of a span from `now` on. A date without a zone is UTC, as the chain is.
 *
 * @throws CliError if it is neither, or no day of the calendar
 */
export function readDate(text: string, now: bigint): bigint {
  if (/[smhdw]$/.test(text)) return now + readDuration(text);
  const [, day, time = '00:00', zone = 'Z'] = ISO.exec(text) ?? [];
  const milliseconds = day === undefined ? NaN : Date.parse(`${day}T${time}${zone}`);
  // `Date.parse` turns the 30th of February into March.
  const real = day !== undefined && new Date(`${day}T00:00Z`).toISOString?.().startsWith(day);
  if (Number.isNaN(milliseconds) || !real)
    throw usage(`not a date: "${text}"`, 'for example 2026-03-01, 2026-03-01T12:00Z, or 30d from now');
  return BigInt(milliseconds / 1000);
}

/** A unix second as ISO 8601; `null` for zero, which stands for never. */
export function isoTime(seconds: bigint): string | null {
  if (seconds === 0n) return null;
  const date = new Date(Number(seconds) * 1000);
  // Beyond the year 275760 there are no dates, only seconds.
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString().replace('.000Z', 'Z');
}

/** How far a second is ahead or behind: `in 3 days`, `2 hours ago`. */
export function fromNow(seconds: bigint, now: bigint): string {
  const distance = seconds > now ? seconds - now : now - seconds;
  const words = spanWords(distance);
  return seconds > now ? `in ${words}` : `${words} ago`;
}

const WORDS: [string, bigint][] = [
  ['day', DAY],
  ['hour', 3_600n],
  ['minute', 60n],
  ['second', 1n],
];

/** Seconds in words, the two largest units: `13 days 4 hours`. */
export function spanWords(seconds: bigint): string {
  const parts: string[] = [];
  let rest = seconds;
  for (const [name, size] of WORDS) {
    const count = rest / size;
    rest %= size;
    if (count > 0n) parts.push(`${count} ${name}${count === 1n ? '' : 's'}`);
  }
  return parts.slice(0, 2).join(' ') || '0 seconds';
}
