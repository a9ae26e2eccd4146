/**
 * Reads Rust text without a parser: enough for the simple, formatted code of the program. The compiler checks the
 * instrumented copy anyway.
 */

/** The text with comments and literals blanked out, each byte at its position, so that only code can be found in it. */
export function codeOnly(text: string): string {
  const pattern = /\/\/[^\n]*|\/\*[^]*?\*\/|b?"(?:\\.|[^"\\])*"|b?'(?:\\.|[^'\\\n])'/g;
  return text.replace(pattern, (found) => found.replace(/[^\n]/g, ' '));
}

const OPENING = '([{';
const CLOSING = ')]}';

/** Index of the bracket that closes the one at `open`. */
export function closingOf(code: string, open: number): number {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    if (OPENING.includes(code[at]!)) depth += 1;
    if (CLOSING.includes(code[at]!)) depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`no end to the bracket at ${open}`);
}

/** Index of the first of `stops` from `from` on that is outside of brackets; otherwise of the closing bracket. */
export function firstOutside(code: string, from: number, stops: string): number {
  for (let at = from; at < code.length; at += 1) {
    const letter = code[at]!;
    if (stops.includes(letter)) return at;
    if (CLOSING.includes(letter)) return at;
    if (OPENING.includes(letter)) at = closingOf(code, at);
  }
  return code.length;
}

/** Start of a file's tests, which are not code of the program. */
export function endOfCode(text: string): number {
  const tests = text.indexOf('#[cfg(test)]');
  return tests < 0 ? text.length : tests;
}

export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** One line of text, for variants next to the original that must not move the lines below. */
export const inOneLine = (text: string): string =>
  text
    .replace(/\/\/[^\n]*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
