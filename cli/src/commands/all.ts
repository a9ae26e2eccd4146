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

/** Instructions without a command. */
type Missing = Exclude<ActionName, (typeof ALL)[number]['instruction']>;

/** Every instruction of the program as a command; if one is missing, this does not compile. */
export const INSTRUCTION_COMMANDS: [Missing] extends [never] ? readonly InstructionCommand[] : Missing = ALL;
