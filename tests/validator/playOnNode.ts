import { Connection } from '@solana/web3.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Deployer } from './deploy/deploy';
import { deployment, migration, upgradeAndMakeFinal, type Code } from './deploy/sections';
import type { ValidatorNode } from './node/start';
import { prepareTarget } from './prepare';
import { roleKey } from './roleKey';
import type { Run } from './run';
import { playAll } from './sections';
import { Fixture } from './fixture';

const SHIPPED = join(__dirname, '../../sdk/program/co_staking.so');

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
  const target = await prepareTarget(node, connection, deployer);
  if (!(await migration(checks, connection, target))) return;
  await playAll(new Fixture(target, checks, folder));
  await upgradeAndMakeFinal(checks, deployer, connection, code, target.roles.registrar);
}
