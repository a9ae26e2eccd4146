import {
  bigint,
  boolean,
  customType,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core';

/**
 * The tables, typed. The statements that make them are in `migrations`: they partition, which no generator knows. A test
 * compares every column here with both databases.
 */

/** Bytes of an address or a signature. */
const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });
/** A u64: it does not fit into a bigint of the database. */
const u64 = (name: string) => numeric(name, { precision: 20, scale: 0, mode: 'bigint' });
/** A slot or a unix second. */
const i64 = (name: string) => bigint(name, { mode: 'bigint' });

/** What this database belongs to, and how far it is. One row. */
export const state = pgTable('state', {
  id: smallint('id').primaryKey(),
  programId: bytea('program_id').notNull(),
  genesis: text('genesis').notNull(),
  /** Newest final transaction that was listed; everything older is in `listed` or was applied. */
  listedSignature: bytea('listed_signature'),
  listedSlot: i64('listed_slot').notNull(),
  /** Slot up to which final events are in the tables. */
  finalSlot: i64('final_slot').notNull(),
  /** Slot up to which the confirmed window and accounts were read. */
  indexedSlot: i64('indexed_slot').notNull(),
  /** Unix second of the chain's clock then. */
  indexedAt: i64('indexed_at').notNull(),
  /** Rises with each change that a reader can see; the ETag. */
  revision: i64('revision').notNull(),
  /** Unix second of the machine's clock at the last poll that succeeded. */
  polledAt: i64('polled_at').notNull(),
  /** Where the sweep over all accounts is. */
  sweptTo: bytea('swept_to').notNull(),
});

/** A listing of final transactions from the tip down, while it is under way. */
export const listing = pgTable('listing', {
  id: smallint('id').primaryKey(),
  topSignature: bytea('top_signature').notNull(),
  topSlot: i64('top_slot').notNull(),
  bottomSignature: bytea('bottom_signature').notNull(),
  bottomSlot: i64('bottom_slot').notNull(),
  pages: integer('pages').notNull(),
});

/** Transactions that are listed and not applied: the confirmed window, and final ones that wait. */
export const listed = pgTable('listed', {
  signature: bytea('signature').primaryKey(),
  slot: i64('slot').notNull(),
  txIndex: integer('tx_index'),
  /** Place in the listing, counted from the newest: the order within a slot if nothing else says it. */
  place: i64('place').notNull(),
  blockTime: i64('block_time'),
  final: boolean('final').notNull(),
  /** What was fetched; `null` until then. */
  body: jsonb('body'),
  leasedUntil: i64('leased_until').notNull(),
  tries: integer('tries').notNull(),
});

/** Wallets: owners and co-stakers. */
export const wallet = pgTable('wallet', {
  id: integer('id').primaryKey(),
  address: bytea('address').notNull(),
});

/** One life of a device, by its final events: a closed device may be registered again at its address. */
export const device = pgTable('device', {
  id: integer('id').primaryKey(),
  address: bytea('address').notNull(),
  ownerId: integer('owner_id').notNull(),
  registeredSlot: i64('registered_slot').notNull(),
  closed: boolean('closed').notNull(),
  postedTotal: u64('posted_total').notNull(),
  lastBlock: u64('last_block').notNull(),
  stake: u64('stake').notNull(),
  claimed: u64('claimed').notNull(),
  slashed: u64('slashed').notNull(),
  /** Earned by the owner: whole base units, and ten-thousandths of one. */
  ownerUnits: u64('owner_units').notNull(),
  ownerFraction: integer('owner_fraction').notNull(),
  nextNonce: i64('next_nonce').notNull(),
  nextCase: i64('next_case').notNull(),
  /** Last transaction that fitted: what is missing comes after it. */
  lastSignature: bytea('last_signature').notNull(),
  lastSlot: i64('last_slot').notNull(),
});

