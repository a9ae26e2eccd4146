/**
 * An answer of kit with numbers in place of bigints: slots, indexes and the numbers of errors. Lamports above 2^53 lose
 * digits, and are not read.
 */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]));
}
