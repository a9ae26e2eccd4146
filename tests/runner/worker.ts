// Runs spec files for `npm test`, one after the other in one process, each in a mocha of its own: to start a process
// and load the packages takes longer than most files. Asks for a file by a message and answers with its results.
import { format } from 'node:util';

import Mocha from 'mocha';

/** What the parent sends. */
export interface Order {
  file: string;
  /** Text in the titles of the tests to run; all of them if it is empty. */
  grep: string;
}

/** What it is sent back. */
export interface Answer {
  file: string;
  passed: number;
  failed: number;
  /** Titles of the tests that passed. */
  titles: string[];
  /** Errors of the program that were provoked and named. */
  provoked: string[];
  /** How often the file asked on which virtual machine it runs. */
  asked: number;
  milliseconds: number;
  /** Bytes of memory that the process holds. */
  memory: number;
  /** What the reporter wrote. */
  text: string;
}

const TIMEOUT_MS = 120_000;
const notes = globalThis as { [key: symbol]: unknown };
const [PROVOKED, ASKED] = [Symbol.for('co-staking.provoked'), Symbol.for('co-staking.asked')];

async function run({ file, grep }: Order): Promise<Answer> {
  const started = Date.now();
  let text = '';
  (Mocha.reporters.Base as unknown as { consoleLog: unknown }).consoleLog = (...values: unknown[]) => {
    text += `${format(...values)}\n`;
  };
  delete notes[PROVOKED];
  delete notes[ASKED];
  const titles: string[] = [];
  const mocha = new Mocha({ timeout: TIMEOUT_MS, reporter: 'spec', color: false });
  if (grep) mocha.fgrep(grep);
  mocha.addFile(file);
  await mocha.loadFilesAsync();
  const [passed, failed] = await new Promise<[number, number]>((resolve) => {
    const runner = mocha.run((failures) => resolve([runner.stats?.passes ?? 0, failures]));
    runner.on('pass', (test) => titles.push(test.title));
  });
  // A runner keeps its listeners for unhandled rejections until then. Each passes a rejection on to all the others, so
  // that one rejection among a hundred runners never ends.
  mocha.dispose();
  const provoked = [...((notes[PROVOKED] as Set<string> | undefined) ?? [])].sort();
  const asked = (notes[ASKED] as number | undefined) ?? 0;
  const [milliseconds, memory] = [Date.now() - started, process.memoryUsage().rss];
  return { file, passed, failed, titles, provoked, asked, milliseconds, memory, text };
}

const tell = (message: Answer | null): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send!(message, (error: Error | null) => (error ? reject(error) : resolve()));
  });

async function main(): Promise<void> {
  // Like mocha's own command: otherwise an unhandled rejection is swallowed.
  process.on('unhandledRejection', (reason) => {
    throw reason;
  });
  if (process.env['CO_STAKING_PROGRAM']) await import('./program');
  process.on('message', (order: Order) => {
    run(order)
      .then(tell)
      .catch((error: Error) => {
        console.error(error);
        process.exit(1);
      });
  });
  process.on('disconnect', () => process.exit(0));
  await tell(null);
}

void main();
