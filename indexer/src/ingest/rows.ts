/** A device's life by its final events. Amounts are base units. */
export interface DeviceRow {
  id: number;
  /** Base58. */
  address: string;
  /** Owner's wallet, base58. */
  owner: string;
  registeredSlot: bigint;
  closed: boolean;
  postedTotal: bigint;
  lastBlock: bigint;
  stake: bigint;
  claimed: bigint;
  slashed: bigint;
  ownerUnits: bigint;
  ownerFraction: bigint;
  nextNonce: bigint;
  nextCase: bigint;
  lastSignature: string;
  lastSlot: bigint;
}

/** An offer, and the co-stake it became, by its final events. */
export interface OfferRow {
  id: number;
  deviceId: number;
  nonce: bigint;
  address: string;
  shareBps: number;
  coStaker: string | null;
  /** Device's total of posted rewards from which it earns; `null` while it is open. */
  rewardsEntry: bigint | null;
  /** And up to which; `null` while it earns. */
  rewardsExit: bigint | null;
  stake: bigint;
  claimed: bigint;
  slashed: bigint;
}

/** An event in its place. */
export interface EventRow {
  slot: bigint;
  txIndex: number;
  eventIndex: number;
  name: string;
  deviceId: number | null;
  /** Base58. */
  wallet: string | null;
  at: bigint;
  /** As the program wrote it, base64. */
  data: string;
}

/** A post of rewards in its place. */
export interface RewardRow {
  slot: bigint;
  txIndex: number;
  eventIndex: number;
  deviceId: number;
  postedAt: bigint;
  block: bigint;
  amount: bigint;
  liveShareBps: number;
  postedTotal: bigint;
}

/** A device's rewards at the end of a day. */
export interface RewardDayRow {
  deviceId: number;
  day: number;
  posts: number;
  postedTotal: bigint;
  ownerUnits: bigint;
  ownerFraction: bigint;
}

/** Something that applies later, or was said to. */
export interface AnnouncementRow {
  slot: bigint;
  name: string;
  deviceId: number | null;
  announcedAt: bigint;
  appliesFrom: bigint;
  data: string;
}

/** A transaction to apply. */
export interface FinalTransaction {
  signature: string;
  slot: bigint;
  /** Its place in the slot; found if the source did not know it. */
  txIndex: number;
  blockTime: bigint | null;
  /** Events, base64. */
  events: string[];
  unreadable: string | null;
}
