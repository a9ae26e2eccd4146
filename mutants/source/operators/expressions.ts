import { closingOf, endOfCode, firstOutside, inOneLine } from '../rust';
import { active, type Operator, type SourceMutant } from '../mutant';

/** Changed conditions: each comparison and connective replaced once, and the whole condition fixed to true or false. */

/** Replacements of an operator: the neighbour at the boundary, the opposite, the other connective. */
const REPLACEMENTS: [pattern: RegExp, by: string][] = [
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ == /g, ' != '],
  [/ != /g, ' == '],
  [/ && /g, ' || '],
  [/ \|\| /g, ' && '],
  [/\.checked_add\(/g, '.checked_sub('],
  [/\.checked_sub\(/g, '.checked_add('],
  [/\.saturating_add\(/g, '.saturating_sub('],
  [/\.saturating_sub\(/g, '.saturating_add('],
];

interface Piece {
  start: number;
  end: number;
  /** A truth value that can be fixed. */
  truth: boolean;
}

const trimmed = (code: string, start: number, end: number): { start: number; end: number } => {
  while (/\s/.test(code[start]!)) start += 1;
  while (/\s/.test(code[end - 1]!)) end -= 1;
  return { start, end };
};

/** `if` conditions, the conditions of `ensure!`, bodies of functions and closures that return a bool, and `let`. */
function pieces(code: string): Piece[] {
  const found: Piece[] = [];
  const end = endOfCode(code);
  const each = (pattern: RegExp, take: (from: number, match: RegExpMatchArray) => void): void => {
    for (const match of code.slice(0, end).matchAll(pattern)) take(match.index + match[0].length, match);
  };
  const add = (start: number, stop: number, truth: boolean): void => {
    const piece = trimmed(code, start, stop);
    if (piece.end > piece.start) found.push({ ...piece, truth });
  };
  each(/\bif (?!let\b)/g, (from) => add(from, firstOutside(code, from, '{'), true));
  each(/\bensure!\(/g, (from) => add(from, firstOutside(code, from, ','), false));
  each(/-> bool \{/g, (from) => {
    const stop = closingOf(code, from - 1);
    if (!/;|\bif\b|\bmatch\b/.test(code.slice(from, stop))) add(from, stop, true);
  });
  each(/\.(?:any|all|find|filter|is_some_and|is_ok_and)\(\|[^|]*\| /g, (from) =>
    add(from, firstOutside(code, from, ','), true),
  );
  each(/\blet (?:mut )?\w+(?:: \w+)? =\s/g, (from) => {
    const stop = firstOutside(code, from, ';');
    if (!/[{|]/.test(code.slice(from, stop).replaceAll('||', ''))) add(from, stop, false);
  });
  // Two ways to find the same piece.
  return found.filter(({ start }, index) => found.findIndex((other) => other.start === start) === index);
}

export const expressions: Operator = (text, code) => {
  const mutants: SourceMutant[] = [];
  for (const { start, end, truth } of pieces(code)) {
    const original = text.slice(start, end);
    const instead = (operator: string, variant: string): void => {
      const before = (id: number): string => `(if ${active(id)} { ${variant} } else { `;
      const what = `${inOneLine(original)} -> ${variant}`;
      mutants.push({ operator, what, wrap: { start, end, before, after: ' })' } });
    };
    for (const [pattern, by] of REPLACEMENTS)
      for (const match of code.slice(start, end).matchAll(pattern)) {
        const rest = original.slice(match.index + match[0].length);
        instead('operator', inOneLine(`${original.slice(0, match.index)}${by}${rest}`));
      }
    if (truth) for (const value of ['true', 'false']) instead('decided', value);
  }
  return mutants;
};
