import { checkObject, type Fields } from '../codec/fields';
import type { Subject } from './types';

const FIELDS: Fields<Subject> = {
  config: 'required',
  device: 'required',
  offer: 'optional',
  offers: 'optional',
  slashCase: 'optional',
  participant: 'optional',
  walletLink: 'optional',
};

/** Whether two names differ by their case, one letter, or two neighbours that changed places. */
function alike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a, b].map((name) => name.slice(start, name.length - end)) as [string, string];
  const swapped = left.length === 2 && left[0] === right[1] && left[1] === right[0];
  return swapped || Math.max(left.length, right.length) <= 1;
}

/**
 * Refuses a misspelt account of a subject: without the account the verdict would be another one. A page may pass an object
 * that holds more than a subject; only a name that is almost that of a missing account is taken for a mistake.
 *
 * @throws TypeError that names the field, or says that there is no subject
 */
export function checkSubject(caller: string, subject: Partial<Subject>): void {
  checkObject(caller, subject, 'a subject: the accounts on the screen');
  const missing = Object.keys(FIELDS).filter((name) => subject[name as keyof Subject] === undefined);
  for (const name of Object.keys(subject)) {
    if (Object.hasOwn(FIELDS, name)) continue;
    const meant = missing.find((known) => alike(name, known));
    if (meant) throw new TypeError(`${caller}: subject: unknown field "${name}"; did you mean "${meant}"?`);
  }
}
