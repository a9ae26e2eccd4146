import type { instructions } from '@co-staking/sdk';

import { eventsIn, unitsBetween, type Call } from './calls';

/** What an instruction must do at least, which decides its goal. */
export type Class = 'mutate only' | 'create state' | 'one transfer' | 'several calls' | 'configure';

type Name = instructions.InstructionName;
type Lane = 'litesvm' | 'bankrun';

const CLASSES: Record<Exclude<Class, 'mutate only'>, Name[]> = {
  'create state': [
    'createOffer',
    'createParticipant',
    'linkWallet',
    'openCase',
    'openParticipant',
    'registerDevice',
    'initialize',
  ],
  'one transfer': [
    'acceptOffer',
    'claimCoStakeRewards',
    'claimOwnerRewards',
    'postRewards',
    'stake',
    'withdrawCoStake',
    'withdrawOverflow',
    'withdrawOwnerStake',
  ],
  'several calls': ['closeDevice', 'executeCase'],
  configure: [
    'acceptRole',
    'nominateRole',
    'pauseEntries',
    'setSlashTerm',
    'unpauseEntries',
    'updateParameters',
    'vacateRole',
  ],
};

export function classOf(name: Name): Class {
  const found = Object.entries(CLASSES).find(([, names]) => names.includes(name));
  return found ? (found[0] as Class) : 'mutate only';
}

/** Goals of the classes without events, units. bankrun's token program costs some 6,100 more per call. */
export const GOALS: Record<Class, Record<Lane, number>> = {
  'mutate only': { litesvm: 1_600, bankrun: 1_600 },
  configure: { litesvm: 1_600, bankrun: 1_600 },
  'create state': { litesvm: 5_800, bankrun: 5_800 },
  'one transfer': { litesvm: 3_500, bankrun: 9_600 },
  'several calls': { litesvm: 10_500, bankrun: 28_800 },
};

/** Instructions that record two events one after the other, with nothing in between. */
export const TWO_EVENTS: Name[] = ['openParticipant', 'closeParticipant', 'unstakeOwnerStake'];

/** Units from the end of the first event to the end of the second. */
export function secondEvent(calls: Call[]): number {
  const [first, second] = eventsIn(calls);
  if (!first || !second) throw new Error('there are no two events');
  return unitsBetween(first, second);
}

/** Units of opening the two vaults of a device, from the end of one to the end of the other, twice. */
export function vaultsIn(name: Name, calls: Call[]): number {
  if (name !== 'registerDevice') return 0;
  const [first, second] = calls.filter(
    ({ left, program }) => left !== null && !eventsIn([{ program, left, units: 0 }]).length,
  );
  if (!first || !second) throw new Error('there are no two vaults');
  return 2 * unitsBetween(first, second);
}

/** Most that an instruction should cost: its class, its events and, for a device, its vaults. */
export const goalOf = (name: Name, lane: Lane, calls: Call[], eventUnits: number): number =>
  GOALS[classOf(name)][lane] + eventsIn(calls).length * eventUnits + vaultsIn(name, calls);

/** Units of a signer's check, a comparison of keys and a change of a counter, in hand-written assembly. */
const CHANGE_UNITS = 22;
/** The runtime's price of a call, and what handwritten assembly needs to prepare it. */
const CALL_UNITS: Record<Lane, number> = { litesvm: 946 + 9, bankrun: 1_000 + 9 };

/** The least that a program with these calls can cost; events are calls too. */
export const floorOf = (lane: Lane, calls: Call[]): number =>
  calls.reduce((sum, { units }) => sum + CALL_UNITS[lane] + units, CHANGE_UNITS);
