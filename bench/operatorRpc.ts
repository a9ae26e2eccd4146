// The operator's tool as a separate process, through a playground's JSON-RPC, with its journal.
import { retryingFetch } from '../cli/src/chain/retryingFetch';
import { startPlayground, type Playground } from '@co-staking/playground';
import { Connection } from '@solana/web3.js';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ended, startCli } from '../tests/cli/support/cli';
import { writeLines } from '../tests/cli/support/fleet';

/** More lamports than the rent and the fees of a device. */
const LAMPORTS = 100_000_000;
/** Tokens of a device's stake: more than its minimum; and what is posted to it. */
const STAKE = '200';
const POST = '0.5';
/** Base units of a token. */
const TOKEN = 100_000_000n;

/** Writes what a process used when it ends: seconds of CPU and bytes of memory. */
const METER = `import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS * 1024 }));
});`;

const number = (value: number): string => Math.round(value).toLocaleString('en');
const uuid = (at: number): string => `f1ee7000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;

/** The report of a run of the tool, and what the run took. */
interface Measured {
  report: Record<string, unknown>;
  seconds: number;
  cpu: number;
  memory: number;
}

/** Runs the tool. @throws Error with its output if it fails */
async function measured(folder: string, argv: readonly string[]): Promise<Measured> {
  const usage = join(folder, 'usage.json');
  const env = {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(METER)}`,
    BENCH_USAGE: usage,
  };
  const from = Date.now();
  const { code, out, err } = await ended(startCli([...argv, '-o', 'json'], env));
  if (code !== 0) throw new Error(`exit code ${code}: ${err}`);
  const used = JSON.parse(readFileSync(usage, 'utf8')) as Pick<Measured, 'cpu' | 'memory'>;
  return {
    report: JSON.parse(out) as Record<string, unknown>,
    seconds: (Date.now() - from) / 1_000,
    ...used,
  };
}

/** Gives the registrar, the owner and the reward authority what this many devices need. */
async function pay({ url, keypairs, giveTokens }: Playground, count: number): Promise<void> {
  const connection = new Connection(url, { commitment: 'confirmed', fetch: retryingFetch });
  for (const name of ['registrar', 'owner'])
    await connection.requestAirdrop(keypairs[name]!.publicKey, LAMPORTS * count);
  await giveTokens(keypairs['owner']!.publicKey, BigInt(STAKE) * TOKEN * BigInt(count));
  await giveTokens(keypairs['reward-authority']!.publicKey, TOKEN * BigInt(count));
}

/** Registers, reports and stakes for devices, posts a block to them, verifies; prints a table. */
export async function runThroughRpc(count: number, say: (text: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-operator-'));
  const playground = await startPlayground({ seed: 'bench' });
  try {
    await pay(playground, count);
    playground.writeWallets(folder);
    const owner = playground.wallets['owner']!;
    const file = (name: string, head: string, row: (id: string) => string): string =>
      writeLines(folder, name, [head, ...Array.from({ length: count }, (_, at) => row(uuid(at)))]);
    const devices = file(
      'devices.csv',
      'id,owner,model,cards,multiplier,tier',
      (id) => `${id},${owner},RTX 3070,1,1,1`,
    );
    const reports = file('reports.csv', 'device,status', (id) => `${id},running`);
    const stakes = file('stakes.csv', 'device,stake', (id) => `${id},${STAKE}`);
    const rewards = file('rewards.csv', 'device,amount', (id) => `${id},${POST}`);
    const journal = join(folder, 'rewards.ndjson');
    const as = (name: string, ...words: string[]): string[] => [
      ...words,
      ...['--yes', '-u', playground.url, '-k', join(folder, `${name}.json`)],
    ];
    const post = as('reward-authority', 'operator', 'post', rewards, '--block', '1', '--journal', journal);
    const other = ['--journal', join(folder, 'others.ndjson')];
    const steps: [name: string, argv: string[]][] = [
      ['`register`', as('registrar', 'operator', 'register', devices, ...other)],
      ['`report`', as('registrar', 'operator', 'report', reports, ...other)],
      ['`bulk stake`', as('owner', 'bulk', 'stake', stakes, ...other)],
      ['`post`', post],
      ['the same once more', post],
      ['`verify`', ['operator', 'verify', journal, '-u', playground.url]],
    ];
    console.log('| | Transactions | Records | Faults | CPU s | Seconds | Memory, MB |');
    console.log(`| --- |${' ---: |'.repeat(6)}`);
    for (const [name, argv] of steps) {
      say(`${name} ...`);
      const { report, seconds, cpu, memory } = await measured(folder, argv);
      const cells = [
        report['transactions'],
        report['records'],
        report['faults'] ?? '-',
        cpu.toFixed(1),
        seconds,
        memory / 1e6,
      ];
      const texts = cells.map((cell) => (typeof cell === 'number' ? number(cell) : cell));
      console.log(`| ${name} | ${texts.join(' | ')} |`);
    }
    const lines = readFileSync(journal, 'utf8').split('\n').length - 1;
    const bytes = statSync(journal).size;
    say(
      `journal: ${number(bytes)} bytes, ${number(lines)} lines, ${number(bytes / count)} bytes for each post`,
    );
  } finally {
    await playground.stop();
    rmSync(folder, { recursive: true });
  }
}
