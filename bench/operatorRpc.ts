// The operator's tool as a process of its own, through a playground's JSON-RPC, with its journal.
import { startPlayground, type Playground } from '@co-staking/playground';
import { Connection } from '@solana/web3.js';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ended, startCli } from '../tests/cli/support/cli';
import { buildFleet, writeLines } from '../tests/cli/support/fleet';

/** More lamports than the rent and the fees of a device. */
const LAMPORTS = 100_000_000;
/** More base units than the minimum stake of a device, and what is posted to each: 0.5 tokens. */
const STAKE = 100_000_000_000n;
const POST = 50_000_000n;
const BLOCKS = [1];

const number = (value: number): string => Math.round(value).toLocaleString('en');

/** Runs the tool; gives what it tells, and the seconds it took. @throws Error with what it said where it fails */
async function timed(argv: readonly string[]): Promise<{ told: Record<string, unknown>; seconds: number }> {
  const from = Date.now();
  const { code, out, err } = await ended(startCli([...argv, '-o', 'json']));
  if (code !== 0) throw new Error(`exit code ${code}: ${err}`);
  return { told: JSON.parse(out) as Record<string, unknown>, seconds: (Date.now() - from) / 1_000 };
}

/** Gives the registrar, the owner and the reward authority what so many devices need. */
async function pay({ url, keypairs, giveTokens }: Playground, count: number): Promise<void> {
  const connection = new Connection(url, 'confirmed');
  for (const name of ['registrar', 'owner'])
    await connection.requestAirdrop(keypairs[name]!.publicKey, LAMPORTS * count);
  await giveTokens(keypairs['owner']!.publicKey, STAKE * BigInt(count));
  await giveTokens(keypairs['reward-authority']!.publicKey, POST * BigInt(count * BLOCKS.length));
}

/** Registers, reports and stakes for devices, posts blocks to them, verifies; prints a table. */
export async function runThroughRpc(count: number, say: (text: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-operator-'));
  const playground = await startPlayground({ seed: 'bench' });
  try {
    await pay(playground, count);
    say(`registering, reporting and staking for ${count} devices ...`);
    const fleet = await buildFleet(playground, folder, { count });
    const file = writeLines(folder, 'rewards.csv', ['device,amount', ...fleet.map(({ id }) => `${id},0.5`)]);
    const journal = join(folder, 'rewards.ndjson');
    const flags = ['-u', playground.url];
    const post = (block: number) => [
      ...['operator', 'post', file, '--block', String(block), '--journal', journal, '--yes', ...flags],
      ...['-k', join(folder, 'reward-authority.json')],
    ];
    const rows: [string, Awaited<ReturnType<typeof timed>>][] = [];
    for (const block of BLOCKS) rows.push([`\`post\` of block ${block}`, await timed(post(block))]);
    rows.push(['the same once more', await timed(post(BLOCKS.at(-1)!))]);
    rows.push(['`verify`', await timed(['operator', 'verify', journal, ...flags])]);
    const lines = readFileSync(journal, 'utf8').split('\n').length - 1;
    const bytes = statSync(journal).size;
    const posts = count * BLOCKS.length;
    say(
      `journal: ${number(bytes)} bytes, ${number(lines)} lines, ${number(bytes / posts)} bytes for each post`,
    );
    console.log('| | Transactions | Records | Faults | Seconds |\n| --- | ---: | ---: | ---: | ---: |');
    for (const [name, { told, seconds }] of rows) {
      const cells = [told['transactions'], told['records'], told['faults'] ?? '-', seconds];
      const texts = cells.map((cell) => (typeof cell === 'number' ? number(cell) : cell));
      console.log(`| ${name} | ${texts.join(' | ')} |`);
    }
  } finally {
    await playground.stop();
    rmSync(folder, { recursive: true });
  }
}
