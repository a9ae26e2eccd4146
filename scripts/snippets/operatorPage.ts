// Runs what docs/operator.md shows as cron and systemd would: without a terminal, in a folder that holds the files which the page
// names, with nothing in the environment but the path and the home.
import type { Playground } from '@co-staking/playground';
import { buildSync } from 'esbuild';
import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BUNDLING } from '../../cli/bundle';

const CACHE = join(import.meta.dirname, '../../cli/node_modules/.cache', `docs-${process.pid}`);
const IDS = ['f1ee7000-0000-4000-8000-00000000d0c1', 'f1ee7000-0000-4000-8000-00000000d0c2'];

/** A line of the page, and how the page shows it. */
interface Line {
  kind: string;
  text: string;
}

/** Commands of shell blocks, jobs of crontabs, and what units of systemd start. */
function linesOf(page: string): Line[] {
  const blocks = [...page.matchAll(/```(sh|crontab|ini)\n([^]*?)```/g)];
  return blocks.flatMap(([, kind, block]) => {
    const lines = block!
      .replaceAll('\\\n', ' ')
      .split('\n')
      .filter((line) => /\S/.test(line) && !line.startsWith('#'));
    if (kind === 'sh') return lines.map((text) => ({ kind: 'shell', text }));
    if (kind === 'crontab')
      return lines.flatMap((line) => {
        const job = /^(?:@\w+|(?:[\d*,/-]+ +){5})(.*)$/.exec(line)?.[1];
        // A bare percent sign is a newline to cron.
        return job === undefined ? [] : [{ kind: 'cron', text: job.replaceAll('\\%', '%') }];
      });
    return lines.flatMap((line) => {
      const command = /^ExecStart=(.*)$/.exec(line)?.[1];
      return command === undefined ? [] : [{ kind: 'systemd', text: command }];
    });
  });
}

/** Makes the folder of the page's reader. @returns the environment that cron gives there */
function furnish(folder: string, playground: Playground): NodeJS.ProcessEnv {
  playground.writeWallets(folder);
  copyFileSync(join(folder, 'visitor.json'), join(folder, 'keeper.json'));
  const put = (name: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  const owner = playground.wallets['owner']!;
  put('devices.csv', [
    'id,owner,model,cards,multiplier,tier',
    ...IDS.map((id) => `${id},${owner},RTX 3070,1,1,1`),
  ]);
  put(
    'reports.jsonl',
    IDS.map((device) => JSON.stringify({ device, status: 'running', score: '97' })),
  );
  put('stakes.csv', ['device,stake', ...IDS.map((id) => `${id},200`)]);
  put('offers.csv', ['device,amount,share', ...IDS.map((id) => `${id},50,74`)]);
  put('rewards.csv', ['device,amount', ...IDS.map((id) => `${id},0.5`)]);
  put('make-rewards', ['#!/bin/sh', 'echo device,amount', ...IDS.map((id) => `echo ${id},0.25`)]);
  chmodSync(join(folder, 'make-rewards'), 0o755);
  mkdirSync(join(folder, 'bin'));
  put('bin/co-staking', [
    '#!/bin/sh',
    `RPC_URL=${playground.url} exec ${process.execPath} ${join(CACHE, 'bin.mjs')} "$@"`,
  ]);
  chmodSync(join(folder, 'bin/co-staking'), 0o755);
  return {
    HOME: folder,
    LOGNAME: 'operator',
    SHELL: '/bin/sh',
    PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
  };
}

/** @returns what is wrong with the line; `null` if it ends with 0 */
function run({ kind, text }: Line, folder: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const command = kind === 'systemd' ? text.replace(/^\/usr\/local\/bin\//, '') : text;
  const child = spawn('/bin/sh', ['-c', command], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) =>
    child.once('close', (code) =>
      resolve(code === 0 ? null : `${kind}: ${text}: ended with ${code}: ${said}`),
    ),
  );
}

/** Runs every line of the page, in its order. @returns what is wrong, and how many lines ran */
export async function runOperatorPage(
  page: string,
  playground: Playground,
): Promise<{ problems: string[]; ran: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'operator-page-'));
  const problems: string[] = [];
  const lines = linesOf(page);
  try {
    buildSync({ ...BUNDLING, outdir: CACHE });
    const env = furnish(folder, playground);
    for (const line of lines) {
      const problem = await run(line, folder, env);
      if (problem !== null) problems.push(problem);
    }
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(CACHE, { recursive: true, force: true });
  }
  return { problems, ran: lines.length };
}
