//! Every fixed number of the product. The program exports them in its IDL, the SDK reads them there.

/// Basis points in a whole.
pub const BPS_DENOMINATOR: u16 = 10_000;
/// One day in seconds.
pub const DAY: i64 = 86_400;

/// Whole tokens a device must lock for each card before its earning multiplier applies.
pub const BASE_STAKE_TOKENS_PER_CARD: u64 = 200;
/// Highest number of cards of a device.
pub const MAX_CARDS: u16 = 1_024;
/// Highest earning multiplier, basis points (100x).
pub const MAX_MULTIPLIER_BPS: u32 = 1_000_000;
/// Part of the minimum the owner must hold before an offer, basis points.
pub const SELF_STAKE_GATE_BPS: u16 = 5_000;
/// Part of the minimum that requests and active co-stakes of a device may reach together, basis points.
pub const MAX_CO_STAKE_BPS: u16 = 5_000;

/// Lowest reward share of an offer, basis points.
pub const MIN_SHARE_BPS: u16 = 500;
/// Highest reward share of an offer, and of all live shares of a device together, basis points.
pub const MAX_SHARE_BPS: u16 = 10_000;
/// Claims an account may hold at any time.
pub const MAX_CLAIMS: u8 = 2;
/// Wallets an account may link.
pub const MAX_WALLETS: u8 = 10;
/// Open offers, active and leaving co-stakes a device holds at most.
pub const MAX_SLOTS: u8 = 4;

/// Wait after a co-staker's unstake, seconds: the principal still counts, and earns nothing.
pub const WAIT_SECONDS: i64 = 7 * DAY;
/// Cooldown before a withdrawal, seconds: the principal neither counts nor earns.
pub const COOLDOWN_SECONDS: i64 = 14 * DAY;
/// Time the parties of a slash case have to appeal, seconds.
pub const APPEAL_SECONDS: i64 = 30 * DAY;
/// Time the arbiter has to decide an appeal, seconds; afterwards the case expires.
pub const ARBITER_SECONDS: i64 = 30 * DAY;
/// Notice before a higher requirement applies to a device, seconds.
pub const REQUIREMENT_NOTICE_SECONDS: i64 = 30 * DAY;
/// How far ahead the registrar may set the hired flag, seconds.
pub const MAX_HIRED_SECONDS: i64 = 2 * DAY;
/// How long a hired device may still stop an unstake after the owner's notice, seconds.
pub const NOTICE_HOLD_SECONDS: i64 = 14 * DAY;
/// How long a notice can be used once the hold it bounds has ended, seconds.
pub const NOTICE_USE_SECONDS: i64 = 14 * DAY;
/// Longest pause of entries, seconds.
pub const MAX_PAUSE_SECONDS: i64 = 7 * DAY;
/// Time between two pauses, seconds: a pause cannot be prolonged by a chain of new ones.
pub const PAUSE_GAP_SECONDS: i64 = DAY;

/// Longest way out that the bounds below allow, seconds: the longest wait and the longest cooldown.
pub const MAX_EXIT_SECONDS: i64 = MAX_WAIT_SECONDS + MAX_COOLDOWN_SECONDS;
/// Delay of every change that can take stake, seconds: the longest exit, and a week to read the
/// announcement. Nominations for admin, slasher and arbiter, worse slash terms, and the end of a spare
/// admin wait for it; the cap of a party counts at least the cases of so many seconds.
pub const CHANGE_DELAY_SECONDS: i64 = 42 * DAY;

/// Length of the buckets in which amounts taken and past minimums are kept, seconds.
pub const BUCKET_SECONDS: i64 = 14 * DAY;
/// Buckets that are counted: the present one, and as many before it as the delay is long.
pub const BUCKETS: usize = 4;
/// Part of the owner's stake that cases may take by default, basis points.
pub const DEFAULT_OWNER_SLASH_CAP_BPS: u16 = 5_000;
/// Part of a co-stake that cases may take by default, basis points.
pub const DEFAULT_CO_STAKE_SLASH_CAP_BPS: u16 = 3_000;
/// Highest value a slash cap can ever be given, basis points.
pub const MAX_SLASH_CAP_BPS: u16 = 5_000;

// What the delay is for: a party that leaves when it reads of a change is out before the change applies.
const _: () = {
    assert!(CHANGE_DELAY_SECONDS >= MAX_EXIT_SECONDS + 7 * DAY);
    assert!(CHANGE_DELAY_SECONDS == BUCKET_SECONDS * (BUCKETS as i64 - 1));
};

/// Bounds of the parameters that the admin may set; the values above are their defaults.
///
/// Base units a device must lock for each card: the largest device still fits 64 bits.
pub const MIN_BASE_STAKE_PER_CARD: u64 = 1;
pub const MAX_BASE_STAKE_PER_CARD: u64 = 100_000_000_000_000;
/// Wait of future offers, seconds.
pub const MIN_WAIT_SECONDS: i64 = 7 * DAY;
pub const MAX_WAIT_SECONDS: i64 = 14 * DAY;
/// Cooldown of future offers and owners' exits, seconds.
pub const MIN_COOLDOWN_SECONDS: i64 = 7 * DAY;
pub const MAX_COOLDOWN_SECONDS: i64 = 21 * DAY;
/// Appeal window of future slash cases, seconds.
pub const MIN_APPEAL_SECONDS: i64 = 7 * DAY;
pub const MAX_APPEAL_SECONDS: i64 = 60 * DAY;
/// Time the arbiter has in future slash cases, seconds.
pub const MIN_ARBITER_SECONDS: i64 = 7 * DAY;
pub const MAX_ARBITER_SECONDS: i64 = 60 * DAY;
/// Notice before a higher requirement applies, seconds.
pub const MIN_REQUIREMENT_NOTICE_SECONDS: i64 = 30 * DAY;
pub const MAX_REQUIREMENT_NOTICE_SECONDS: i64 = 90 * DAY;

/// How far a posted block number may be above the last one. It keeps one mistaken or hostile post
/// from using up all block numbers of a device; hourly blocks reach it after a century.
pub const MAX_BLOCK_STEP: u64 = 1_000_000;
/// Most decimals of the stake mint: more would not leave room for a device's minimum in 64 bits.
pub const MAX_MINT_DECIMALS: u8 = 9;
