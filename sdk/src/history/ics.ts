import { fromBaseUnits } from '../amounts';
import { checkFields } from '../codec/fields';
import { checkNow } from '../now';
import type { Position } from './entries';
import { isoDate } from './series';

/** Options of {@link toIcs}. */
export interface IcsOptions {
  /** Decimals of the mint: `config.mintDecimals`. */
  decimals: number;
  /** Symbol of the token, shown behind amounts. */
  symbol?: string;
  /** Unix second at which the calendar is made. */
  now: bigint;
}

/** Most octets of a line before it is folded. */
const LINE_BYTES = 75;

const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** `20260131T120000Z` */
const stamp = (at: bigint): string => isoDate(at).replace('.000', '').replace(/[-:]/g, '');

/** Folds a line at 75 octets, never within a character. */
function folded(line: string): string {
  let result = '';
  let bytes = 0;
  for (const character of line) {
    const length = new TextEncoder().encode(character).length;
    if (bytes + length > LINE_BYTES) {
      result += '\r\n ';
      bytes = 1;
    }
    result += character;
    bytes += length;
  }
  return `${result}\r\n`;
}

interface ExitDate {
  kind: 'wait-ends' | 'withdrawable';
  at: bigint;
  summary: string;
}

function datesOf(position: Position, amount: string): ExitDate[] {
  const { role, waitEndsAt, cooldownEndsAt } = position;
  const withdrawable: ExitDate = {
    kind: 'withdrawable',
    at: cooldownEndsAt,
    summary: `${amount} can be withdrawn`,
  };
  // An owner has no wait, and a forced exit skips it.
  if (role === 'owner') return [withdrawable];
  return [{ kind: 'wait-ends', at: waitEndsAt, summary: `Wait of ${amount} ends` }, withdrawable];
}

function vevent(position: Position, { kind, at, summary }: ExitDate, now: bigint): string[] {
  const { device, offer, exitChanges } = position;
  // The same for one thing in every export, so that a changed date replaces the old one.
  const thing = offer?.toBase58() ?? `${device.toBase58()}-${position.waitEndsAt}`;
  const description = `Device ${device.toBase58()}${offer ? `\nOffer ${offer.toBase58()}` : ''}`;
  return [
    'BEGIN:VEVENT',
    `UID:${thing}-${kind}@co-staking`,
    `SEQUENCE:${exitChanges - 1}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(at)}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/**
 * A calendar (RFC 5545) of the dates of all exits under way: when a wait ends, and when stake is free.
 *
 * @param positions - of `rebuildHistory`; those that no one leaves are not in the calendar
 * @throws TypeError for an unknown option or a `now` that is not a bigint; RangeError if it is in milliseconds
 *
 * @example
 * import { writeFileSync } from 'node:fs';
 * writeFileSync('exits.ics', toIcs(positions, { decimals: config.mintDecimals, symbol: 'IO', now }));
 */
export function toIcs(positions: readonly Position[], options: IcsOptions): string {
  checkFields('toIcs', options, { decimals: 'required', symbol: 'optional', now: 'required' });
  const { decimals, symbol, now } = options;
  checkNow('toIcs', now);
  const events = positions
    .filter(({ cooldownEndsAt }) => cooldownEndsAt > 0n)
    .flatMap((position) => {
      const amount = `${fromBaseUnits(position.stake, decimals)} ${symbol ?? 'tokens'}`;
      return datesOf(position, amount).flatMap((date) => vevent(position, date, now));
    });
  const frame = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//co-staking//exit dates//EN'];
  return [...frame, ...events, 'END:VCALENDAR'].map(folded).join('');
}
