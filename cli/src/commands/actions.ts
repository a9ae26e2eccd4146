import type { Action } from './action';
import { ADMIN } from './admin';
import { ANYONE } from './anyone';
import { CO_STAKER } from './coStaker';
import { ARBITER, REWARD_AUTHORITY, SLASHER } from './operators';
import { OWNER } from './owner';
import { PAUSER } from './pauser';
import { REGISTRAR } from './registrar';

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
