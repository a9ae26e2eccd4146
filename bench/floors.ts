import type { instructions } from '@co-staking/sdk';

/** What an instruction cannot do without, which decides its goal. */
export type Class = 'mutate only' | 'create state' | 'one transfer' | 'several transfers' | 'configure';

type Name = instructions.InstructionName;

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
  'several transfers': ['closeDevice', 'executeCase'],
  configure: ['acceptRole', 'nominateRole', 'pauseEntries', 'unpauseEntries', 'updateParameters'],
};

export function classOf(name: Name): Class {
  const found = Object.entries(CLASSES).find(([, names]) => names.includes(name));
  return found ? (found[0] as Class) : 'mutate only';
}

/** Units of one event recorded by a call of the program to itself, measured as the difference of two builds. */
export const eventUnits = 1_600;

/** Goals of the classes without events, units: LiteSVM and bankrun, whose token program costs some 6,100 more a call. */
const GOALS: Record<Class, { litesvm: number; bankrun: number }> = {
  'mutate only': { litesvm: 1_600, bankrun: 1_600 },
  configure: { litesvm: 1_600, bankrun: 1_600 },
  'create state': { litesvm: 5_800, bankrun: 5_800 },
  'one transfer': { litesvm: 3_500, bankrun: 9_600 },
  'several transfers': { litesvm: 10_500, bankrun: 28_800 },
};

/** What an instruction should cost at most, by its class and its events. */
export function floorOf(name: Name, events: number): { litesvm: number; bankrun: number } {
  const { litesvm, bankrun } = GOALS[classOf(name)];
  return { litesvm: litesvm + events * eventUnits, bankrun: bankrun + events * eventUnits };
}
