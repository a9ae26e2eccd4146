import { Role, type Config } from '@co-staking/sdk';

/**
 * Where the configuration holds a role, who is nominated for it, and from when that can be accepted: nothing for a
 * role whose nominee accepts at once.
 */
export const SEATS = [
  {
    name: 'admin',
    role: Role.Admin,
    holder: 'admin',
    pending: 'pendingAdmin',
    matures: 'pendingAdminMaturesAt',
  },
  {
    name: 'registrar',
    role: Role.Registrar,
    holder: 'registrar',
    pending: 'pendingRegistrar',
    matures: null,
  },
  {
    name: 'reward authority',
    role: Role.RewardAuthority,
    holder: 'rewardAuthority',
    pending: 'pendingRewardAuthority',
    matures: null,
  },
  {
    name: 'slasher',
    role: Role.Slasher,
    holder: 'slasher',
    pending: 'pendingSlasher',
    matures: 'pendingSlasherMaturesAt',
  },
  {
    name: 'arbiter',
    role: Role.Arbiter,
    holder: 'arbiter',
    pending: 'pendingArbiter',
    matures: 'pendingArbiterMaturesAt',
  },
  { name: 'pauser', role: Role.Pauser, holder: 'pauser', pending: 'pendingPauser', matures: null },
] as const satisfies {
  name: string;
  role: Role;
  holder: keyof Config;
  pending: keyof Config;
  matures: keyof Config | null;
}[];

/** The roles through which locked stake can be lost: nominations for them mature for 42 days. */
export const SLOW_SEATS = SEATS.filter(({ matures }) => matures !== null);
/** The roles whose nominee accepts at once. */
export const QUICK_SEATS = SEATS.filter(({ matures }) => matures === null);

/** Numbers that name no role. */
export const NO_ROLES = [6, 7, 255] as unknown as Role[];
