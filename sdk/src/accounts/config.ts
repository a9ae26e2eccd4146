import type { PublicKey } from '@solana/web3.js';

import { Config as layout } from '../generated/accounts';
import { accountKind } from './kind';
import { decoderOf, fetcherOf, nullableFetcherOf } from './reader';

/** Roles, mint and parameters of the program. Times are seconds, amounts base units. */
export interface Config {
  address: PublicKey;
  version: number;
  bump: number;
  mintDecimals: number;
  /** Whether offers may only be accepted by accounts that the registrar attested. */
  attestationRequired: boolean;
  /** Claims an account may hold at any time. */
  maxClaims: number;
  /** Cap of the owner's stake until `ownerSlashCapFrom`, basis points. In force now: `quotes.slashTermsAt`. */
  ownerSlashCapBps: number;
  mint: PublicKey;
  tokenProgram: PublicKey;
  /** Holders of the roles; the empty address while a role is vacant. */
  admin: PublicKey;
  registrar: PublicKey;
  rewardAuthority: PublicKey;
  slasher: PublicKey;
  arbiter: PublicKey;
  pauser: PublicKey;
  /** Nominated successors; the empty address if there is none. */
  pendingAdmin: PublicKey;
  pendingRegistrar: PublicKey;
  pendingRewardAuthority: PublicKey;
  pendingSlasher: PublicKey;
  pendingArbiter: PublicKey;
  pendingPauser: PublicKey;
  /** Base units a device must lock for each card before its multiplier. */
  baseStakePerCard: bigint;
  waitSeconds: bigint;
  cooldownSeconds: bigint;
  /** Appeal window until `appealFrom`. In force now: `quotes.slashTermsAt`. */
  appealSeconds: bigint;
  arbiterSeconds: bigint;
  requirementNoticeSeconds: bigint;
  /** Unix second until which entries are paused. */
  pausedUntil: bigint;
  rentPayer: PublicKey;
  /** Cap of each co-stake until `coStakeSlashCapFrom`, basis points. In force now: `quotes.slashTermsAt`. */
  coStakeSlashCapBps: number;
  /** In force from `ownerSlashCapFrom` on, basis points. */
  announcedOwnerSlashCapBps: number;
  /** In force from `coStakeSlashCapFrom` on, basis points. */
  announcedCoStakeSlashCapBps: number;
  /** In force from `appealFrom` on, seconds. */
  announcedAppealSeconds: bigint;
  /** Unix seconds from which the announced slash terms apply; zero if none is announced. */
  ownerSlashCapFrom: bigint;
  coStakeSlashCapFrom: bigint;
  appealFrom: bigint;
  /** Unix seconds from which a nominee can accept; zero if no one is nominated. */
  pendingAdminMaturesAt: bigint;
  pendingSlasherMaturesAt: bigint;
  pendingArbiterMaturesAt: bigint;
  /** Unix second from which a spare admin that was taken back can no longer accept; zero if it was not. */
  pendingAdminEndsAt: bigint;
  /** Unix second at which the arbiter's nomination had matured; zero since initialisation. */
  arbiterSince: bigint;
}

/** Layout and decoder. */
export const configKind = /* @__PURE__ */ accountKind<Config>(layout, {
  attestationRequired: (value: number) => value === 1,
});

/**
 * Decodes the configuration.
 *
 * @throws AccountNotFoundError if the data are something else
 *
 * @example
 * connection.onAccountChange(address, ({ data }) => console.log(decodeConfig(address, data)));
 */
export const decodeConfig = /* @__PURE__ */ decoderOf(configKind);

/**
 * Fetches the configuration.
 *
 * @throws AccountNotFoundError if there is none, or another program's
 *
 * @example
 * const found = await fetchConfig(connection, findConfigPda()[0]);
 */
export const fetchConfig = /* @__PURE__ */ fetcherOf(configKind);

/**
 * Fetches the configuration; `null` if there is no account.
 *
 * @throws AccountNotFoundError if it is another kind
 *
 * @example
 * const found = await fetchConfigNullable(connection, findConfigPda()[0]);
 */
export const fetchConfigNullable = /* @__PURE__ */ nullableFetcherOf(configKind);