/** An offer and the co-stake it became, by its final events. */
export const offer = pgTable('offer', {
  id: integer('id').primaryKey(),
  deviceId: integer('device_id').notNull(),
  nonce: i64('nonce').notNull(),
  address: bytea('address').notNull(),
  shareBps: integer('share_bps').notNull(),
  coStakerId: integer('co_staker_id'),
  /** Device's total of posted rewards from which, and up to which it earns. */
  rewardsEntry: u64('rewards_entry'),
  rewardsExit: u64('rewards_exit'),
  stake: u64('stake').notNull(),
  claimed: u64('claimed').notNull(),
  slashed: u64('slashed').notNull(),
});

/** Transactions whose events are in the tables. */
export const tx = pgTable('tx', {
  signature: bytea('signature').primaryKey(),
  slot: i64('slot').notNull(),
  blockTime: i64('block_time'),
  /** Unix second of its events; zero if it has none. */
  at: i64('at').notNull(),
  txIndex: integer('tx_index').notNull(),
});

/** Final events except posts of rewards, as the program wrote them. */
export const event = pgTable(
  'event',
  {
    slot: i64('slot').notNull(),
    txIndex: integer('tx_index').notNull(),
    eventIndex: smallint('event_index').notNull(),
    name: text('name').notNull(),
    deviceId: integer('device_id'),
    walletId: integer('wallet_id'),
    at: i64('at').notNull(),
    data: bytea('data').notNull(),
  },
  (table) => [primaryKey({ columns: [table.slot, table.txIndex, table.eventIndex] })],
);

/** Posts of rewards: nearly all events there are. Partitioned by month. */
export const reward = pgTable(
  'reward',
  {
    postedAt: i64('posted_at').notNull(),
    slot: i64('slot').notNull(),
    deviceId: integer('device_id').notNull(),
    txIndex: integer('tx_index').notNull(),
    eventIndex: smallint('event_index').notNull(),
    liveShareBps: smallint('live_share_bps').notNull(),
    block: u64('block').notNull(),
    amount: u64('amount').notNull(),
    postedTotal: u64('posted_total').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deviceId, table.postedAt, table.block] })],
);

/** A device's rewards at the end of each day (UTC) with posts. */
export const rewardDay = pgTable(
  'reward_day',
  {
    deviceId: integer('device_id').notNull(),
    /** Days since 1970. */
    day: integer('day').notNull(),
    posts: integer('posts').notNull(),
    ownerFraction: integer('owner_fraction').notNull(),
    postedTotal: u64('posted_total').notNull(),
    ownerUnits: u64('owner_units').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deviceId, table.day] })],
);

/** What was announced of roles, slash terms and requirements. */
export const announcement = pgTable('announcement', {
  id: integer('id').primaryKey(),
  slot: i64('slot').notNull(),
  name: text('name').notNull(),
  deviceId: integer('device_id'),
  announcedAt: i64('announced_at').notNull(),
  appliesFrom: i64('applies_from').notNull(),
  data: bytea('data').notNull(),
});

/** Accounts of the program as they were read, and the chain's clock. */
export const account = pgTable('account', {
  address: bytea('address').primaryKey(),
  kind: text('kind').notNull(),
  /** Slot as of which it was read. */
  slot: i64('slot').notNull(),
  owner: bytea('owner').notNull(),
  data: bytea('data').notNull(),
});

/** Accounts that a transaction may have changed, and that are not read yet. */
export const dirty = pgTable('dirty', {
  address: bytea('address').primaryKey(),
  /** Slot from which a reading counts. */
  slot: i64('slot').notNull(),
});

