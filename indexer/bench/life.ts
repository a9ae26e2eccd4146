// A day of many devices, compressed by time travel: rewards for each device every hour, indexed by a process that is killed
// again and again. At the end the tables are compared with the chain. The last line is JSON.
import { startPlayground, type Playground } from '@co-staking/playground';
import {
  connectionSource,
  fetchMultipleDevices,
  instructions,
  keypairWallet,
  PROGRAM_ID,
  sendInstructions,
  type Device,
} from '@co-staking/sdk';
import { Connection, PublicKey } from '@solana/web3.js';
import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { rowsOf, type Database } from '../src/db/database';
import { openDatabase } from '../src/db/open';
import { toBase58 } from '../src/util/base58';
import { seconds } from './timing';

const HELP = `Usage: npm run bench:indexer-life [-- options]

  --devices NUMBER   devices of the playground (2000); those that have a stake and are up get rewards
  --hours NUMBER     hours with a post for each (24)
  --kills NUMBER     times that the collector is killed (100)
  --help             this text

DATABASE_URL names a PostgreSQL server, which has to be empty; else PGlite in a temporary folder is used.`;

const POSTED = 8;
const AMOUNT = 12_345_678n;
const HOUR = 3_600n;
/** Transactions under way at a time. */
const AT_ONCE = 16;
/** Milliseconds that a collector lives at most, if it is killed. */
const LONGEST_LIFE = 3_000;

const say = (text: string): void => console.error(`life: ${text}`);

function whole(name: string, text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`--${name}: not a whole number: ${text}`);
  return Number(text);
}

