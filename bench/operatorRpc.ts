// The operator's tool as a separate process, through a playground's JSON-RPC, with its journal.
import { startPlayground, type Playground } from '@co-staking/playground';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ended, startCli } from '../tests/cli/support/cli';
import { writeLines } from '../tests/cli/support/fleet';
import { STAKE, buildLargeFleet, connectionTo } from './operatorFleet';

/** More lamports than the rent and the fees of a device. */
const LAMPORTS = 100_000_000;
/** Base units that are posted to each device: 0.5 tokens. */
const POST = 50_000_000n;

const number = (value: number): string => Math.round(value).toLocaleString('en');

/** Runs the tool; returns its report, and the seconds it took. @throws Error with its output if it fails */
async function timed(argv: readonly string[]): Promise<{ report: Record<string, unknown>; seconds: number }> {
  const from = Date.now();
  const { code, out, err } = await ended(startCli([...argv, '-o', 'json']));
  if (code !== 0) throw new Error(`exit code ${code}: ${err}`);
  return { report: JSON.parse(out) as Record<string, unknown>, seconds: (Date.now() - from) / 1_000 };
}

/** Gives the registrar, the owner and the reward authority what this many devices need. */
async function pay(playground: Playground, count: number): Promise<void> {
  const { keypairs, giveTokens } = playground;
  const connection = connectionTo(playground);
  for (const name of ['registrar', 'owner'])
    await connection.requestAirdrop(keypairs[name]!.publicKey, LAMPORTS * count);
  await giveTokens(keypairs['owner']!.publicKey, STAKE * BigInt(count));
  await giveTokens(keypairs['reward-authority']!.publicKey, POST * BigInt(count));
}

/** Registers, reports and stakes for devices, posts a block to them, verifies; prints a table. */
export async function runThroughRpc(count: number, say: (text: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-operator-'));
  const playground = await startPlayground({ seed: 'bench' });
  try {
    await pay(playground, count);
    say(`${count} devices ...`);
    playground.writeWallets(folder);
    const ids = await buildLargeFleet(playground, count);
    const file = writeLines(folder, 'rewards.csv', ['device,amount', ...ids.map((id) => `${id},0.5`)]);
    const journal = join(folder, 'rewards.ndjson');
    const flags = ['-u', playground.url];
    const post = [
      ...['operator', 'post', file, '--block', '1', '--journal', journal, '--yes', ...flags],
      ...['-k', join(folder, 'reward-authority.json')],
    ];
    const rows: [string, Awaited<ReturnType<typeof timed>>][] = [];
    for (const name of ['`post`', 'the same once more']) rows.push([name, await timed(post)]);
    rows.push(['`verify`', await timed(['operator', 'verify', journal, ...flags])]);
    const lines = readFileSync(journal, 'utf8').split('\n').length - 1;
    const bytes = statSync(journal).size;
    say(
      `journal: ${number(bytes)} bytes, ${number(lines)} lines, ${number(bytes / count)} bytes for each post`,
    );
    console.log('| | Transactions | Records | Faults | Seconds |\n| --- | ---: | ---: | ---: | ---: |');
    for (const [name, { report, seconds }] of rows) {
      const cells = [report['transactions'], report['records'], report['faults'] ?? '-', seconds];
      const texts = cells.map((cell) => (typeof cell === 'number' ? number(cell) : cell));
      console.log(`| ${name} | ${texts.join(' | ')} |`);
    }
  } finally {
    await playground.stop();
    rmSync(folder, { recursive: true });
  }
}
