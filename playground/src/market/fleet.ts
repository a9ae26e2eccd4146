import { DeviceStatus, instructions } from '@co-staking/sdk';
import { fund, tokens, type Actor, type World } from '@co-staking/sdk/testing';
import type { Keypair, PublicKey, TransactionInstruction } from '@solana/web3.js';
import { createHash } from 'node:crypto';

import type { PlaygroundChain } from '../ledger/chain';
import type { People } from './people';
import type { DeviceInfo } from './marketplace';

/** Hardware of the fleet: model, cards, and multiplier in basis points. */
const HARDWARE = [
  { model: 'RTX 4090', cards: 4, multiplierBps: 12_500 },
  { model: 'H100', cards: 8, multiplierBps: 100_000 },
  { model: 'RTX 3070', cards: 1, multiplierBps: 10_000 },
  { model: 'L40S', cards: 2, multiplierBps: 30_000 },
  { model: 'A100-80GB', cards: 1, multiplierBps: 50_000 },
];
/** Number of each instruction that fits into a transaction. */
const REGISTERED = 3;
const REPORTED = 12;
const STAKED = 6;
const OFFERED = 6;
/** Enough lamports for the rent of ten thousand devices. */
const LAMPORTS = 100_000_000_000_000n;
/** Tokens of the owners, enough to stake for all of them. */
const TOKENS = tokens(4_000_000_000);

/** One device in seventeen is reported down, and can offer nothing. */
const isDown = ({ index }: { index: number }): boolean => index % 17 === 16;

interface FleetDevice {
  id: string;
  address: PublicKey;
  owner: Actor;
  index: number;
}

function uuid(seed: string, index: number): string {
  const hex = createHash('sha256').update(`${seed} fleet ${index}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}

/** Sends instructions, a fixed number per transaction. */
function sendAll(
  chain: PlaygroundChain,
  size: number,
  signer: Keypair,
  list: TransactionInstruction[],
): void {
  for (let at = 0; at < list.length; at += size) chain.runAs(signer, list.slice(at, at + size));
}

/**
 * Registers additional devices of both owners, in transactions of their real parties: all of them reported, nine in
 * ten staked, every third of those with an open offer if it is up.
 */
export async function registerFleet(
  chain: PlaygroundChain,
  world: World,
  people: People,
  seed: string,
  count: number,
): Promise<DeviceInfo[]> {
  if (count === 0) return [];
  const { registrar } = world.roles;
  const owners = [people.owner, people['owner-2']];
  await world.giveLamports(registrar.publicKey, LAMPORTS);
  for (const { address } of owners) await fund(world.chain, world.mint, address, TOKENS);
  const fleet: FleetDevice[] = [];
  const register = Array.from({ length: count }, (_, index) => {
    const owner = owners[index % owners.length]!;
    const id = uuid(seed, index);
    const { instruction, device } = instructions.registerDevice({
      registrar: registrar.publicKey,
      owner: owner.address,
      participant: owner.participant,
      id,
      ...HARDWARE[index % HARDWARE.length]!,
      tier: 1,
      ...world.mintInput,
    });
    fleet.push({ id, address: device, owner, index });
    return instruction;
  });
  sendAll(chain, REGISTERED, registrar, register);
  sendAll(
    chain,
    REPORTED,
    registrar,
    fleet.map((device) => report(registrar.publicKey, device)),
  );
  const minimums = await minimumsOf(world, fleet);
  for (const owner of owners) stakeAndOffer(chain, world.mintInput, owner, fleet, minimums);
  return fleet.map(({ id, address }) => ({ id, address: address.toBase58() }));
}

function report(registrar: PublicKey, { address, index }: FleetDevice): TransactionInstruction {
  const status = isDown({ index }) ? DeviceStatus.Down : DeviceStatus.Running;
  const score = 70 + (index % 31);
  return instructions.reportDevice({ registrar, device: address, status, score }).instruction;
}

/** Base units that each kind of hardware needs. */
async function minimumsOf(world: World, fleet: FleetDevice[]): Promise<bigint[]> {
  const kinds = fleet.slice(0, HARDWARE.length);
  const devices = await Promise.all(kinds.map((device) => world.readDevice(device)));
  return devices.map(({ hardware }) => hardware.minimum);
}

function stakeAndOffer(
  chain: PlaygroundChain,
  mintInput: World['mintInput'],
  owner: Actor,
  fleet: FleetDevice[],
  minimums: bigint[],
): void {
  const staked = fleet.filter((device) => device.owner === owner && device.index % 10 !== 9);
  const minimumOf = ({ index }: FleetDevice): bigint => minimums[index % HARDWARE.length]!;
  const stakes = staked.map(
    (device) =>
      instructions.stake({
        owner: owner.address,
        device: device.address,
        amount: minimumOf(device),
        ...mintInput,
      }).instruction,
  );
  sendAll(chain, STAKED, owner.wallet, stakes);
  const offers = staked
    .filter((device, position) => position % 3 === 0 && !isDown(device))
    .map(
      (device) =>
        instructions.createOffer({
          owner: owner.address,
          device: device.address,
          nonce: 0,
          amount: (minimumOf(device) * BigInt(10 + (device.index % 5) * 10)) / 100n,
          shareBps: 1_000 + (device.index % 9) * 800,
        }).instruction,
    );
  sendAll(chain, OFFERED, owner.wallet, offers);
}
