import type { instructions } from '@co-staking/sdk';

import { worldFor, type Scenario } from '../tests/scenarios';
import type { ChainKind } from '../tests/support/chain';
import { STATES } from './states';

type Name = instructions.InstructionName;

/** The cost of an instruction in one state, on both machines. */
export interface StateUnits {
  /** The state, by its name on the page. */
  state: string;
  litesvm: number;
  bankrun: number;
}

/** Instructions that search a bump, and the number of sets of keys to try until the first bump works. */
const SEARCHING: Name[] = ['linkWallet', 'openCase', 'openParticipant'];
const SETS_OF_KEYS = 8;

/** Units of a scenario; if a bump is searched, the least over some sets of keys. */
async function unitsOf(name: Name, scenario: Scenario, kind: ChainKind): Promise<number> {
  // Signatures cost no compute units.
  const world = await worldFor(name, { kind, signed: kind !== 'litesvm' });
  const units: number[] = [];
  for (let set = 0; set < (SEARCHING.includes(name) ? SETS_OF_KEYS : 1); set += 1) {
    const { instruction, signers } = await scenario(world);
    units.push(Number((await world.chain.run(instruction, signers)).units));
  }
  return Math.min(...units);
}

/** Every state of an instruction; none if its price does not depend on the state. */
export async function measureStates(name: Name): Promise<StateUnits[]> {
  const measured: StateUnits[] = [];
  for (const [state, scenario] of Object.entries(STATES[name] ?? {}))
    measured.push({
      state,
      litesvm: await unitsOf(name, scenario, 'litesvm'),
      bankrun: await unitsOf(name, scenario, 'bankrun'),
    });
  return measured;
}
