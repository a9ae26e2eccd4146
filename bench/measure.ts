import { PROGRAM_ID, type instructions } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import type { TransactionInstruction } from '@solana/web3.js';

import { INSTRUCTION_NAMES, SCENARIOS, worldFor } from '../tests/scenarios';
import type { ChainKind, Snapshot } from '../tests/support/chain';
import type { World, WorldOptions } from '../tests/support/world';
import { callsIn, type Call } from './calls';
import { classOf } from './goals';
import type { StateUnits } from './ranges';

/** An instruction on both machines. */
export interface Measured {
  name: instructions.InstructionName;
  litesvm: Figures;
  bankrun: Figures;
  /** By state, if the price depends on it. */
  states: StateUnits[];
}

/** An account that the instruction creates. */
export interface Created {
  /** Its name in the IDL. */
  name: string;
  bytes: number;
  lamports: bigint;
}

/** The cost of one instruction on one virtual machine. */
export interface Figures {
  /** Compute units with everything it calls, for the first set of keys, which is the same in every run. */
  units: number;
  /** The least and the most over all sets of keys. */
  lowest: number;
  highest: number;
  /** Bytes of a legacy transaction with this instruction and its signatures. */
  bytes: number;
  accounts: number;
  writable: number;
  calls: Call[];
  /** Bytes of each event; none on bankrun, which does not report them. */
  eventBytes: number[];
  created: Created[];
}

type Name = instructions.InstructionName;

function createdBy(
  name: Name,
  { keys }: TransactionInstruction,
  before: Snapshot,
  after: Snapshot,
): Created[] {
  const { accounts } = IDL.instructions[INSTRUCTION_NAMES.indexOf(name)]!;
  return accounts.flatMap((account, index) => {
    const address = keys[index]!.pubkey.toBase58();
    const state = after.get(address);
    if (before.get(address) || !state) return [];
    return [{ name: account.name, bytes: state.data.length, lamports: state.lamports }];
  });
}

async function once(name: Name, world: World): Promise<Figures> {
  const { instruction, signers } = await SCENARIOS[name](world);
  const addresses = instruction.keys.filter(({ isWritable }) => isWritable).map(({ pubkey }) => pubkey);
  const before = await world.chain.snapshot(addresses);
  const { units, size, logs, innerInstructions } = await world.chain.run(instruction, signers);
  const after = await world.chain.snapshot(addresses);
  return {
    units: Number(units),
    lowest: Number(units),
    highest: Number(units),
    bytes: size,
    accounts: new Set(instruction.keys.map(({ pubkey }) => pubkey.toBase58())).size,
    writable: new Set(addresses.map((address) => address.toBase58())).size,
    calls: callsIn(logs),
    eventBytes: (innerInstructions ?? [])
      .filter(({ programId }) => programId.equals(PROGRAM_ID))
      .map(({ data }) => data.length),
    created: createdBy(name, instruction, before, after),
  };
}

/** Instructions that change the only configuration: each set of keys needs its own chain. */
const changesConfig = (name: Name): boolean => name === 'initialize' || classOf(name) === 'configure';

/**
 * Measures an instruction over several sets of keys. On one chain every set is a different device, offer and case of
 * other people; if the instruction changes the configuration, every set is another chain with other roles.
 */
export async function measure(name: Name, kind: ChainKind, sets: number): Promise<Figures> {
  // Signatures cost no compute units, but most of the time. Users pay the price with mainnet's features.
  const options: WorldOptions = { kind, signed: kind !== 'litesvm', features: 'mainnet' };
  let world = await worldFor(name, options);
  const first = await once(name, world);
  for (let set = 1; set < sets; set += 1) {
    if (changesConfig(name)) world = await worldFor(name, { ...options, seed: `set ${set} ` });
    const { units } = await once(name, world);
    first.lowest = Math.min(first.lowest, units);
    first.highest = Math.max(first.highest, units);
  }
  return first;
}
