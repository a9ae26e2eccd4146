/** Why a line is not an object of texts and whole numbers. */
export class FlatJsonError extends Error {}

const STRING = String.raw`"(?:[^"\\]|\\.)*"`;
/** A name, a colon, a value, and a comma or the closing brace; the text is JSON already. */
const FIELD = new RegExp(String.raw`\s*(${STRING})\s*:\s*(${STRING}|[^\s,"}\[{]+|[\[{])\s*([,}]?)`, 'gy');
const WHOLE = /^-?\d+$/;

/**
 * Reads one JSON object of texts and whole numbers, each name once. Numbers are taken from the text itself: `JSON.parse` keeps
 * the last of two equal names, and rounds `0.99999999999999999` to 1 before anyone can look.
 *
 * @throws FlatJsonError that says what is wrong
 */
export function parseFlatJson(text: string): [name: string, value: string][] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FlatJsonError('not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FlatJsonError('not a JSON object');
  const fields = new Map<string, string>();
  FIELD.lastIndex = text.indexOf('{') + 1;
  for (let found = FIELD.exec(text); found; found = FIELD.exec(text)) {
    const name = JSON.parse(found[1]!) as string;
    if (fields.has(name)) throw new FlatJsonError(`"${name}" occurs twice`);
    fields.set(name, valueOf(name, found[2]!));
    if (found[3] !== ',') break;
  }
  return [...fields];
}

function valueOf(name: string, source: string): string {
  if (source.startsWith('"')) return JSON.parse(source) as string;
  // A number that doubles cannot hold may have been rounded by whatever wrote it.
  if (WHOLE.test(source) && Number.isSafeInteger(Number(source))) return source;
  throw new FlatJsonError(`"${name}" must be text or a whole number; write amounts as text`);
}
