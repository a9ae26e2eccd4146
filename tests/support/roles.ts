import { Role, type Config } from '@co-staking/sdk';

/** Where the configuration holds a role, and who is nominated for it. */
export const SEATS = [
  { name: 'admin', role: Role.Admin, holder: 'admin', pending: 'pendingAdmin' },
  { name: 'registrar', role: Role.Registrar, holder: 'registrar', pending: 'pendingRegistrar' },
  {
    name: 'reward authority',
    role: Role.RewardAuthority,
    holder: 'rewardAuthority',
    pending: 'pendingRewardAuthority',
  },
  { name: 'slasher', role: Role.Slasher, holder: 'slasher', pending: 'pendingSlasher' },
  { name: 'arbiter', role: Role.Arbiter, holder: 'arbiter', pending: 'pendingArbiter' },
  { name: 'pauser', role: Role.Pauser, holder: 'pauser', pending: 'pendingPauser' },
] as const satisfies { name: string; role: Role; holder: keyof Config; pending: keyof Config }[];

/** Numbers that name no role. */
export const NO_ROLES = [6, 7, 255] as unknown as Role[];
