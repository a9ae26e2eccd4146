//! Seeds and limits, exported in the IDL: clients read them there and retype none of them.

use anchor_lang::prelude::*;
use co_staking_rules::limits;

/// Seed of the one `Config`.
#[constant]
pub const CONFIG_SEED: &[u8] = b"config";
/// Seed of a `Participant`, followed by its id (32 bytes).
#[constant]
pub const PARTICIPANT_SEED: &[u8] = b"participant";
/// Seed of a `WalletLink`, followed by the wallet.
#[constant]
pub const WALLET_SEED: &[u8] = b"wallet";
/// Seed of a `Device`, followed by its UUID (16 bytes).
#[constant]
pub const DEVICE_SEED: &[u8] = b"device";
/// Seed of a device's stake vault, followed by the device.
#[constant]
pub const STAKE_VAULT_SEED: &[u8] = b"stake-vault";
/// Seed of a device's reward vault, followed by the device.
#[constant]
pub const REWARD_VAULT_SEED: &[u8] = b"reward-vault";
/// Seed of an `Offer`, followed by the device and the nonce (u32, little endian).
#[constant]
pub const OFFER_SEED: &[u8] = b"offer";
/// Seed of a `SlashCase`, followed by the device and the number (u32, little endian).
#[constant]
pub const SLASH_SEED: &[u8] = b"slash";

