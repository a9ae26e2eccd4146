import * as fromIdl from './generated/constants';

/** Seed of the one `Config`. */
export const CONFIG_SEED = fromIdl.CONFIG_SEED;

/** Seed of a `Participant`, followed by its id (32 bytes). */
export const PARTICIPANT_SEED = fromIdl.PARTICIPANT_SEED;

/** Seed of a `WalletLink`, followed by the wallet. */
export const WALLET_SEED = fromIdl.WALLET_SEED;

/** Seed of a `Device`, followed by its UUID (16 bytes). */
export const DEVICE_SEED = fromIdl.DEVICE_SEED;

/** Seed of a device's stake vault, followed by the device. */
export const STAKE_VAULT_SEED = fromIdl.STAKE_VAULT_SEED;

/** Seed of a device's reward vault, followed by the device. */
export const REWARD_VAULT_SEED = fromIdl.REWARD_VAULT_SEED;

/** Seed of an `Offer`, followed by the device and the nonce (u32, little endian). */
export const OFFER_SEED = fromIdl.OFFER_SEED;

/** Seed of a `SlashCase`, followed by the device and the number (u32, little endian). */
export const SLASH_SEED = fromIdl.SLASH_SEED;

/** Layout version written into every account. */
export const ACCOUNT_VERSION = fromIdl.ACCOUNT_VERSION;

/** Version of the events' layouts; rises when a field or an event changes its meaning or its place. */
export const EVENT_SCHEMA_VERSION = fromIdl.EVENT_SCHEMA_VERSION;

/** Basis points in a whole. */
export const BPS_DENOMINATOR = fromIdl.BPS_DENOMINATOR;

/** Whole tokens a device must lock for each card before its earning multiplier applies (default). */
export const BASE_STAKE_TOKENS_PER_CARD = fromIdl.BASE_STAKE_TOKENS_PER_CARD;

/** Highest number of cards of a device. */
export const MAX_CARDS = fromIdl.MAX_CARDS;

/** Highest earning multiplier, basis points. */
export const MAX_MULTIPLIER_BPS = fromIdl.MAX_MULTIPLIER_BPS;

/** Part of the minimum the owner must hold before an offer, basis points. */
export const SELF_STAKE_GATE_BPS = fromIdl.SELF_STAKE_GATE_BPS;

/** Part of the minimum that requests and active co-stakes may reach together, basis points. */
export const MAX_CO_STAKE_BPS = fromIdl.MAX_CO_STAKE_BPS;

/** Lowest reward share of an offer, basis points. */
export const MIN_SHARE_BPS = fromIdl.MIN_SHARE_BPS;

/** Highest reward share of an offer, and of all live shares of a device together, basis points. */
export const MAX_SHARE_BPS = fromIdl.MAX_SHARE_BPS;

/** Claims an account may hold at any time. */
export const MAX_CLAIMS = fromIdl.MAX_CLAIMS;

/** Wallets an account may link. */
export const MAX_WALLETS = fromIdl.MAX_WALLETS;

/** Open offers, active and leaving co-stakes a device holds at most. */
export const MAX_SLOTS = fromIdl.MAX_SLOTS;

/** Wait after a co-staker's unstake, seconds (default). */
export const WAIT_SECONDS = fromIdl.WAIT_SECONDS;

/** Cooldown before a withdrawal, seconds (default). */
export const COOLDOWN_SECONDS = fromIdl.COOLDOWN_SECONDS;

/** Appeal window of a slash case, seconds (default). */
export const APPEAL_SECONDS = fromIdl.APPEAL_SECONDS;

/** Time the arbiter has to decide an appeal, seconds (default). */
export const ARBITER_SECONDS = fromIdl.ARBITER_SECONDS;

/** Notice before a higher requirement applies to a device, seconds (default). */
export const REQUIREMENT_NOTICE_SECONDS = fromIdl.REQUIREMENT_NOTICE_SECONDS;

/** How far ahead the registrar may set the hired flag, seconds. */
export const MAX_HIRED_SECONDS = fromIdl.MAX_HIRED_SECONDS;

/** How long a hired device may still stop an unstake after the owner's notice, seconds. */
export const NOTICE_HOLD_SECONDS = fromIdl.NOTICE_HOLD_SECONDS;

/** How long a notice can be used once the hold it bounds has ended, seconds. */
export const NOTICE_USE_SECONDS = fromIdl.NOTICE_USE_SECONDS;