/** Posts rewards for each device, every hour, once `may` allows it. @returns how many posts */
async function live(
  playground: Playground,
  devices: readonly Device[],
  hours: number,
  may: (hour: number) => Promise<void>,
): Promise<number> {
  const connection = new Connection(playground.url, 'confirmed');
  const wallet = keypairWallet(playground.keypairs['reward-authority']!);
  const mint = new PublicKey(playground.mint);
  await playground.giveTokens(wallet.publicKey, AMOUNT * BigInt(devices.length * hours));
  const groups = Array.from({ length: Math.ceil(devices.length / POSTED) }, (_, at) =>
    devices.slice(at * POSTED, (at + 1) * POSTED),
  );
  for (let hour = 1; hour <= hours; hour += 1) {
    await may(hour);
    const post = async (group: readonly Device[]): Promise<void> => {
      const list = group.map(
        ({ address, rewards }) =>
          instructions.postRewards({
            rewardAuthority: wallet.publicKey,
            device: address,
            block: rewards.lastBlock + BigInt(hour),
            amount: AMOUNT,
            mint,
          }).instruction,
      );
      await sendInstructions(connection, wallet, list);
    };
    const left = [...groups];
    const worker = async (): Promise<void> => {
      for (let group = left.pop(); group; group = left.pop()) await post(group);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await playground.warpBy(HOUR);
    say(`hour ${hour} of ${hours}`);
  }
  return devices.length * hours;
}

/** Makes one file of the collector: a hundred processes would compile it a hundred times. Beside the packages, which it loads. */
async function bundle(): Promise<string> {
  const folder = join(__dirname, '../../node_modules/.cache/indexer-life');
  const file = join(folder, 'dist/killed.cjs');
  await build({
    absWorkingDir: join(__dirname, '../..'),
    entryPoints: ['indexer/tests/killed.ts'],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.18',
    packages: 'external',
    logLevel: 'error',
  });
  cpSync(join(__dirname, '../migrations'), join(folder, 'migrations'), { recursive: true });
  cpSync(join(__dirname, '../src/db/pgliteWorker.mjs'), join(folder, 'dist/pgliteWorker.mjs'));
  return file;
}

/** Starts a collector. */
function collect(
  url: string,
  folder: string,
  file: string,
): { child: ChildProcess; saw: (line: string) => Promise<void> } {
  const child = spawn(process.execPath, [file, url, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const saw = (wanted: string): Promise<void> =>
    new Promise((resolve, reject) => {
      lines.on('line', (line) => {
        if (line === wanted) resolve();
      });
      child.once('exit', () => reject(new Error(`it ended before it was ${wanted}`)));
    });
  return { child, saw };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Kills a collector so many times, each time a bit later in its life, and lets the last one finish. */
async function killing(
  url: string,
  folder: string,
  kills: number,
  lived: Promise<unknown>,
  onKill: (kill: number) => void,
): Promise<void> {
  onKill(0);
  const file = await bundle();
  for (let kill = 0; kill < kills; kill += 1) {
    const { child, saw } = collect(url, folder, file);
    await saw('open');
    await pause((kill * 197) % LONGEST_LIFE);
    await end(child);
    onKill(kill + 1);
    if ((kill + 1) % 10 === 0) say(`killed ${kill + 1} times`);
  }
  await lived;
  const { child, saw } = collect(url, folder, file);
  await saw('done');
  await end(child);
}

interface Compared {
  posts: number;
  differences: string[];
}

/** Compares totals, posts and accounts of each device with the chain. */
async function compare(
  database: Database,
  playground: Playground,
  paid: readonly Device[],
  hours: number,
): Promise<Compared> {
  const differences: string[] = [];
  const differ = (what: string, stored: unknown, onChain: unknown): void => {
    if (String(stored) !== String(onChain))
      differences.push(`${what}: ${String(stored)} here, ${String(onChain)} on chain`);
  };
  const connection = new Connection(playground.url, 'confirmed');
  const accounts = new Map(
    (await rowsOf(database, `SELECT address, data FROM account WHERE kind <> 'Clock'`)).map((row) => [
      toBase58(row['address'] as Uint8Array),
      Buffer.from(row['data'] as Uint8Array),
    ]),
  );
  const found = await connection.getProgramAccounts(PROGRAM_ID);
  differ('accounts', accounts.size, found.length);
  for (const { pubkey, account } of found)
    if (!accounts.get(pubkey.toBase58())?.equals(account.data))
      differences.push(`account ${pubkey.toBase58()}`);
  const devices = await fetchMultipleDevices(
    connectionSource(connection),
    [...playground.fleet, ...Object.values(playground.devices)].map(({ address }) => new PublicKey(address)),
  );
  const rows = new Map(
    (
      await rowsOf(
        database,
        `SELECT address, posted_total, last_block, stake, claimed, owner_units, owner_fraction,
           (SELECT count(*) FROM reward WHERE device_id = id) AS posts,
           (SELECT coalesce(sum(amount), 0) FROM reward WHERE device_id = id) AS amount,
           (SELECT coalesce(sum(posts), 0) FROM reward_day WHERE device_id = id) AS days
         FROM device WHERE NOT closed`,
      )
    ).map((row) => [toBase58(row['address'] as Uint8Array), row]),
  );
  const paidOf = new Map(paid.map((device) => [device.address.toBase58(), device.rewards.postedTotal]));
  let posts = 0;
  for (const device of devices) {
    if (!device) continue;
    const address = device.address.toBase58();
    const row = rows.get(address);
    if (!row) {
      differences.push(`device ${address} is missing`);
      continue;
    }
    const { rewards, ownerStake } = device;
    differ(`${address} posted`, row['posted_total'], rewards.postedTotal);
    differ(`${address} sum of posts`, row['amount'], rewards.postedTotal);
    differ(`${address} block`, row['last_block'], rewards.lastBlock);
    differ(`${address} stake`, row['stake'], ownerStake);
    differ(`${address} claimed`, row['claimed'], rewards.ownerClaimed);
    differ(`${address} owner's rewards`, row['owner_units'], rewards.ownerUnits);
    differ(`${address} fraction`, row['owner_fraction'], rewards.ownerFraction);
    differ(`${address} posts by day`, row['days'], row['posts']);
    const before = paidOf.get(address);
    if (before !== undefined)
      differ(`${address} total`, rewards.postedTotal, before + AMOUNT * BigInt(hours));
    posts += Number(row['posts']);
  }
  differ('devices', rows.size, devices.filter(Boolean).length);
  const [counts] = await rowsOf(
    database,
    `SELECT (SELECT count(*) FROM gap) AS gaps, (SELECT count(*) FROM parked) AS parked,
       (SELECT count(*) FROM listed WHERE final) AS waiting, (SELECT count(*) FROM difference) AS found`,
  );
  for (const name of ['gaps', 'parked', 'waiting', 'found']) differ(name, counts![name], 0);
  return { posts, differences };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      devices: { type: 'string', default: '2000' },
      hours: { type: 'string', default: '24' },
      kills: { type: 'string', default: '100' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(HELP);
  const count = whole('devices', values.devices);
  const hours = whole('hours', values.hours);
  const kills = whole('kills', values.kills);
  const folder = join(mkdtempSync(join(tmpdir(), 'co-staking-life-')), 'data');
  const playground = await startPlayground({ devices: count });
  const connection = connectionSource(new Connection(playground.url, 'confirmed'));
  const all = await fetchMultipleDevices(
    connection,
    playground.fleet.map(({ address }) => new PublicKey(address)),
  );
  const devices = all.flatMap((device) =>
    device && device.status === 0 && device.ownerStake >= device.hardware.minimum ? [device] : [],
  );
  say(`${count} devices, ${devices.length} of them get rewards`);
  let posts = 0;
  // An hour begins with its part of the kills, so that they are spread over the whole day.
  const gates = Array.from({ length: hours }, () => {
    let open = (): void => undefined;
    return { opened: new Promise<void>((resolve) => (open = resolve)), open: () => open() };
  });
  const onKill = (kill: number): void => {
    for (const [hour, { open }] of gates.entries()) if (kill * hours >= kills * hour) open();
  };
  const time = await seconds(async () => {
    const lived = live(playground, devices, hours, (hour) => gates[hour - 1]!.opened);
    await Promise.all([lived, killing(playground.url, folder, kills, lived, onKill)]);
    posts = await lived;
  });
  const url = process.env['DATABASE_URL'];
  const database = await openDatabase(url === undefined ? { folder } : { url });
  const compared = await compare(database, playground, devices, hours);
  await database.close();
  await playground.stop();
  rmSync(folder, { recursive: true, force: true });
  for (const difference of compared.differences.slice(0, 20)) say(difference);
  console.log(
    JSON.stringify({
      database: url === undefined ? 'pglite' : 'postgres',
      devices: count,
      paid: devices.length,
      hours,
      posts,
      indexed: compared.posts,
      kills,
      differences: compared.differences.length,
      seconds: Math.round(time),
    }),
  );
  process.exitCode = compared.differences.length === 0 ? 0 : 1;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
