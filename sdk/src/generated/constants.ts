// Written by scripts/sdk-tables.mjs from the IDL. Do not edit.
export const ACCOUNT_VERSION: number = 2;
export const APPEAL_SECONDS: bigint = 2592000n;
export const ARBITER_SECONDS: bigint = 2592000n;
export const BASE_STAKE_TOKENS_PER_CARD: bigint = 200n;
export const BPS_DENOMINATOR: number = 10000;
export const BUCKETS: number = 4;
export const BUCKET_SECONDS: bigint = 1209600n;
export const CHANGE_DELAY_SECONDS: bigint = 3628800n;
export const CONFIG_SEED: Uint8Array = /* @__PURE__ */ Uint8Array.from([99, 111, 110, 102, 105, 103]);
export const COOLDOWN_SECONDS: bigint = 1209600n;
export const DEFAULT_CO_STAKE_SLASH_CAP_BPS: number = 3000;
export const DEFAULT_OWNER_SLASH_CAP_BPS: number = 5000;
export const DEVICE_SEED: Uint8Array = /* @__PURE__ */ Uint8Array.from([100, 101, 118, 105, 99, 101]);
export const EVENT_SCHEMA_VERSION: number = 2;
export const MAX_APPEAL_SECONDS: bigint = 5184000n;
export const MAX_ARBITER_SECONDS: bigint = 5184000n;
export const MAX_BASE_STAKE_PER_CARD: bigint = 100000000000000n;
export const MAX_BLOCK_STEP: bigint = 1000000n;
export const MAX_CARDS: number = 1024;
export const MAX_CLAIMS: number = 2;
export const MAX_COOLDOWN_SECONDS: bigint = 1814400n;
export const MAX_CO_STAKE_BPS: number = 5000;
export const MAX_EXIT_SECONDS: bigint = 3024000n;
export const MAX_HIRED_SECONDS: bigint = 172800n;
export const MAX_MINT_DECIMALS: number = 9;
export const MAX_MULTIPLIER_BPS: number = 1000000;
export const MAX_PAUSE_SECONDS: bigint = 604800n;
export const MAX_REQUIREMENT_NOTICE_SECONDS: bigint = 7776000n;
export const MAX_SCORE: number = 100;
export const MAX_SHARE_BPS: number = 10000;
export const MAX_SLASH_CAP_BPS: number = 5000;
export const MAX_SLOTS: number = 4;
export const MAX_WAIT_SECONDS: bigint = 1209600n;
export const MAX_WALLETS: number = 10;
export const MIN_APPEAL_SECONDS: bigint = 604800n;
export const MIN_ARBITER_SECONDS: bigint = 604800n;
export const MIN_BASE_STAKE_PER_CARD: bigint = 1n;
export const MIN_COOLDOWN_SECONDS: bigint = 604800n;
export const MIN_REQUIREMENT_NOTICE_SECONDS: bigint = 2592000n;
export const MIN_SHARE_BPS: number = 500;
export const MIN_WAIT_SECONDS: bigint = 604800n;
export const NOTICE_HOLD_SECONDS: bigint = 1209600n;
export const NOTICE_USE_SECONDS: bigint = 1209600n;
export const OFFER_SEED: Uint8Array = /* @__PURE__ */ Uint8Array.from([111, 102, 102, 101, 114]);
export const PARTICIPANT_SEED: Uint8Array = /* @__PURE__ */ Uint8Array.from([
  112, 97, 114, 116, 105, 99, 105, 112, 97, 110, 116,
]);
export const PAUSE_GAP_SECONDS: bigint = 86400n;
export const REQUIREMENT_NOTICE_SECONDS: bigint = 2592000n;
export const REWARD_VAULT_SEED: Uint8Array = /* @__PURE__ */ Uint8Array.from([
  114, 101, 119, 97, 114, 100, 45, 118, 97, 117, 108, 116,
]);
export const SCORE_UNKNOWN: number = 255;
export const SELF_STAKE_GATE_BPS: number = 5000;
export const SLASH_SEED: Uint8Array = /* @__PURE__ */ Uint8Array.from([115, 108, 97, 115, 104]);
export const STAKE_VAULT_SEED: Uint8Array = /* @__PURE__ */ Uint8Array.from([
  115, 116, 97, 107, 101, 45, 118, 97, 117, 108, 116,
]);
export const WAIT_SECONDS: bigint = 604800n;
export const WALLET_SEED: Uint8Array = /* @__PURE__ */ Uint8Array.from([119, 97, 108, 108, 101, 116]);
