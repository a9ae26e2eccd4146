/** Operational status of a device, as the registrar reports it. Running and Idle are healthy. */
export const DeviceStatus = {
  Running: 0,
  Idle: 1,
  Paused: 2,
  Down: 3,
  Failed: 4,
  Blocked: 5,
  Unsupported: 6,
  Inactive: 7,
  Terminated: 8,
} as const;
export type DeviceStatus = (typeof DeviceStatus)[keyof typeof DeviceStatus];

/** What happened to an offer; wait, cooldown and withdrawable follow from its dates. */
export const OfferState = { Open: 1, Active: 2, Leaving: 3, Withdrawn: 4 } as const;
export type OfferState = (typeof OfferState)[keyof typeof OfferState];

/** What a slot of a device holds. */
export const SlotState = { Empty: 0, Open: 1, Active: 2, Leaving: 3 } as const;
export type SlotState = (typeof SlotState)[keyof typeof SlotState];

/** The six roles, as `nominateRole`, `acceptRole` and `vacateRole` number them. */
export const Role = {
  Admin: 0,
  Registrar: 1,
  RewardAuthority: 2,
  Slasher: 3,
  Arbiter: 4,
  Pauser: 5,
} as const;
export type Role = (typeof Role)[keyof typeof Role];

/**
 * The slash terms, as `setSlashTerm` numbers them: the cap of the owner's stake and the cap of each co-stake (basis
 * points), and the appeal window (seconds).
 */
export const SlashTerm = { OwnerCap: 0, CoStakeCap: 1, AppealWindow: 2 } as const;
export type SlashTerm = (typeof SlashTerm)[keyof typeof SlashTerm];

/** Why a device is slashed. */
export const SlashReason = {
  FrequentDowntime: 0,
  UnmetPerformance: 1,
  SpoofingOrCompromise: 2,
  MisuseWhileIdle: 3,
} as const;
export type SlashReason = (typeof SlashReason)[keyof typeof SlashReason];

/** What has been said about a slash case; the rest depends on the clock, and an ended case is a closed account. */
export const CaseState = { Open: 1, Appealed: 2, Upheld: 3, Dismissed: 4 } as const;
export type CaseState = (typeof CaseState)[keyof typeof CaseState];
