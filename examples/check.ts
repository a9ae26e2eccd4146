// Runs every example against a playground, like a user: in its own process, with a keypair file and an RPC. The last
// line of stdout is `N passed, N failed`.
import { startPlayground, type Playground } from '@co-staking/playground';
import { fetchParticipant, findParticipantPda } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';
import { ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { checkReactPage } from './checkReact';

const HERE = import.meta.dirname;
const execute = promisify(execFile);

type Run = (script: string, wallet: string, ...args: string[]) => Promise<string>;
type Check = (run: Run, playground: Playground) => Promise<void>;

/** What an example must do, and the most lines it may have. */
interface Example {
  most: number;
  check: Check;
}

const script = (check: Check): Example => ({ most: 40, check });

/** By file. */
const EXAMPLES: Record<string, Example> = {
  'publish-offer.ts': script(async (run, { devices }) => {
    const output = await run('publish-offer', 'owner', devices['ready']!.id, '2400', '35');
    ok(output.startsWith('B200: 2400 of 6000 tokens for 35 % of the rewards'), output);
  }),
  'accept-best-offer.ts': script(async (run, { url, keypairs }) => {
    const output = await run('accept-best-offer', 'visitor', '5', '10000', '50');
    ok(/^\S.*: \d+ tokens locked, about [\d.]+ a week$/m.test(output), output);
    const [address] = findParticipantPda({ id: keypairs['visitor']!.publicKey });
    const { activeClaims } = await fetchParticipant(new Connection(url, 'confirmed'), address);
    ok(activeClaims === 1, `${activeClaims} claims`);
  }),
  'exit-calendar.ts': script(async (run) => {
    const calendar = await run('exit-calendar', 'co-staker-2');
    ok(calendar.startsWith('BEGIN:VCALENDAR\r\n'), calendar);
    // Two co-stakes leave; each has the end of its wait and the day on which it is free.
    ok(calendar.split('BEGIN:VEVENT').length === 5, calendar);
  }),
  'reward-export.ts': script(async (run) => {
    const [header, ...rows] = (await run('reward-export', 'co-staker')).trimEnd().split('\r\n');
    ok(header!.startsWith('date,type,role,amount,balance'), header);
    ok(rows.length > 25 && rows.every((row) => row.includes(',RewardsEarned,coStaker,')), rows.join('\n'));
  }),
  'react/page.tsx': { most: 80, check: (_, playground) => checkReactPage(playground) },
};

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  const playground = await startPlayground();
  const files = playground.writeWallets(folder);
  const run: Run = async (script, wallet, ...args) => {
    const env = { ...process.env, CO_STAKING_URL: playground.url, CO_STAKING_KEYPAIR: files[wallet] };
    const path = join(HERE, `${script}.ts`);
    return (await execute(process.execPath, ['--import', 'tsx', path, ...args], { env })).stdout;
  };
  const failed: string[] = [];
  for (const [name, { most, check }] of Object.entries(EXAMPLES)) {
    try {
      const lines = readFileSync(join(HERE, name), 'utf8').trimEnd().split('\n').length;
      ok(lines <= most, `${lines} lines, ${most} at most`);
      await check(run, playground);
      console.error(`  ok      ${name}, ${lines} lines`);
    } catch (error) {
      failed.push(name);
      console.error(`  FAILED  ${name}: ${(error as Error).message}`);
    }
  }
  await playground.stop();
  rmSync(folder, { recursive: true });
  console.log(`${Object.keys(EXAMPLES).length - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
