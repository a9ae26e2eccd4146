#!/usr/bin/env node
import { Keypair } from '@solana/web3.js';
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import type { ProgramToLoad } from './market/deploy';
import { checkFaults, type Fault } from './server/faults';
import { startPlayground, type Playground, type PlaygroundOptions } from './start';

const HELP = `Usage: npm run playground [-- options]

Starts a local Solana JSON-RPC with the co-staking program and a marketplace of devices in every state.
It listens on this machine only, and keeps nothing when it stops (Ctrl-C), unless --persist names a file.

  --port NUMBER      port of the RPC; its WebSocket is one above (default: 8899)
  --seed TEXT        the same text gives the same wallets, devices and rewards
  --wallets FOLDER   write the named wallets to FOLDER as keypair files
  --devices NUMBER   number of additional devices (default: 0)
  --persist FILE     continue from FILE if it exists, and write it at the end
  --load [KEY=]FILE  deploy a program through the loader; KEY is a keypair file. Repeatable

Time and history:
  --finality SECONDS   time until a block is final (default: 13); 0: each transaction is final at once
  --clock-lag SECONDS  how far the chain's clock is behind the machine's (default: 2)
  --keep-slots NUMBER  forget blocks that are more slots older than the final one (default: keep all)

Faults:
  --faults FILE      list of faults in JSON, see playground/README.md
  --replica SPEC     open one more address, of a node that knows less: lag=20 (slots), no-inner (no inner
                     instructions), or both, separated by a comma. Repeatable
  --balance          open one more address, like that of a load balancer: the node and its replicas answer in turn

  --help             show this text

Additional RPC methods: playground_info, playground_now, playground_warpBy [seconds], playground_fork [slots],
playground_giveTokens [wallet, "base units"].`;

/** Seconds until a block is final on a cluster. */
const CLUSTER_FINALITY = '13';

const list = (entries: [string, string][]): string =>
  entries.map(([name, text]) => `  ${name.padEnd(18)}${text}`).join('\n');

function whole(name: string, text: string, most = 1_000_000): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most)
    throw new Error(`--${name} must be a whole number up to ${most}, not ${text}`);
  return value;
}

function seconds(name: string, text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new Error(`--${name} must be a number of seconds, not ${text}`);
  return Number(text);
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function programToLoad(text: string): ProgramToLoad {
  const [key, file] = text.includes('=') ? text.split('=', 2) : [undefined, text];
  if (!existsSync(file)) throw new Error(`--load: ${file} does not exist`);
  if (key === undefined) return { file: file };
  return { file: file, key: Keypair.fromSecretKey(Uint8Array.from(readJson(key) as number[])) };
}

/** `lag=20,no-inner` */
function replica(text: string): { lag?: number; innerInstructions?: boolean } {
  return Object.assign(
    {},
    ...text.split(',').map((part) => {
      if (part === 'no-inner') return { innerInstructions: false };
      const lag = /^lag=(\d+)$/.exec(part)?.[1];
      if (lag === undefined) throw new Error(`--replica must be lag=NUMBER, no-inner or both, not ${part}`);
      return { lag: whole('replica', lag, 10_000) };
    }),
  ) as { lag?: number; innerInstructions?: boolean };
}

function faultsOf(file: string): Fault[] {
  try {
    return checkFaults(readJson(file));
  } catch (error) {
    throw new Error(`--faults: ${file}: ${(error as Error).message}`);
  }
}

function describe(playground: Playground, files: Record<string, string>): string {
  const extra = playground.replicas.map(({ url }, at) => [`Replica ${at + 1}`, url]);
  if (playground.balanced) extra.push(['Balanced', playground.balanced.url]);
  const programs = playground.loaded.map((address, at) => [`Loaded ${at + 1}`, address.toBase58()]);
  return `RPC         ${playground.url}
WebSocket   ${playground.wsUrl}
${[...extra, ...programs].map(([name, text]) => `${name!.padEnd(12)}${text}\n`).join('')}Program     ${playground.programId}
Mint        ${playground.mint} (${playground.decimals} decimals)

Wallets
${list(Object.entries(playground.wallets).map(([name, address]) => [name, files[name] ?? address]))}

Devices, named by their state${playground.fleet.length > 0 ? ` (and ${playground.fleet.length} more)` : ''}
${list(Object.entries(playground.devices).map(([name, { id }]) => [name, id]))}

Advance the clock by three weeks:
  curl ${playground.url} -H 'content-type: application/json' \\
    -d '{"jsonrpc":"2.0","id":1,"method":"playground_warpBy","params":[1814400]}'`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8899' },
      seed: { type: 'string' },
      wallets: { type: 'string' },
      devices: { type: 'string', default: '0' },
      persist: { type: 'string' },
      load: { type: 'string', multiple: true, default: [] },
      finality: { type: 'string', default: CLUSTER_FINALITY },
      'clock-lag': { type: 'string', default: '2' },
      'keep-slots': { type: 'string' },
      faults: { type: 'string' },
      replica: { type: 'string', multiple: true, default: [] },
      balance: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const options: PlaygroundOptions = {
    port: whole('port', values.port, 65_534),
    devices: whole('devices', values.devices, 100_000),
    finality: seconds('finality', values.finality),
    clockLag: seconds('clock-lag', values['clock-lag']),
    load: values.load.map(programToLoad),
    replicas: values.replica.map(replica),
    balanced: values.balance,
    faults: values.faults === undefined ? [] : faultsOf(values.faults),
    ...(values.seed !== undefined && { seed: values.seed }),
    ...(values.persist !== undefined && { persist: values.persist }),
    ...(values['keep-slots'] !== undefined && { keepSlots: whole('keep-slots', values['keep-slots']) }),
  };
  const continues = values.persist !== undefined && existsSync(values.persist);
  console.error(
    continues
      ? `playground: continuing from ${values.persist} ...`
      : 'playground: playing the marketplace of the last 30 days ...',
  );
  const playground = await startPlayground(options);
  const files = values.wallets ? playground.writeWallets(values.wallets) : {};
  console.log(describe(playground, files));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void playground.stop().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  console.error(`playground: ${(error as Error).message}`);
  process.exitCode = 1;
});
