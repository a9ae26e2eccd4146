// The number of transactions that the operator's tool needs for many devices: packed like in the tool, and run on
// LiteSVM. Prints the tables of docs/operator.md. Usage: npm run bench:operator [-- number of devices [--rpc]]
// With --rpc the tool itself runs through a playground's JSON-RPC, with its journal.
import { DeviceStatus, findDevicePda, instructions } from '@co-staking/sdk';
import { World, fund, tokens } from '@co-staking/sdk/testing';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';

import { pack } from '../cli/src/operator/pack';
import { CALLS as POST_CALLS } from '../cli/src/operator/post';
import { CALLS as REGISTER_CALLS } from '../cli/src/operator/register';
import { CALLS as REPORT_CALLS } from '../cli/src/operator/report';
import type { Item } from '../cli/src/operator/task';
import { runThroughRpc } from './operatorRpc';

const COUNT = Number(process.argv[2] ?? 10_000);
/** A stake: itself, its transfer, and its event. */
const STAKE_CALLS = 3;

/** More lamports than the rent and the fees of a device. */
const RENT = 100_000_000n;

const say = (text: string): void => console.error(`bench: ${text}`);
const number = (value: number): string => Math.round(value).toLocaleString('en');
const uuid = (at: number): string => `f1ee7000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;

/** Runs instructions like the tool sends them; returns a line of the table. */
async function measure(
  world: World,
  name: string,
  signer: Keypair,
  callsPerItem: number,
  build: (device: PublicKey, at: number) => TransactionInstruction,
): Promise<string> {
  const items = Array.from({ length: COUNT }, (_, at): Item => {
    const [device] = findDevicePda({ id: uuid(at) });
    return {
      entry: { line: at + 2, device: device.toBase58() },
      device,
      name: uuid(at),
      instruction: build(device, at),
    };
  });
  const packs = pack(items, signer.publicKey, callsPerItem, false);
  let [bytes, units, largest] = [0, 0, 0];
  for (const items of packs) {
    const all = items.map(({ instruction }) => instruction);
    const outcome = await world.chain.run(all, [signer], { payer: signer });
    bytes += outcome.size;
    units += Number(outcome.units);
    largest = Math.max(largest, outcome.size);
  }
  say(`${name}: ${packs.length} transactions`);
  const cells = [COUNT, packs.length, Math.max(...packs.map(({ length }) => length)), largest];
  const means = [bytes / COUNT, units / packs.length];
  return `| \`${name}\` | ${[...cells, ...means].map(number).join(' | ')} |`;
}

async function main(): Promise<void> {
  const world = await World.create({ kind: 'litesvm' });
  const { registrar, rewardAuthority } = world.roles;
  const owner = await world.newActor({ holds: tokens(200) * BigInt(COUNT) });
  const { mintInput } = world;
  await world.giveLamports(registrar.publicKey, RENT * BigInt(COUNT));
  const register = await measure(world, 'register', registrar, REGISTER_CALLS, (_, at) => {
    const hardware = { id: uuid(at), model: 'RTX 3070', cards: 1, multiplierBps: 10_000, tier: 1 };
    const parties = { registrar: registrar.publicKey, owner: owner.address, participant: owner.participant };
    return instructions.registerDevice({ ...parties, ...hardware, ...mintInput }).instruction;
  });
  const report = await measure(
    world,
    'report',
    registrar,
    REPORT_CALLS,
    (device) =>
      instructions.reportDevice({ registrar: registrar.publicKey, device, status: DeviceStatus.Running })
        .instruction,
  );
  await measure(
    world,
    'stake',
    owner.wallet,
    STAKE_CALLS,
    (device) =>
      instructions.stake({ owner: owner.address, device, amount: tokens(200), ...mintInput }).instruction,
  );
  await fund(world.chain, world.mint, rewardAuthority.publicKey, tokens(COUNT));
  const post = await measure(world, 'post', rewardAuthority, POST_CALLS, (device) => {
    const rewards = { device, block: 1n, amount: tokens('0.5') };
    return instructions.postRewards({ rewardAuthority: rewardAuthority.publicKey, ...rewards, ...mintInput })
      .instruction;
  });
  const head =
    'Command | Devices | Transactions | Devices in one | Largest, bytes | Bytes per device | Units of one';
  console.log([`| ${head} |`, `| --- |${' ---: |'.repeat(6)}`, register, report, post].join('\n'));
}

(process.argv.includes('--rpc') ? runThroughRpc(COUNT, say) : main()).catch((error: unknown) => {
  say((error as Error).message);
  process.exitCode = 1;
});
