import { homedir } from 'node:os';

import { fold } from './output/fold';
import { askOn } from './prompt';
import type { OpenTransport } from './wallet/ledger';

/** The world around the tool: where it writes, whom it may ask, what it was given. Tests put their own in. */
export interface Io {
  /** Data: one call per complete piece of output. */
  out(text: string): void;
  /** Talk: progress, previews, errors. */
  err(text: string): void;
  env: Readonly<Record<string, string | undefined>>;
  home: string;
  /** Whether someone can be asked. */
  interactive: boolean;
  /** Whether talk and tables on this stream may have colours. */
  colors: { out: boolean; err: boolean };
  /** Columns of the terminal that the data goes to; missing if it goes elsewhere. */
  columns?: number | undefined;
  /**
   * Asks on the terminal.
   *
   * @param hidden - whether what is typed stays invisible, as for a secret
   * @throws CliError with exit code 130 if the user ends the input (Ctrl-C, Ctrl-D)
   */
  ask(question: string, hidden?: boolean): Promise<string>;
  /** Everything on standard input, as text. */
  readInput(): Promise<string>;
  /** Connects to a Ledger; over USB by default. */
  ledger?: OpenTransport;
  /** Ends what follows or serves, such as `watch` and `dev`. */
  stop: AbortSignal;
}

function colorsFor(stream: NodeJS.WriteStream): boolean {
  if (process.env['NO_COLOR']) return false;
  return process.env['FORCE_COLOR'] ? true : Boolean(stream.isTTY);
}

/** Columns of the terminal, or what COLUMNS says. */
function columnsOf({ isTTY, columns }: NodeJS.WriteStream): number | undefined {
  const said = Number(process.env['COLUMNS']);
  // A terminal that has not been given a size says zero.
  return said > 0 ? said : isTTY && columns > 0 ? columns : undefined;
}

/** The real process. */
export function processIo(stop: AbortSignal): Io {
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${fold(text, columnsOf(process.stderr))}\n`),
    env: process.env,
    home: homedir(),
    interactive: Boolean(process.stdin.isTTY && process.stderr.isTTY),
    colors: { out: colorsFor(process.stdout), err: colorsFor(process.stderr) },
    columns: columnsOf(process.stdout),
    ask: (question, hidden = false) => askOn(process.stdin, process.stderr, question, { hidden, stop }),
    async readInput() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    stop,
  };
}
