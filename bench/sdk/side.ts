// One side of the benchmark in its own process: `side.ts sdk|hand|raw FILE QUESTION PAGES`. Prints time, memory and rows
// as JSON.
import { createHash } from 'node:crypto';

import { askByHand } from './byHand';
import { askSdk } from './bySdk';
import { askRaw } from './raw';
import { connectionTo } from './chain';
import { QUESTIONS } from './questions';

/** What one side needed for one question. */
export interface Report {
  /** Seconds of processor time, including garbage collection; other load on the machine does not count. */
  seconds: number;
  /** Peak growth of the process in bytes, without the accounts themselves. */
  bytes: number;
  rows: number;
  /** Hash of the rows in their order. */
  hash: string;
}

async function main(): Promise<void> {
  const [side, file, question, pages] = process.argv.slice(2) as [string, string, string, string];
  const ask = { sdk: askSdk, hand: askByHand, raw: askRaw }[side];
  if (!ask) throw new Error(`there is no side ${side}`);
  const connection = connectionTo(file);
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const start = process.cpuUsage();
  const rows = await ask(connection, QUESTIONS[Number(question)]!, Number(pages));
  const { user, system } = process.cpuUsage(start);
  const report: Report = {
    seconds: (user + system) / 1e6,
    bytes: process.resourceUsage().maxRSS * 1024 - before,
    rows: rows.length,
    hash: createHash('sha256').update(JSON.stringify(rows)).digest('hex'),
  };
  console.log(JSON.stringify(report));
}

void main();
