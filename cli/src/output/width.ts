import stringWidth from 'string-width';

/** Columns that a text takes in a terminal: two for a CJK character or an emoji, none for a combining mark. */
export const widthOf = (text: string): number => stringWidth(text);

const blanks = (text: string, width: number): string => ' '.repeat(Math.max(0, width - widthOf(text)));

/** Fills up to the width, behind the text. */
export const padEnd = (text: string, width: number): string => text + blanks(text, width);

/** Fills up to the width, before the text. */
export const padStart = (text: string, width: number): string => blanks(text, width) + text;

/** Breaks a text between words into lines of at most `width` columns; a longer word has a line for itself. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
