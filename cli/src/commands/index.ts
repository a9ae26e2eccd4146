import { kebab } from '../parameters/plain';
import { act } from './act';
import type { Action } from './action';
import { ADMIN } from './admin';
import { ANYONE } from './anyone';
import { CO_STAKER } from './coStaker';
import { ARBITER, REWARD_AUTHORITY, SLASHER } from './operators';
import { OWNER } from './owner';
import { PAUSER } from './pauser';
import { REGISTRAR } from './registrar';
import type { CommandDefinition } from './register';

/** Every instruction of the program. */
export const ACTIONS: readonly Action[] = [
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

/** Instructions as commands: `createOffer` is `create-offer`. */
export const ACTION_COMMANDS: readonly CommandDefinition[] = ACTIONS.map((action) => ({
  name: kebab(action.instruction),
  group: action.caller,
  summary: action.summary,
  ...(action.details && { details: action.details }),
  parameters: action.parameters,
  example: action.example,
  run: (context, values) => act(context, action, values),
}));
