import type { Action } from './action';
import { CASES } from './cases';
import { DEVICES } from './devices';
import { KEYS } from './keys';
import { OFFERS } from './offers';

/** Everything that can happen on a walk. */
export const ACTIONS: Record<string, Action> = { ...DEVICES, ...OFFERS, ...CASES, ...KEYS };
