// One reading in a process of its own: `read.ts URL OWNER sdk|single`. Its figures on stdout, as JSON.
import { createHash } from 'node:crypto';

import { rebuildHistory, walletHistory, type HistorySource } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';

/** What one reading took. */
export interface Report {
  entries: number;
  transactions: number;
  seconds: number;
  /** Of this process: the playground's are not in it. */
  cpuSeconds: number;
  /** HTTP requests. */
  requests: number;
  /** By which the process grew at its peak. */
  megabytes: number;
  /** Hash of all entries in their order. */
  hash: string;
}

const MEGABYTE = 1_000_000;
const rounded = (value: number): number => Number(value.toFixed(1));

async function main(): Promise<void> {
  const [url, owner, side] = process.argv.slice(2) as [string, string, string];
  let requests = 0;
  const connection = new Connection(url, {
    commitment: 'confirmed',
    fetch: (where, init) => {
      requests += 1;
      return fetch(where, init);
    },
  });
  // A source that takes its requests one by one.
  const single: HistorySource = {
    getSignaturesForAddress: (...args) => connection.getSignaturesForAddress(...args),
    getTransaction: (...args) => connection.getTransaction(...args),
    getFirstAvailableBlock: () => connection.getFirstAvailableBlock(),
  };
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const processor = process.cpuUsage();
  let transactions = 0;
  const { events } = await walletHistory(side === 'sdk' ? connection : single, owner, {
    onProgress: (step) => {
      if (step.stage === 'reading') transactions = step.read;
    },
  });
  const { entries } = rebuildHistory(events, { wallet: owner });
  const { user, system } = process.cpuUsage(processor);
  const lines = entries.map((entry) => Object.values(entry).join(' ')).sort();
  const report: Report = {
    entries: entries.length,
    transactions,
    seconds: rounded((performance.now() - start) / 1_000),
    cpuSeconds: rounded((user + system) / 1e6),
    requests,
    megabytes: rounded((process.resourceUsage().maxRSS * 1_024 - before) / MEGABYTE),
    hash: createHash('sha256').update(lines.join('\n')).digest('hex'),
  };
  console.log(JSON.stringify(report));
}

void main();
