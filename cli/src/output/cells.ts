import pico from 'picocolors';

import { plainText } from './csv';
import type { Fields } from './fields';

/** What is shown for nothing. */
export const NOTHING = '-';

/** Headings that are shorter than the names of their columns. */
const HEADINGS: Readonly<Record<string, string>> = {
  sharePercent: 'Share %',
  rewardsPerWeek: 'Per week',
  rewardsUnclaimed: 'Unclaimed',
  rewardsClaimed: 'Claimed',
  ownerStake: 'Staked',
  deviceId: 'Device',
  openCases: 'Cases',
  ownerCapLeft: 'Cap left',
  ownerCommitment: 'Commitment',
};

/** `ownerCooldownEndsAt` as `Owner cooldown ends at`. */
export function label(name: string): string {
  const words = name
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim()
    .replace(/\bco stake/g, 'co-stake')
    .replace(/\b(?:id|url)\b/g, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The heading of a column. */
export const heading = (name: string): string => HEADINGS[name] ?? label(name);

const oneText = (value: Fields[string] | undefined): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : plainText(value);

/** A value as a terminal shows it: control characters out of data of strangers would reach it. */
export const shown = (value: Fields[string] | undefined): string =>
  // eslint-disable-next-line no-control-regex
  oneText(value).replace(/[\u0000-\u001f\u007f-\u009f]/g, '?') || NOTHING;

export const isNumber = (text: string): boolean => text === NOTHING || /^-?\d+(\.\d+)?$/.test(text);

const ADDRESS = /^[1-9A-HJ-NP-Za-km-z]{32,88}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ISO = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\dZ$/;

/** A text in less room: the ends of an address or signature, the start of a UUID, a time to the minute. */
export function short(text: string): string {
  if (ADDRESS.test(text)) return `${text.slice(0, 4)}…${text.slice(-4)}`;
  if (UUID.test(text)) return `${text.slice(0, 8)}…`;
  return text.replace(ISO, '$1 $2');
}

/** Columns whose values are states. */
const STATES = new Set(['state', 'status', 'sufficient', 'accept', 'possible', 'outcome']);
const GOOD = /^(yes|running|idle|active|done|landed|full|sufficient stake\b.*)$/i;
const BAD =
  /^(no|down|failed|blocked|unsupported|terminated|refused|expired|faults?|insufficient stake\b.*)$/i;
const WAITING = /^(wait|cooldown|withdrawable|paused|inactive|unknown|in cooldown|co-staker unstaked\b.*)$/i;

/** How a state is coloured; anything else stays as it is. */
export function colourOf(name: string, text: string, colors: boolean): (text: string) => string {
  const { green, red, yellow } = pico.createColors(colors);
  if (!STATES.has(name)) return (same) => same;
  if (GOOD.test(text)) return green;
  if (BAD.test(text)) return red;
  return WAITING.test(text) ? yellow : (same) => same;
}
