// One side of the benchmark in its own process: `side.ts sdk|hand|raw|bare FILE QUESTION PAGES`. Prints time, memory and rows
// as JSON.
import type { Connection } from '@solana/web3.js';
import { createHash } from 'node:crypto';

import { askByHand } from './byHand';
import { askSdk } from './bySdk';
import { askBare, askRaw } from './raw';
import { connectionTo } from './chain';
import { QUESTIONS, commonText, wholeText, type Question, type Row } from './questions';

/** What one side needed for one question. */
export interface Report {
  /** Seconds of processor time, including garbage collection; other load on the machine does not count. */
  seconds: number;
  /** Peak growth of the process in bytes, without the accounts themselves. */
  bytes: number;
  rows: number;
  /** Hash of the common columns of the rows in their order. */
  hash: string;
  /** Hash of all columns; `null` for a side that does not have them. */
  whole: string | null;
}

type Ask = (connection: Connection, question: Question, pages: number) => Promise<Row[]>;

const SIDES: Record<string, Ask> = { sdk: askSdk, hand: askByHand, raw: askRaw, bare: askBare };
/** The sides whose rows have all columns. */
const WHOLE = ['sdk', 'raw'];

const hashOf = (rows: Row[], text: (row: Row) => string): string =>
  createHash('sha256').update(rows.map(text).join('\n')).digest('hex');

async function main(): Promise<void> {
  const [side, file, question, pages] = process.argv.slice(2) as [string, string, string, string];
  const ask = SIDES[side];
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
    hash: hashOf(rows, commonText),
    whole: WHOLE.includes(side) ? hashOf(rows, wholeText) : null,
  };
  console.log(JSON.stringify(report));
}

void main();
