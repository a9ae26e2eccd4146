import { PROGRAM_ID } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Checks } from './checks';
import { Deployer } from './deploy/deploy';
import { deployment, migration, upgradeAndMakeFinal, type Code } from './deploy/sections';
import { versionOf } from './node/binary';
import { programSeat } from './node/seat';
import { startNode } from './node/start';
import { prepareTarget, roleKey } from './onNode';
import { playgroundTarget } from './onPlayground';
import { playAll } from './sections';
import { Stage } from './stage';

const SHIPPED = join(__dirname, '../../sdk/program/co_staking.so');

/** What a run works with. */
export interface Run {
  checks: Checks;
  say: (text: string) => void;
  /** The run's own folder; it exists, and is deleted by the caller. */
  folder: string;
  /** Aborted when the run has to end before its time. */
  stop: AbortSignal;
}

/** Ends when the signal is aborted, with its reason as an error. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });

/** Starts a validator, deploys, initialises, plays, upgrades; ends the validator whatever happens. */
export async function playOnNode(
  { checks, say, folder, stop }: Run,
  validator: string,
  file = SHIPPED,
): Promise<void> {
  say(`${versionOf(validator)}: ${validator}`);
  const admin = roleKey('admin');
  const accounts = [programSeat(folder, PROGRAM_ID)];
  const node = await startNode(validator, { folder, mint: admin.publicKey, accounts, stop });
  const play = async (): Promise<void> => {
    const connection = new Connection(node.url, { commitment: 'confirmed', wsEndpoint: node.wsUrl });
    say(`ready at ${node.url}, genesis ${await connection.getGenesisHash()}`);
    const code: Code = { file, bytes: readFileSync(file) };
    const deployer = new Deployer(connection, admin);
    if (!(await deployment(checks, deployer, connection, code))) return;
    const target = await prepareTarget(node, connection, deployer);
    if (!(await migration(checks, connection, target))) return;
    await playAll(new Stage(target, checks, folder));
    await upgradeAndMakeFinal(checks, deployer, connection, code, target.roles.registrar);
  };
  try {
    await Promise.race([play(), aborted(stop), aborted(node.died)]);
  } finally {
    await node.stop();
  }
}

/** Plays on a playground, which has the program from its start. */
export async function playOnPlayground({ checks, say, folder, stop }: Run): Promise<void> {
  const { target, stop: end } = await playgroundTarget();
  say(`the playground is ready at ${target.url}`);
  try {
    await Promise.race([playAll(new Stage(target, checks, folder)), aborted(stop)]);
  } finally {
    await end();
  }
}
