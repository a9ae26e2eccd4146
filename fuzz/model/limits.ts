/** Every number of the product, and the bounds that the decisions in docs/adr set. */
export const DAY = 86_400n;
export const BPS = 10_000n;

export const BASE_STAKE_TOKENS = 200n;
export const MAX_CARDS = 1_024;
export const MAX_MULTIPLIER_BPS = 1_000_000;
export const MIN_SHARE_BPS = 500;
export const MAX_SHARE_BPS = 10_000;
export const MAX_CLAIMS = 2;
export const MAX_WALLETS = 10;
export const MAX_SLOTS = 4;
export const MAX_BLOCK_STEP = 1_000_000n;
export const OWNER_SLASH_CAP_BPS = 5_000;
export const CO_STAKE_SLASH_CAP_BPS = 3_000;
export const MAX_SLASH_CAP_BPS = 5_000;
export const SCORE_UNKNOWN = 255;
export const MAX_SCORE = 100;

export const WAIT = 7n * DAY;
export const COOLDOWN = 14n * DAY;
export const APPEAL = 30n * DAY;
export const ARBITER = 30n * DAY;
export const REQUIREMENT_NOTICE = 30n * DAY;
export const MAX_HIRED = 2n * DAY;
/** A notice bounds a hire for as long, and can be used for as long again. */
export const NOTICE_HOLD = 14n * DAY;
export const NOTICE_USE = 14n * DAY;
export const MAX_PAUSE = 7n * DAY;
export const PAUSE_GAP = DAY;
/** Anything that can take stake applies this long after its announcement: the longest exit, and a week to read it. */
export const CHANGE_DELAY = 42n * DAY;
/** What cases took, and minimums that fell, are counted by bucket: the current one and the three before. */
export const BUCKET = 14n * DAY;
export const BUCKETS = 4;

/** Bounds of the parameters: lowest and highest. */
export const BOUNDS = {
  baseStakePerCard: [1n, 100_000_000_000_000n],
  waitSeconds: [7n * DAY, 14n * DAY],
  cooldownSeconds: [7n * DAY, 21n * DAY],
  arbiterSeconds: [7n * DAY, 60n * DAY],
  requirementNoticeSeconds: [30n * DAY, 90n * DAY],
} as const;
/** Bounds of the slash terms. */
export const CAP_BOUNDS = [0n, BigInt(MAX_SLASH_CAP_BPS)] as const;
export const APPEAL_BOUNDS = [7n * DAY, 60n * DAY] as const;

export const MAX_U64 = (1n << 64n) - 1n;
export const MAX_I64 = (1n << 63n) - 1n;
export const MAX_U32 = (1n << 32n) - 1n;
/** The owner holds at least, and co-stakes hold at most, half of the minimum. */
export const SELF_STAKE_BPS = 5_000n;
export const MAX_CO_STAKE_BPS = 5_000n;
