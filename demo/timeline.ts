/** One thing that happened. */
export interface Entry {
  at: bigint;
  /** Which device it happened on. */
  subject: string;
  text: string;
}

const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
const dim = (text: string): string => (colour ? `\u001b[2m${text}\u001b[0m` : text);

/** A unix second as a date and time, UTC. */
export const dateOf = (second: bigint): string =>
  new Date(Number(second) * 1_000).toISOString().replace('T', ' ').slice(0, 16);

/** A unix second as ISO 8601. */
export const isoOf = (second: bigint): string =>
  new Date(Number(second) * 1_000).toISOString().replace('.000Z', 'Z');

/** Prints entries as they come; a date only if it differs from the line above. */
export class Timeline {
  #last = '';

  constructor(readonly silent: boolean) {}

  say(text = ''): void {
    if (!this.silent) console.log(text);
  }

  add({ at, subject, text }: Entry): void {
    const date = dateOf(at);
    this.say(`${dim(date === this.#last ? ''.padEnd(16) : date)}  ${subject.padEnd(14)} ${text}`);
    this.#last = date;
  }
}

/** A table with columns as wide as needed; numbers are aligned to the right. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length)),
  );
  const line = (row: string[]): string =>
    row
      .map((cell, column) =>
        /^[\d.,-]+$/.test(cell) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
