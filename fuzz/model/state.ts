/** A name instead of an address, for example `owner-0` or `device/1/offer/3`. */
export type Address = string;

/** The empty address. */
export const NOBODY: Address = '';

/** Unix seconds, zero if it has not happened. */
export type Seconds = bigint;

/** Roles, mint and parameters of the program. */
export interface Config {
  mintDecimals: number;
  attestationRequired: number;
  maxClaims: number;
  ownerSlashCapBps: number;
  coStakeSlashCapBps: number;
  /** Announced slash terms, and when each applies; zero if none is announced. */
  announcedOwnerSlashCapBps: number;
  announcedCoStakeSlashCapBps: number;
  announcedAppealSeconds: Seconds;
  ownerSlashCapFrom: Seconds;
  coStakeSlashCapFrom: Seconds;
  appealFrom: Seconds;
  mint: Address;
  tokenProgram: Address;
  admin: Address;
  registrar: Address;
  rewardAuthority: Address;
  slasher: Address;
  arbiter: Address;
  pauser: Address;
  pendingAdmin: Address;
  pendingRegistrar: Address;
  pendingRewardAuthority: Address;
  pendingSlasher: Address;
  pendingArbiter: Address;
  pendingPauser: Address;
  baseStakePerCard: bigint;
  waitSeconds: Seconds;
  cooldownSeconds: Seconds;
  appealSeconds: Seconds;
  arbiterSeconds: Seconds;
  requirementNoticeSeconds: Seconds;
  pausedUntil: Seconds;
  /** When a nomination for a role that can take stake can be accepted. */
  pendingAdminMaturesAt: Seconds;
  pendingSlasherMaturesAt: Seconds;
  pendingArbiterMaturesAt: Seconds;
  /** When a withdrawn spare admin ends. */
  pendingAdminEndsAt: Seconds;
  /** When the current arbiter's nomination had matured; zero since initialisation. */
  arbiterSince: Seconds;
  rentPayer: Address;
}

/** The *account* of the product: a person or company with up to ten wallets. */
export interface Participant {
  attested: number;
  activeClaims: number;
  walletCount: number;
  /** Name of the id: the wallet that opened it, or one that the registrar chose. */
  id: Address;
  rentPayer: Address;
  /** Always ten elements; those from `walletCount` on are empty. */
  wallets: Address[];
}

/** Ties a wallet to one participant. */
export interface WalletLink {
  wallet: Address;
  participant: Address;
  rentPayer: Address;
}

/** A device's hardware, and the stake that it needs. */
export interface Hardware {
  minimum: bigint;
  multiplierBps: number;
  cards: number;
}

/** Rewards of a device, base units; the owner's part to the 1/10,000. */
export interface Rewards {
  postedTotal: bigint;
  lastBlock: bigint;
  ownerUnits: bigint;
  ownerFraction: bigint;
  ownerClaimed: bigint;
  ownerBurned: bigint;
  ownerFrozen: bigint;
  liveShareBps: number;
}

/** What a case took from one party and has not given back, under the bucket of its opening. */
export interface Taking {
  bucket: number;
  /** Number of the case. */
  slashCase: number;
  amount: bigint;
}

/** A minimum that fell while a co-stake was not free, under the bucket it fell in. */
export interface Fall {
  bucket: number;
  amount: bigint;
}

/** Contents of a slot; a free one is empty. */
export const SLOT = { empty: 0, open: 1, active: 2, leaving: 3 } as const;

/** A device's record of one open offer or live co-stake. */
export interface Slot {
  nonce: number;
  shareBps: number;
  state: number;
  /** The offer whose bump is stored here. */
  bump: Address;
  amount: bigint;
  acceptedAt: Seconds;
  waitEndsAt: Seconds;
  cooldownEndsAt: Seconds;
  /** The part of `amount` that open cases have frozen. */
  frozen: bigint;
  /** Until when the acceptance commits the owner. */
  committedUntil: Seconds;
}

/** Statuses that the model distinguishes; the others are numbers between. */
export const STATUS = { running: 0, idle: 1, inactive: 7, terminated: 8 } as const;

