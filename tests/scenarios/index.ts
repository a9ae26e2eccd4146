import { type instructions } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';

import { World, type WorldOptions } from '../support/world';
import * as admin from './admin';
import * as anyone from './anyone';
import * as coStaker from './coStaker';
import * as operators from './operators';
import * as owner from './owner';
import * as pauser from './pauser';
import * as registrar from './registrar';
import type { Scenario } from './scenario';

export type { Attempt, Scenario } from './scenario';

/** For every instruction of the program a situation in which it succeeds. */
export const SCENARIOS: Record<instructions.InstructionName, Scenario> = {
  ...admin,
  ...anyone,
  ...coStaker,
  ...operators,
  ...owner,
  ...pauser,
  ...registrar,
};

const camelCase = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Names of all instructions, in the order of the IDL. */
export const INSTRUCTION_NAMES = IDL.instructions.map(
  ({ name }) => camelCase(name) as instructions.InstructionName,
);

/** A world in which the scenario of an instruction can begin. */
export const worldFor = (name: instructions.InstructionName, options: WorldOptions = {}): Promise<World> =>
  World.create({ ...options, initialized: name !== 'initialize' });