/** Part of the owner's stake that slash cases may take within 42 days, basis points (default). */
export const DEFAULT_OWNER_SLASH_CAP_BPS = fromIdl.DEFAULT_OWNER_SLASH_CAP_BPS;

/** Part of a co-stake that slash cases may take within 42 days, basis points (default). */
export const DEFAULT_CO_STAKE_SLASH_CAP_BPS = fromIdl.DEFAULT_CO_STAKE_SLASH_CAP_BPS;

/** Highest value that the admin can set for each of the two slash caps, basis points. */
export const MAX_SLASH_CAP_BPS = fromIdl.MAX_SLASH_CAP_BPS;

/**
 * Time until a nomination for admin, slasher or arbiter can be accepted, until a worse slash term applies, and until
 * a spare admin that was taken back ends, seconds.
 */
export const CHANGE_DELAY_SECONDS = fromIdl.CHANGE_DELAY_SECONDS;

/** Longest exit of any stake: the longest wait and the longest cooldown, seconds. */
export const MAX_EXIT_SECONDS = fromIdl.MAX_EXIT_SECONDS;

/** Length of a bucket, in which slashed amounts and fallen minimums are counted, seconds. */
export const BUCKET_SECONDS = fromIdl.BUCKET_SECONDS;

/** Buckets that count: the present one and those before it. */
export const BUCKETS = fromIdl.BUCKETS;

/** Longest pause of entries, seconds. */
export const MAX_PAUSE_SECONDS = fromIdl.MAX_PAUSE_SECONDS;

/** Time between two pauses, seconds. */
export const PAUSE_GAP_SECONDS = fromIdl.PAUSE_GAP_SECONDS;

/** Least base stake per card, base units, that the admin can set. */
export const MIN_BASE_STAKE_PER_CARD = fromIdl.MIN_BASE_STAKE_PER_CARD;

/** Most base stake per card, base units, that the admin can set. */
export const MAX_BASE_STAKE_PER_CARD = fromIdl.MAX_BASE_STAKE_PER_CARD;

/** Least wait, seconds, that the admin can set. */
export const MIN_WAIT_SECONDS = fromIdl.MIN_WAIT_SECONDS;

/** Most wait, seconds, that the admin can set. */
export const MAX_WAIT_SECONDS = fromIdl.MAX_WAIT_SECONDS;

/** Least cooldown, seconds, that the admin can set. */
export const MIN_COOLDOWN_SECONDS = fromIdl.MIN_COOLDOWN_SECONDS;

/** Most cooldown, seconds, that the admin can set. */
export const MAX_COOLDOWN_SECONDS = fromIdl.MAX_COOLDOWN_SECONDS;

/** Least appeal window, seconds, that the admin can set. */
export const MIN_APPEAL_SECONDS = fromIdl.MIN_APPEAL_SECONDS;

/** Most appeal window, seconds, that the admin can set. */
export const MAX_APPEAL_SECONDS = fromIdl.MAX_APPEAL_SECONDS;

/** Least arbiter's time, seconds, that the admin can set. */
export const MIN_ARBITER_SECONDS = fromIdl.MIN_ARBITER_SECONDS;

/** Most arbiter's time, seconds, that the admin can set. */
export const MAX_ARBITER_SECONDS = fromIdl.MAX_ARBITER_SECONDS;

/** Least notice before a higher requirement applies, seconds, that the admin can set. */
export const MIN_REQUIREMENT_NOTICE_SECONDS = fromIdl.MIN_REQUIREMENT_NOTICE_SECONDS;

/** Most notice before a higher requirement applies, seconds, that the admin can set. */
export const MAX_REQUIREMENT_NOTICE_SECONDS = fromIdl.MAX_REQUIREMENT_NOTICE_SECONDS;

/** How far a posted block number may be above the last one. */
export const MAX_BLOCK_STEP = fromIdl.MAX_BLOCK_STEP;

/** Most decimals of the stake mint. */
export const MAX_MINT_DECIMALS = fromIdl.MAX_MINT_DECIMALS;

/** Reliability score, or part of it, that is not known yet. */
export const SCORE_UNKNOWN = fromIdl.SCORE_UNKNOWN;

/** Highest reliability score, whole percent. */
export const MAX_SCORE = fromIdl.MAX_SCORE;

/** Seconds of a day. */
export const DAY = 86_400n;
