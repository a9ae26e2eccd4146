// eslint-disable-next-line no-control-regex
const COLOUR = /\u001b\[[0-9;]*m/g;

/** Columns of a text without its colours; prose has no wide characters. */
const lengthOf = (text: string): number => [...text.replace(COLOUR, '')].length;

/** Words with the blanks before them; what is between backquotes is one, since it must stay fit to be copied. */
const WORD = / *(?:(?:`[^`\n]*`|[^\s`])+|`)/g;

/** A name, and the blanks between it and its value: further lines of the value begin below the first. */
const NAME = /^ *\S+(?: \S+)* {2,}(?=\S)/;

function foldLine(line: string, width: number): string {
  if (lengthOf(line) <= width) return line;
  const name = lengthOf(NAME.exec(line)?.[0] ?? '');
  const indent = name > 0 && name < width / 2 ? ' '.repeat(name) : /^ */.exec(line)![0];
  const lines = [''];
  for (const word of line.match(WORD) ?? []) {
    const longer = lines.at(-1)! + word;
    if (lines.length === 1 && longer === word) lines[0] = word;
    else if (lengthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(indent + word.trimStart());
  }
  return lines.join('\n');
}

/**
 * Breaks the lines of prose between words, so that a terminal does not break them within one. A longer word, such as a
 * signature or a command between backquotes, has a line for itself.
 *
 * @param width - columns of the terminal; missing if the text goes elsewhere
 */
export const fold = (text: string, width: number | undefined): string =>
  width === undefined
    ? text
    : text
        .split('\n')
        .map((line) => foldLine(line, width))
        .join('\n');
