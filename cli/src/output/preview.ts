import pico from 'picocolors';

import { fromNow } from '../parameters/times';
import { plainText } from './csv';
import type { Fields } from './fields';
import { label, shown } from './cells';
import { padEnd, widthOf } from './width';

const ISO = /^\d{4}-\d{2}-\d{2}T/;

/** A date with its distance; anything else as it is. */
function withDistance(text: string, now: bigint): string {
  if (!ISO.test(text)) return text;
  return `${text} (${fromNow(BigInt(Date.parse(text) / 1000), now)})`;
}

/** What changes, a line for each thing; nothing if nothing does. */
export function changes(before: Fields, after: Fields, now: bigint, colors: boolean): string[] {
  const { dim, bold } = pico.createColors(colors);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = names.filter((name) => plainText(before[name]) !== plainText(after[name]));
  const width = Math.max(0, ...changed.map((name) => widthOf(label(name))));
  return changed.map((name) => {
    const was = shown(before[name]);
    const becomes = withDistance(shown(after[name]), now);
    return `  ${padEnd(label(name), width)}  ${dim(was)} -> ${bold(becomes)}`;
  });
}
