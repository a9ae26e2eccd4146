import { fetchDevice, findDevicePda, instructions, keypairWallet, sendInstructions } from '@co-staking/sdk';
import type { Playground } from '@co-staking/playground';
import { Connection, type Keypair, type PublicKey, type TransactionInstruction } from '@solana/web3.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { ended, startCli } from './cli';

export interface FleetDevice {
  id: string;
  address: PublicKey;
}

const uuid = (number: number): string => `f1ee7000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

/** A file of lines in a folder. */
export function writeLines(folder: string, name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** Runs the tool to its end, and throws what it said where it failed. */
async function mustRun(argv: readonly string[]): Promise<void> {
  const { code, err } = await ended(startCli(argv));
  if (code !== 0) throw new Error(`exit code ${code}: ${err}`);
}

/**
 * Registers and reports devices with the operator's tool itself, and stakes for them; the last ones, so many
 * as `short` says, get no stake and so refuse every post.
 */
export async function buildFleet(
  playground: Playground,
  folder: string,
  { count, short = 0 }: { count: number; short?: number },
): Promise<FleetDevice[]> {
  const wallets = playground.writeWallets(folder);
  const owner = playground.keypairs['owner']!;
  const devices = Array.from({ length: count }, (_, at) => ({
    id: uuid(at),
    address: findDevicePda({ id: uuid(at) })[0],
  }));
  const rows = devices.map(({ id }) => `${id},${owner.publicKey.toBase58()},RTX 3070,1,1,1`);
  const register = writeLines(folder, 'devices.csv', ['id,owner,model,cards,multiplier,tier', ...rows]);
  const report = writeLines(
    folder,
    'reports.jsonl',
    devices.map(({ id }) => JSON.stringify({ device: id, status: 'running', score: 97 })),
  );
  const flags = [
    '-u',
    playground.url,
    '-k',
    wallets['registrar']!,
    '-y',
    '--journal',
    join(folder, 'registrar.ndjson'),
  ];
  await mustRun(['operator', 'register', register, ...flags]);
  await mustRun(['operator', 'report', report, ...flags]);
  await stakeAll(playground, owner, devices.slice(0, count - short));
  return devices;
}

async function stakeAll(
  playground: Playground,
  owner: Keypair,
  devices: readonly FleetDevice[],
): Promise<void> {
  const connection = new Connection(playground.url, 'confirmed');
  const { hardware } = await fetchDevice(connection, devices[0]!.address);
  const stakes = devices.map(
    ({ address }): TransactionInstruction =>
      instructions.stake({
        owner: owner.publicKey,
        device: address,
        amount: hardware.minimum,
        mint: playground.mint,
      }).instruction,
  );
  for (let at = 0; at < stakes.length; at += 6)
    await sendInstructions(connection, keypairWallet(owner), stakes.slice(at, at + 6));
}
