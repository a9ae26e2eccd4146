import { endOfCode, firstOutside, inOneLine } from '../rust';
import { active, type Operator } from '../mutant';

/** Removed statements: assignments, checks by name, events, every call for its effect. */

/** `a.b = …;`, `*a = …;`, `call(…)?;`, `a.b(…)?;` at the start of a line. */
const STATEMENT = /^[ ]+((?:\*?[a-z_][\w.:()?&]*|\*[a-z_][\w.()?&]*) (?:=|[-+]=) |[a-z_][\w.:]*\()/gm;
const KEYWORDS = /^(?:let|return|if|else|for|while|loop|match|pub|fn|use|const|static|mod|impl|unsafe)\b/;

export const statements: Operator = (text, code) => {
  const mutants = [];
  for (const match of code.slice(0, endOfCode(code)).matchAll(STATEMENT)) {
    const start = match.index + match[0].length - match[1]!.length;
    if (KEYWORDS.test(match[1]!)) continue;
    const end = firstOutside(code, start, ';');
    // Not a statement: the value of a block, a piece of a longer expression, or an argument.
    if (code[end] !== ';' || !startsStatement(code, start)) continue;
    const what = inOneLine(text.slice(start, end));
    const operator = /^emit\(/.test(what) ? 'event removed' : 'statement removed';
    const before = (id: number): string => `if !${active(id)} { `;
    mutants.push({ operator, what, wrap: { start, end: end + 1, before, after: ' }' } });
  }
  return mutants;
};

const startsStatement = (code: string, at: number): boolean => /[;{}]\s*$/.test(code.slice(0, at));
