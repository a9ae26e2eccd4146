import type { PublicKey } from '@solana/web3.js';

/** What an entry of a history reports. */
export type EntryType =
  /** Stake was locked: an owner's stake or top-up, or a co-staker's acceptance. */
  | 'Staked'
  /** The owner took out what the device does not need. */
  | 'OverflowWithdrawn'
  /** An exit began; no money moved. */
  | 'UnstakeStarted'
  /** Stake was paid out after its cooldown. */
  | 'StakeWithdrawn'
  /** Stake was burned by a slash case. */
  | 'StakeSlashed'
  /** Rewards were posted, and this is the party's part in whole base units. */
  | 'RewardsEarned'
  /** Rewards were paid out. */
  | 'RewardsClaimed'
  /** Unclaimed rewards were burned by a slash case. */
  | 'RewardsSlashed';

/** One line of the history of a party's stake in, or rewards from, one device. */
export interface HistoryEntry {
  /** Unix second. */
  at: bigint;
  type: EntryType;
  /** Base units; negative if the balance falls, zero if only a date changes. */
  amount: bigint;
  /** Base units afterwards: locked stake for entries of stake, unclaimed rewards for those of rewards. */
  balance: bigint;
  role: 'owner' | 'coStaker';
  /** The party. */
  wallet: PublicKey;
  device: PublicKey;
  /** The co-stake's offer; `null` for the owner. */
  offer: PublicKey | null;
  /** Signature of the transaction, base58. */
  signature: string;
}

/** What a party has in a device, after its events. Amounts are base units, times unix seconds. */
export interface Position {
  role: 'owner' | 'coStaker';
  wallet: PublicKey;
  device: PublicKey;
  /** The co-stake's offer; `null` for the owner. */
  offer: PublicKey | null;
  /** Locked stake, whether it counts or is leaving. */
  stake: bigint;
  /** Whole base units of rewards earned so far, paid out or not. */
  earned: bigint;
  claimed: bigint;
  slashed: bigint;
  /** Second from which the stake no longer counts; zero while no one leaves. */
  waitEndsAt: bigint;
  /** Second from which the stake is free; zero while no one leaves. */
  cooldownEndsAt: bigint;
  /** How often the dates of this exit have been set: a forced exit sets those of a started one again. */
  exitChanges: number;
}
