import { PROGRAM_ID, decodeEvent, type instructions } from '@co-staking/sdk';

import { SCENARIOS, worldFor } from '../tests/scenarios';
import type { ChainKind, Outcome } from '../tests/support/chain';

/** What one instruction costs on one virtual machine. */
export interface Figures {
  /** Compute units with everything it calls; the highest of all sets of keys. */
  units: number;
  /** Highest less lowest over the sets of keys. */
  spread: number;
  /** Bytes of a legacy transaction with this instruction and its signatures. */
  bytes: number;
  accounts: number;
  writable: number;
  /** Events it records; zero where the machine does not tell. */
  events: number;
  /** Lamports that the payers of rent lay out for accounts it creates. */
  rent: bigint;
}

const eventsIn = ({ innerInstructions }: Outcome): number =>
  (innerInstructions ?? []).filter(({ programId, data }) => programId.equals(PROGRAM_ID) && decodeEvent(data))
    .length;

async function once(name: instructions.InstructionName, kind: ChainKind, skip: number): Promise<Figures> {
  const world = await worldFor(name, { kind });
  // Other keys, and so other addresses and bumps, for every set.
  for (let count = 0; count < skip; count += 1) world.newKeypair();
  const { instruction, signers } = await SCENARIOS[name](world);
  const addresses = instruction.keys.filter(({ isWritable }) => isWritable).map(({ pubkey }) => pubkey);
  const before = await world.chain.snapshot(addresses);
  const outcome = await world.chain.run(instruction, signers);
  const after = await world.chain.snapshot(addresses);
  let rent = 0n;
  for (const [address, state] of after) if (!before.get(address) && state) rent += state.lamports;
  return {
    units: Number(outcome.units),
    spread: 0,
    bytes: outcome.size,
    accounts: new Set(instruction.keys.map(({ pubkey }) => pubkey.toBase58())).size,
    writable: new Set(addresses.map((address) => address.toBase58())).size,
    events: eventsIn(outcome),
    rent,
  };
}

/** Measures an instruction over several sets of keys. */
export async function measure(
  name: instructions.InstructionName,
  kind: ChainKind,
  keys: number,
): Promise<Figures> {
  const all: Figures[] = [];
  for (let set = 0; set < keys; set += 1) all.push(await once(name, kind, set * 100));
  const units = all.map((figures) => figures.units);
  const most = Math.max(...units);
  return { ...all[0]!, units: most, spread: most - Math.min(...units) };
}
