// The operator's tool with many devices against a playground: transactions, bytes, time. Prints a table in
// Markdown for docs/operator.md. Usage: npm run bench:operator [-- number of devices]
import { startPlayground } from '@co-staking/playground';
import { VersionedTransaction } from '@solana/web3.js';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Line } from '../cli/src/operator/journal/format';
import { ended, startCli } from '../tests/cli/support/cli';
import { buildFleet, writeLines } from '../tests/cli/support/fleet';

const COUNT = Number(process.argv[2] ?? 10_000);
const BLOCK = 1;
const IN_FLIGHT = 16;

const say = (text: string): void => console.error(`bench: ${text}`);

interface Figures {
  transactions: number;
  records: number;
  largest: number;
  bytes: number;
}

/** What the transactions of a command were, from its journal. */
function figuresOf(journal: string, command: string): Figures {
  const lines = readFileSync(journal, 'utf8')
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text) as Line);
  const figures: Figures = { transactions: 0, records: 0, largest: 0, bytes: 0 };
  let current = '';
  for (const line of lines) {
    if (line.type === 'run') current = line.command;
    if (line.type !== 'signed' || current !== command) continue;
    const bytes = Buffer.from(line.transaction, 'base64');
    VersionedTransaction.deserialize(bytes);
    figures.transactions += 1;
    figures.records += line.entries.length;
    figures.largest = Math.max(figures.largest, bytes.length);
    figures.bytes += bytes.length;
  }
  return figures;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'co-staking-bench-'));
  const playground = await startPlayground({ seed: 'bench' });
  try {
    await playground.giveTokens(playground.keypairs['owner']!.publicKey, 1_000_000_000_000_000n);
    say(`building ${COUNT} devices ...`);
    const fleet = await buildFleet(playground, folder, { count: COUNT });
    const file = writeLines(folder, 'rewards.csv', ['device,amount', ...fleet.map(({ id }) => `${id},0.5`)]);
    const journal = join(folder, 'rewards.ndjson');
    const flags = [
      '--journal',
      journal,
      '--in-flight',
      String(IN_FLIGHT),
      '-u',
      playground.url,
      '--yes',
      '-o',
      'json',
    ];
    const started = Date.now();
    const posting = await ended(
      startCli([
        'operator',
        'post',
        file,
        '--block',
        String(BLOCK),
        '-k',
        join(folder, 'reward-authority.json'),
        ...flags,
      ]),
    );
    const seconds = (Date.now() - started) / 1000;
    if (posting.code !== 0) throw new Error(posting.err);
    const checked = await ended(
      startCli(['operator', 'verify', journal, '-u', playground.url, '-o', 'json']),
    );
    if (checked.code !== 0) throw new Error(checked.err);
    const rows = (['register', 'report', 'post'] as const).map((command) => {
      const at = command === 'post' ? journal : join(folder, 'registrar.ndjson');
      const { transactions, records, largest, bytes } = figuresOf(at, command);
      const each = (bytes / records).toFixed(0);
      return `| \`${command}\` | ${records.toLocaleString('en')} | ${transactions.toLocaleString('en')} | ${(records / transactions).toFixed(1)} | ${largest} | ${each} |`;
    });
    console.log(
      [
        '| Command | Devices | Transactions | Devices in one | Largest, bytes | Bytes per device |',
        '| --- | ---: | ---: | ---: | ---: | ---: |',
        ...rows,
      ].join('\n'),
    );
    console.log(
      `post: ${seconds.toFixed(1)} s, journal ${(readFileSync(journal).length / 1e6).toFixed(1)} MB, verified`,
    );
  } finally {
    await playground.stop();
    rmSync(folder, { recursive: true });
  }
}

main().catch((error: unknown) => {
  say((error as Error).message);
  process.exitCode = 1;
});
