import type { ActionName } from '@co-staking/sdk';

import { ADMIN } from './admin';
import { ANYONE } from './anyone';
import { CO_STAKER } from './coStaker';
import type { InstructionCommand } from './instructionCommand';
import { ARBITER, REWARD_AUTHORITY, SLASHER } from './operators';
import { OWNER } from './owner';
import { PAUSER } from './pauser';
import { REGISTRAR } from './registrar';

const ALL = [
  ...OWNER,
  ...CO_STAKER,
  ...ANYONE,
  ...REGISTRAR,
  ...REWARD_AUTHORITY,
  ...SLASHER,
  ...ARBITER,
  ...ADMIN,
  ...PAUSER,
];

/** Names the instructions without a command; compiles only while there is none. */
type Missing = Exclude<ActionName, (typeof ALL)[number]['instruction']>;
const complete = <_ extends never>(commands: readonly InstructionCommand[]) => commands;

/** Every instruction of the program as a command. */
export const INSTRUCTION_COMMANDS = complete<Missing>(ALL);
