import { usage } from '../exit';
import type { Parameter } from './parameter';

const UNITS: Record<string, number> = { '': 1, K: 1_000, M: 1_000_000, G: 1_000_000_000 };

/** Bytes of a size such as `500K` or `10M`; `null` if it is not one. */
export function bytesOf(text: string): number | null {
  const [, count, unit] = /^(\d{1,6})([KMG]?)$/i.exec(text) ?? [];
  return count === undefined ? null : Number(count) * UNITS[unit!.toUpperCase()]!;
}

/** Size of a file in bytes, written as `500K`, `10M` or `1G`. */
export const size = (description: string): Parameter<number> => ({
  description,
  placeholder: 'size',
  place: 'flag',
  read(text) {
    const bytes = bytesOf(text);
    if (bytes === null) throw usage(`not a size: "${text}"`, 'write it as 500K, 10M or 1G');
    return bytes;
  },
});