/// Layout version written into every account.
#[constant]
pub const ACCOUNT_VERSION: u8 = 2;
/// Version of the events' layouts; rises when a field or an event changes its meaning or its place.
#[constant]
pub const EVENT_SCHEMA_VERSION: u8 = 2;
/// Basis points in a whole.
#[constant]
pub const BPS_DENOMINATOR: u16 = limits::BPS_DENOMINATOR;
/// Whole tokens a device must lock for each card before its earning multiplier applies (default).
#[constant]
pub const BASE_STAKE_TOKENS_PER_CARD: u64 = limits::BASE_STAKE_TOKENS_PER_CARD;
/// Highest number of cards of a device.
#[constant]
pub const MAX_CARDS: u16 = limits::MAX_CARDS;
/// Highest earning multiplier, basis points.
#[constant]
pub const MAX_MULTIPLIER_BPS: u32 = limits::MAX_MULTIPLIER_BPS;
/// Part of the minimum the owner must hold before an offer, basis points.
#[constant]
pub const SELF_STAKE_GATE_BPS: u16 = limits::SELF_STAKE_GATE_BPS;
/// Part of the minimum that requests and active co-stakes may reach together, basis points.
#[constant]
pub const MAX_CO_STAKE_BPS: u16 = limits::MAX_CO_STAKE_BPS;
/// Lowest reward share of an offer, basis points.
#[constant]
pub const MIN_SHARE_BPS: u16 = limits::MIN_SHARE_BPS;
/// Highest reward share of an offer, and of all live shares of a device together, basis points.
#[constant]
pub const MAX_SHARE_BPS: u16 = limits::MAX_SHARE_BPS;
/// Claims an account may hold at any time.
#[constant]
pub const MAX_CLAIMS: u8 = limits::MAX_CLAIMS;
/// Wallets an account may link.
#[constant]
pub const MAX_WALLETS: u8 = limits::MAX_WALLETS;
/// Open offers, active and leaving co-stakes a device holds at most.
#[constant]
pub const MAX_SLOTS: u8 = limits::MAX_SLOTS;
/// Wait after a co-staker's unstake, seconds (default).
#[constant]
pub const WAIT_SECONDS: i64 = limits::WAIT_SECONDS;
/// Cooldown before a withdrawal, seconds (default).
#[constant]
pub const COOLDOWN_SECONDS: i64 = limits::COOLDOWN_SECONDS;
/// Appeal window of a slash case, seconds (default).
#[constant]
pub const APPEAL_SECONDS: i64 = limits::APPEAL_SECONDS;
/// Time the arbiter has to decide an appeal, seconds (default).
#[constant]
pub const ARBITER_SECONDS: i64 = limits::ARBITER_SECONDS;
/// Notice before a higher requirement applies to a device, seconds (default).
#[constant]
pub const REQUIREMENT_NOTICE_SECONDS: i64 = limits::REQUIREMENT_NOTICE_SECONDS;
/// How far ahead the registrar may set the hired flag, seconds.
#[constant]
pub const MAX_HIRED_SECONDS: i64 = limits::MAX_HIRED_SECONDS;
/// How long a hired device may still stop an unstake after the owner's notice, seconds.
#[constant]
pub const NOTICE_HOLD_SECONDS: i64 = limits::NOTICE_HOLD_SECONDS;
/// How long a notice can be used once the hold it bounds has ended, seconds.
#[constant]
pub const NOTICE_USE_SECONDS: i64 = limits::NOTICE_USE_SECONDS;
/// Delay of every change that can take stake, seconds: nominations for admin, slasher and arbiter, worse
/// slash terms, the end of a spare admin that was taken back.
#[constant]
pub const CHANGE_DELAY_SECONDS: i64 = limits::CHANGE_DELAY_SECONDS;
/// Longest way out that the bounds of the parameters allow, seconds.
#[constant]
pub const MAX_EXIT_SECONDS: i64 = limits::MAX_EXIT_SECONDS;
/// Length of the buckets in which amounts taken and past minimums are kept, seconds.
#[constant]
pub const BUCKET_SECONDS: i64 = limits::BUCKET_SECONDS;
/// Buckets that are counted: the present one and those before it.
#[constant]
pub const BUCKETS: u8 = limits::BUCKETS as u8;
/// Part of the owner's stake that cases may take, basis points (default).
#[constant]
pub const DEFAULT_OWNER_SLASH_CAP_BPS: u16 = limits::DEFAULT_OWNER_SLASH_CAP_BPS;
/// Part of a co-stake that cases may take, basis points (default).
#[constant]
pub const DEFAULT_CO_STAKE_SLASH_CAP_BPS: u16 = limits::DEFAULT_CO_STAKE_SLASH_CAP_BPS;
/// Highest slash cap the admin can set, basis points.
#[constant]
pub const MAX_SLASH_CAP_BPS: u16 = limits::MAX_SLASH_CAP_BPS;
/// Longest pause of entries, seconds.
#[constant]
pub const MAX_PAUSE_SECONDS: i64 = limits::MAX_PAUSE_SECONDS;
/// Time between two pauses, seconds.
#[constant]
pub const PAUSE_GAP_SECONDS: i64 = limits::PAUSE_GAP_SECONDS;
/// Bounds of the base stake per card, base units.
#[constant]
pub const MIN_BASE_STAKE_PER_CARD: u64 = limits::MIN_BASE_STAKE_PER_CARD;
#[constant]
pub const MAX_BASE_STAKE_PER_CARD: u64 = limits::MAX_BASE_STAKE_PER_CARD;
/// Bounds of the wait, seconds.
#[constant]
pub const MIN_WAIT_SECONDS: i64 = limits::MIN_WAIT_SECONDS;
#[constant]
pub const MAX_WAIT_SECONDS: i64 = limits::MAX_WAIT_SECONDS;
/// Bounds of the cooldown, seconds.
#[constant]
pub const MIN_COOLDOWN_SECONDS: i64 = limits::MIN_COOLDOWN_SECONDS;
#[constant]
pub const MAX_COOLDOWN_SECONDS: i64 = limits::MAX_COOLDOWN_SECONDS;
/// Bounds of the appeal window, seconds.
#[constant]
pub const MIN_APPEAL_SECONDS: i64 = limits::MIN_APPEAL_SECONDS;
#[constant]
pub const MAX_APPEAL_SECONDS: i64 = limits::MAX_APPEAL_SECONDS;
/// Bounds of the arbiter's time, seconds.
#[constant]
pub const MIN_ARBITER_SECONDS: i64 = limits::MIN_ARBITER_SECONDS;
#[constant]
pub const MAX_ARBITER_SECONDS: i64 = limits::MAX_ARBITER_SECONDS;
/// Bounds of the notice before a higher requirement applies, seconds.
#[constant]
pub const MIN_REQUIREMENT_NOTICE_SECONDS: i64 = limits::MIN_REQUIREMENT_NOTICE_SECONDS;
#[constant]
pub const MAX_REQUIREMENT_NOTICE_SECONDS: i64 = limits::MAX_REQUIREMENT_NOTICE_SECONDS;
/// How far a posted block number may be above the last one.
#[constant]
pub const MAX_BLOCK_STEP: u64 = limits::MAX_BLOCK_STEP;
/// Most decimals of the stake mint.
#[constant]
pub const MAX_MINT_DECIMALS: u8 = limits::MAX_MINT_DECIMALS;
/// Reliability score, or part of it, that is not known yet.
#[constant]
pub const SCORE_UNKNOWN: u8 = 255;
/// Highest reliability score, whole percent.
#[constant]
pub const MAX_SCORE: u8 = 100;
