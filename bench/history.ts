// The history of an owner of many devices, read from a playground: by one request for each list and each transaction, and
// as the SDK reads it. The last line of stdout is one JSON object.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';

import {
  DeviceStatus,
  fetchMultipleDevices,
  connectionSource,
  instructions,
  sendInstructions,
  keypairWallet,
} from '@co-staking/sdk';
import { startPlayground, type Playground } from '@co-staking/playground';
import { Connection, PublicKey } from '@solana/web3.js';

import type { Report } from './history/read';

const HELP = `Usage: npm run bench:history [-- options]

Reads the whole history of an owner over HTTP, each side in a process of its own.

  --devices N   devices of the owner (default 2000)
  --posts N     posts of rewards for each (default 3)
  --no-single   leave out the side that sends each request by itself
  --help        this text`;

/** The fleet of a playground has two owners. */
const OWNERS = 2;
/** Posts that fit into one transaction. */
const POSTED = 8;
/** Base units of a post. */
const AMOUNT = 12_345_678n;

const say = (text: string): void => console.error(`bench:history: ${text}`);
const run = promisify(execFile);

/** Posts rewards for all devices of the fleet that take them, so many times. */
async function post(playground: Playground, posts: number): Promise<void> {
  const connection = new Connection(playground.url, 'confirmed');
  const addresses = playground.fleet.map(({ address }) => new PublicKey(address));
  const devices = await fetchMultipleDevices(connectionSource(connection), addresses);
  const ready = devices.flatMap((device) =>
    device && device.status === DeviceStatus.Running && device.ownerStake >= device.hardware.minimum
      ? [device]
      : [],
  );
  const wallet = keypairWallet(playground.keypairs['reward-authority']!);
  const mint = new PublicKey(playground.mint);
  for (let round = 1n; round <= BigInt(posts); round += 1n)
    for (let at = 0; at < ready.length; at += POSTED) {
      const some = ready.slice(at, at + POSTED).map(
        ({ address, rewards }) =>
          instructions.postRewards({
            rewardAuthority: wallet.publicKey,
            device: address,
            block: rewards.lastBlock + round,
            amount: AMOUNT,
            mint,
          }).instruction,
      );
      await sendInstructions(connection, wallet, some, { computeUnitLimit: 1_400_000 });
    }
}

async function read(url: string, owner: string, side: string): Promise<Report> {
  const args = ['--expose-gc', '--import', 'tsx', join(__dirname, 'history/read.ts'), url, owner, side];
  const { stdout } = await run(process.execPath, args);
  const report = JSON.parse(stdout) as Report;
  const { entries, seconds, requests, megabytes, cpuSeconds } = report;
  say(
    `${side}: ${entries} entries, ${seconds} s (${cpuSeconds} s of processor time), ${requests} requests, ${megabytes} MB`,
  );
  return report;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      devices: { type: 'string', default: '2000' },
      posts: { type: 'string', default: '3' },
      'no-single': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(HELP);
  say(`making ${values.devices} devices ...`);
  const playground = await startPlayground({ devices: OWNERS * Number(values.devices) });
  try {
    await post(playground, Number(values.posts));
    const owner = playground.keypairs['owner']!.publicKey.toBase58();
    const sdk = await read(playground.url, owner, 'sdk');
    const figures: Record<string, number> = Object.fromEntries(
      Object.entries(sdk).flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
    );
    const result = figures;
    if (!values['no-single']) {
      const single = await read(playground.url, owner, 'single');
      if (single.hash !== sdk.hash) throw new Error('the sides read different histories');
      result['request_ratio'] = Number((sdk.requests / single.requests).toFixed(4));
      result['time_ratio'] = Number((sdk.seconds / single.seconds).toFixed(4));
    }
    console.log(JSON.stringify(result));
  } finally {
    await playground.stop();
  }
}

void main();
