/** What is compared of an answer: keys, types, and the words and numbers that are the same on every chain. */
export type Shape = string | number | Shape[] | { [key: string]: Shape };

const KEYS = /[1-9A-HJ-NP-Za-km-z]{32,88}/g;
const KEY = /^[1-9A-HJ-NP-Za-km-z]{32,88}$/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const ENCODINGS = ['base58', 'base64', 'base64+zstd'];
/** Texts up to here are words, unless they are numbers. */
const MOST_WORD = 31;
/** Fields whose numbers are the same on every chain. */
const EXACT = new Set(['code', 'status', 'version']);

/** A text without what differs from chain to chain: keys, bytes and numbers. */
export function wordsOf(text: string): string {
  if (KEY.test(text)) return '<key>';
  if (NUMBER.test(text)) return '<number as text>';
  if (text.length <= MOST_WORD) return text;
  return text.replace(KEYS, '<key>').replace(/\d+/g, '<n>');
}

/** Data with the name of their encoding. */
const isData = (values: unknown[]): boolean =>
  values.length === 2 &&
  values.every((each) => typeof each === 'string') &&
  ENCODINGS.includes(values[1] as string);

/** Elements of a list are all of one kind: each of their shapes once. */
function listOf(values: unknown[]): Shape[] {
  if (isData(values)) return ['<data>', values[1] as string];
  const seen = new Map(values.map((value) => [JSON.stringify(shapeOf(value)), shapeOf(value)]));
  return [...seen.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shape]) => shape);
}

export function shapeOf(value: unknown, field = ''): Shape {
  if (value === null || value === undefined) return '<null>';
  if (typeof value === 'string') return field === 'data' ? '<data>' : wordsOf(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return EXACT.has(field) ? value : '<number>';
  if (Array.isArray(value)) return listOf(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    entries.map(([key, each]) => [KEY.test(key) ? '<key>' : key, shapeOf(each, key)]),
  );
}
