import { endOfCode, firstOutside, inOneLine } from '../rust';
import { active, type Operator } from '../mutant';

/** Every `ensure!` and every `has_one` or other constraint of an account, removed. */

export const checks: Operator = (text, code) =>
  [...code.slice(0, endOfCode(code)).matchAll(/\bensure!\(/g)].map((match) => {
    const start = match.index + match[0].length;
    const end = firstOutside(code, start, ',');
    const what = inOneLine(text.slice(start, firstOutside(code, start, '')));
    const before = (id: number): string => `${active(id)} || (`;
    return { operator: 'check removed', what, wrap: { start, end, before, after: ')' } };
  });

/** Name and type of the field that an attribute at `at` belongs to. */
function fieldAfter(code: string, at: number): { name: string; type: string } | null {
  const match = /\bpub (\w+): (\w+)</.exec(code.slice(at));
  return match && { name: match[1]!, type: match[2]! };
}

export const constraints: Operator = (text, code) => {
  const found = [...code.slice(0, endOfCode(code)).matchAll(/\b(has_one|constraint) = /g)];
  return found.flatMap((match) => {
    const start = match.index;
    const end = firstOutside(code, start, ',');
    const field = fieldAfter(code, end);
    if (!field) return [];
    const [condition, error] = text.slice(start + match[0].length, end).split('@');
    const wanted = condition!.trim();
    // A `has_one` written as a condition, so that it can be removed.
    const spelled =
      match[1] === 'has_one' ? `${field.name}.load()?.${wanted} == ${wanted}.key()` : inOneLine(wanted);
    const before = (id: number): string =>
      `constraint = ${active(id)} || (${spelled})${error ? ` @ ${error.trim()}` : ''} /*`;
    const what = `${field.name}: ${match[0]}${wanted}`;
    return [{ operator: 'constraint removed', what, wrap: { start, end, before, after: '*/' } }];
  });
};
