import type { PublicKey } from '@solana/web3.js';

import { accountKind } from './kind';
import { fetchersOf } from './reader';

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
  /** Part of a device's stake that may be slashed in one window, basis points. */
  slashCapBps: number;
  mint: PublicKey;
  tokenProgram: PublicKey;
  admin: PublicKey;
  registrar: PublicKey;
  rewardAuthority: PublicKey;
  slasher: PublicKey;
  arbiter: PublicKey;
  pauser: PublicKey;
  /** Nominated successors; the empty address where there is none. */
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
  appealSeconds: bigint;
  arbiterSeconds: bigint;
  requirementNoticeSeconds: bigint;
  /** Unix second until which entries are paused. */
  pausedUntil: bigint;
  rentPayer: PublicKey;
}

/** Layout and decoder. */
export const configKind = accountKind<Config>('Config', {
  attestationRequired: (value: number) => value === 1,
});

const fetchers = fetchersOf(configKind);

/** Decodes the configuration. @throws AccountNotFoundError where the data are something else */
export const decodeConfig = configKind.decode;

/** Fetches the configuration. @throws AccountNotFoundError where there is none, or another program's */
export const fetchConfig = fetchers.fetch;

/** Fetches the configuration; `null` where there is no account. @throws AccountNotFoundError where it is another kind */
export const fetchConfigNullable = fetchers.fetchNullable;
