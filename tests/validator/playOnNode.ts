import { startPlayground } from '@co-staking/playground';
import { Connection } from '@solana/web3.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { compareNodes, report } from '../playground/conversation';
import type { Checks } from './checks';
import { Deployer } from './deploy/deploy';
import { deployment, migration, upgradeAndMakeFinal, type Code } from './deploy/sections';
import type { ValidatorNode } from './node/start';
import { prepareTarget } from './prepare';
import { roleKey } from './roleKey';
import type { Run } from './run';
import { playAll } from './sections';
import { Fixture } from './fixture';

/** As on a cluster. */
const FINALITY_SECONDS = 13;
const SHIPPED = join(__dirname, '../../sdk/program/co_staking.so');

/** Plays one conversation with the node and a playground, and compares the answers. */
async function beside(checks: Checks, node: ValidatorNode): Promise<void> {
  const playground = await startPlayground({ finality: FINALITY_SECONDS });
  try {
    const comparison = await compareNodes(node, playground);
    const { methods, calls, wanted, unwanted } = comparison;
    await checks.check(`${methods} methods, ${calls} calls, ${wanted.length} intended differences`, () => {
      if (unwanted.length > 0) throw new Error(report(comparison));
    });
  } finally {
    await playground.stop();
  }
}

/** Deploys, initialises, plays, and upgrades. */
export async function playOnNode(
  { checks, say, folder }: Run,
  node: ValidatorNode,
  file = SHIPPED,
): Promise<void> {
  const connection = new Connection(node.url, { commitment: 'confirmed', wsEndpoint: node.wsUrl });
  say(`ready at ${node.url}, genesis ${await connection.getGenesisHash()}`);
  const code: Code = { file, bytes: readFileSync(file) };
  const deployer = new Deployer(connection, roleKey('admin'));
  if (!(await deployment(checks, deployer, connection, code))) return;
  await checks.section('every method, beside a playground', () => beside(checks, node));
  const target = await prepareTarget(node, connection, deployer);
  if (!(await migration(checks, connection, target))) return;
  await playAll(new Fixture(target, checks, folder));
  await upgradeAndMakeFinal(checks, deployer, connection, code, target.roles.registrar);
}
