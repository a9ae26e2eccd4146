/** Marks a number in a text: JSON has no limit for numbers, but JavaScript has. */
const MARK = '\u0000n';
const MARKED = /"\\u0000n(-?\d+)"/g;

/** As `JSON.stringify`, with every bigint as an exact JSON number. */
export function toJson(value: unknown): string {
  const text = JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'bigint' ? `${MARK}${each}` : each,
  );
  return text.includes('\\u0000n') ? text.replace(MARKED, '$1') : text;
}