export interface Device {
  status: number;
  tier: number;
  reliabilityScore: number;
  openCases: number;
  /** The device's own name, instead of its UUID. */
  id: Address;
  model: string;
  owner: Address;
  participant: Address;
  stakeVault: Address;
  rewardVault: Address;
  rentPayer: Address;
  hardware: Hardware;
  announced: Hardware;
  announcedFrom: Seconds;
  registeredAt: Seconds;
  terminatedAt: Seconds;
  reportedAt: Seconds;
  hiredUntil: Seconds;
  noticeGivenAt: Seconds;
  ownerStake: bigint;
  ownerFrozen: bigint;
  ownerStakedAt: Seconds;
  ownerCooldownEndsAt: Seconds;
  rewards: Rewards;
  /** What cases took from the owner's stake. */
  takings: Taking[];
  fallenMinimums: Fall[];
  /** The owner's cooldown at the first stake. */
  ownerCooldownSeconds: Seconds;
  /** The latest bucket that the device has seen. */
  bucket: number;
  nextNonce: number;
  nextCase: number;
  offerCount: number;
  slots: Slot[];
  scoreParts: number[];
}

export const OFFER = { open: 1, active: 2, leaving: 3, withdrawn: 4 } as const;

/** One owner's offer to one co-staker, and the resulting agreement. */
export interface Offer {
  state: number;
  nonce: number;
  device: Address;
  coStaker: Address;
  participant: Address;
  counterparty: Address;
  rentPayer: Address;
  amount: bigint;
  principal: bigint;
  principalFrozen: bigint;
  shareBps: number;
  waitSeconds: Seconds;
  cooldownSeconds: Seconds;
  expiresAt: Seconds;
  createdAt: Seconds;
  acceptedAt: Seconds;
  unstakedAt: Seconds;
  waitEndsAt: Seconds;
  cooldownEndsAt: Seconds;
  withdrawnAt: Seconds;
  rewardsEntry: bigint;
  rewardsExit: bigint;
  rewardsClaimed: bigint;
  rewardsBurned: bigint;
  rewardsFrozen: bigint;
  /** What cases took from the principal. */
  takings: Taking[];
  /** The bucket of the latest case that this co-stake was exposed to. */
  slashBucket: number;
}

export const CASE = { open: 1, appealed: 2, upheld: 3, dismissed: 4 } as const;

/** What a case takes from one co-stake; `used` is 1 if the element is in use. */
export interface Hit {
  stake: bigint;
  rewards: bigint;
  nonce: number;
  used: number;
  /** The offer whose bump is stored here. */
  bump: Address;
}

export interface SlashCase {
  state: number;
  reason: number;
  number: number;
  device: Address;
  rentPayer: Address;
  evidenceHash: number;
  infractionAt: Seconds;
  openedAt: Seconds;
  appealEndsAt: Seconds;
  arbiterSeconds: Seconds;
  appealedAt: Seconds;
  arbiterEndsAt: Seconds;
  appellant: Address;
  stakeBps: number;
  rewardsBps: number;
  bucket: number;
  opener: Address;
  ownerStake: bigint;
  ownerRewards: bigint;
  hits: Hit[];
}

export interface TokenAccount {
  mint: Address;
  owner: Address;
  amount: bigint;
  frozen: boolean;
  /** Who else may spend, and how much; when a delegate is revoked, the name remains, the amount does not. */
  delegate: Address;
  delegated: bigint;
  hasDelegate: boolean;
}

export interface Mint {
  supply: bigint;
}

/** Every kind of account, by name. `Wallet` is any address that only holds lamports. */
export interface Kinds {
  Config: Config;
  Participant: Participant;
  WalletLink: WalletLink;
  Device: Device;
  Offer: Offer;
  SlashCase: SlashCase;
  Token: TokenAccount;
  Mint: Mint;
  Wallet: null;
}
export type Kind = keyof Kinds;

/** An account with its lamports. */
export type Account = { [K in Kind]: { kind: K; lamports: bigint; data: Kinds[K] } }[Kind];

/** Lamports that exempt an account from rent, by kind. */
export type Rents = Record<Kind, bigint>;

/** The whole state. */
export interface State {
  now: Seconds;
  rents: Rents;
  /** Who may initialise the program. */
  upgradeAuthority: Address;
  accounts: Map<Address, Account>;
}