/** The columns of an open offer and its device that the marketplace filters and sorts by. No owner's wallet. */
export const openOffer = pgTable('open_offer', {
  address: bytea('address').primaryKey(),
  device: bytea('device').notNull(),
  deviceUuid: bytea('device_uuid').notNull(),
  model: text('model').notNull(),
  amount: u64('amount').notNull(),
  shareBps: integer('share_bps').notNull(),
  reliability: smallint('reliability'),
  openCases: bigint('open_cases', { mode: 'number' }).notNull(),
  cards: integer('cards').notNull(),
  minimum: u64('minimum').notNull(),
  nextCards: integer('next_cards').notNull(),
  nextMinimum: u64('next_minimum').notNull(),
  /** Second from which the next ones are in force; zero for never. */
  nextFrom: i64('next_from').notNull(),
  postedTotal: u64('posted_total').notNull(),
  registeredAt: i64('registered_at').notNull(),
  terminatedAt: i64('terminated_at').notNull(),
  /** Owner's stake that no case has frozen. */
  ownerFree: u64('owner_free').notNull(),
  /** What counts against the owner's cap: in this bucket, one later, and so on until nothing counts. */
  ownerTaken: u64('owner_taken').array().notNull(),
  bucket: bigint('bucket', { mode: 'number' }).notNull(),
  /** Unix seconds at which it becomes acceptable, then is not, and so on, but for a pause. */
  acceptableChanges: i64('acceptable_changes').array().notNull(),
});

/** Where the events contradict themselves: something is missing. */
export const gap = pgTable('gap', {
  id: integer('id').primaryKey(),
  signature: bytea('signature').notNull(),
  slot: i64('slot').notNull(),
  device: bytea('device').notNull(),
  reason: text('reason').notNull(),
  foundAt: i64('found_at').notNull(),
  /** `open`, `healed` or `accepted`. */
  status: text('status').notNull(),
  /** Which endpoint had what was missing, or who accepted it. */
  by: text('by'),
});

/** Events that this version cannot read, with their bytes; or a whole transaction. */
export const parked = pgTable(
  'parked',
  {
    signature: bytea('signature').notNull(),
    eventIndex: smallint('event_index').notNull(),
    slot: i64('slot').notNull(),
    reason: text('reason').notNull(),
    data: bytea('data').notNull(),
  },
  (table) => [primaryKey({ columns: [table.signature, table.eventIndex] })],
);

/** What differed between the tables and the chain. */
export const difference = pgTable('difference', {
  id: integer('id').primaryKey(),
  address: bytea('address').notNull(),
  field: text('field').notNull(),
  stored: text('stored').notNull(),
  onChain: text('on_chain').notNull(),
  slot: i64('slot').notNull(),
  foundAt: i64('found_at').notNull(),
});

/** Who is alerted of what. */
export const rule = pgTable('rule', {
  id: integer('id').primaryKey(),
  /** A device, or a wallet with all its devices and co-stakes; null for what concerns everyone alone. */
  target: bytea('target'),
  kinds: text('kinds').array().notNull(),
  /** Score that counts as low, percent. */
  scoreBelow: smallint('score_below').notNull(),
  /** Days before the end of an appeal window. */
  appealDays: smallint('appeal_days').notNull(),
  /** Hours without a post of rewards. */
  rewardHours: smallint('reward_hours').notNull(),
  /** URL, or else a mail address. */
  webhook: text('webhook'),
  email: text('email'),
  /** Signs its webhooks. */
  secret: bytea('secret').notNull(),
  /** Unix second of the chain's clock from which events count. */
  since: i64('since').notNull(),
});

/** Messages: one for each rule and cause. */
export const outbox = pgTable('outbox', {
  id: integer('id').primaryKey(),
  ruleId: integer('rule_id').notNull(),
  /** Signature and index of an event, or a state with its date. */
  cause: text('cause').notNull(),
  message: jsonb('message').notNull(),
  /** `waiting`, `sent` or `dead`. */
  status: text('status').notNull(),
  tries: integer('tries').notNull(),
  /** Unix second of the machine's clock from which it is tried; while it is tried, the end of the lease. */
  dueAt: i64('due_at').notNull(),
  /** Why the last try failed. */
  failure: text('failure'),
});

/** Conditions that hold: a device of a rule that has less stake than it needs. */
export const condition = pgTable(
  'condition',
  {
    ruleId: integer('rule_id').notNull(),
    device: bytea('device').notNull(),
    /** Unix second of the chain's clock at which it was first seen. */
    since: i64('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ruleId, table.device] })],
);
