// Many devices on a playground, fast: transactions of the tool's size, sent without looking at each of them.
import {
  DeviceStatus,
  buildTransaction,
  fetchDevice,
  findDevicePda,
  findParticipantPda,
  instructions,
} from '@co-staking/sdk';
import type { Playground } from '@co-staking/playground';
import { Connection, PublicKey, type Keypair, type TransactionInstruction } from '@solana/web3.js';

import { retryingFetch } from '../cli/src/chain/retryingFetch';
import { pack } from '../cli/src/operator/pack';
import { CALLS as REGISTER_CALLS } from '../cli/src/operator/register';
import { CALLS as REPORT_CALLS } from '../cli/src/operator/report';

/** Base units of a device's stake: more than its minimum. */
export const STAKE = 20_000_000_000n;
/** A stake: itself, its transfer, and its event. */
const STAKE_CALLS = 3;
/** Blocks pass with each transaction, and a blockhash lasts for 150. */
const ONE_BLOCKHASH = 50;

/** A connection that outlives the pauses of a busy process: the server closes what is idle. */
export const connectionTo = ({ url }: Playground): Connection =>
  new Connection(url, { commitment: 'confirmed', fetch: retryingFetch });

const uuid = (at: number): string => `f1ee7000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;

/** Sends an instruction for each device; whether it succeeded is for the caller to see. */
async function sendAll(
  connection: Connection,
  signer: Keypair,
  callsPerItem: number,
  calls: readonly TransactionInstruction[],
): Promise<void> {
  const device = PublicKey.default;
  const items = calls.map((instruction, at) => ({
    entry: { line: at, device: '' },
    device,
    name: '',
    instruction,
  }));
  const packs = pack(items, signer.publicKey, callsPerItem, false);
  for (let at = 0; at < packs.length; at += ONE_BLOCKHASH) {
    const { blockhash } = await connection.getLatestBlockhash();
    for (const each of packs.slice(at, at + ONE_BLOCKHASH)) {
      const own = each.map(({ instruction }) => instruction);
      const transaction = buildTransaction({ payer: signer.publicKey, instructions: own, blockhash });
      transaction.sign([signer]);
      await connection.sendRawTransaction(transaction.serialize(), { skipPreflight: true });
    }
  }
}

/** Registers, reports and stakes for devices of one owner; gives their UUIDs. @throws Error where the last one lacks stake */
export async function buildLargeFleet(playground: Playground, count: number): Promise<string[]> {
  const connection = connectionTo(playground);
  const registrar = playground.keypairs['registrar']!;
  const owner = playground.keypairs['owner']!;
  const mint = new PublicKey(playground.mint);
  const ids = Array.from({ length: count }, (_, at) => uuid(at));
  const devices = ids.map((id) => findDevicePda({ id })[0]);
  const participant = findParticipantPda({ id: owner.publicKey })[0];
  const parties = { registrar: registrar.publicKey, owner: owner.publicKey, participant, mint };
  const hardware = { model: 'RTX 3070', cards: 1, multiplierBps: 10_000, tier: 1 };
  const registrations = ids.map(
    (id) => instructions.registerDevice({ ...parties, ...hardware, id }).instruction,
  );
  await sendAll(connection, registrar, REGISTER_CALLS, registrations);
  const status = DeviceStatus.Running;
  const reports = devices.map(
    (device) => instructions.reportDevice({ registrar: registrar.publicKey, device, status }).instruction,
  );
  await sendAll(connection, registrar, REPORT_CALLS, reports);
  const stakes = devices.map(
    (device) => instructions.stake({ owner: owner.publicKey, device, amount: STAKE, mint }).instruction,
  );
  await sendAll(connection, owner, STAKE_CALLS, stakes);
  const { ownerStake } = await fetchDevice(connection, devices.at(-1)!);
  if (ownerStake !== STAKE) throw new Error('the fleet could not be built');
  return ids;
}
