import { fromBaseUnits, fromBasisPoints, quotes, type Config } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import { isoTime, spanWords } from '../parameters/times';
import type { Fields } from './fields';
import { announcedTermWords } from './slashTerms';

/** An address; nothing for the empty one, which stands for no one. */
export const key = (address: PublicKey): string | null =>
  address.equals(PublicKey.default) ? null : address.toBase58();

/** Holders of the roles, and who is nominated; nothing for a vacant role. */
function roleFields(config: Config): Fields {
  return {
    admin: key(config.admin),
    registrar: key(config.registrar),
    rewardAuthority: key(config.rewardAuthority),
    slasher: key(config.slasher),
    arbiter: key(config.arbiter),
    arbiterSince: isoTime(config.arbiterSince),
    pauser: key(config.pauser),
    pendingAdmin: key(config.pendingAdmin),
    pendingAdminMaturesAt: isoTime(config.pendingAdminMaturesAt),
    pendingAdminEndsAt: isoTime(config.pendingAdminEndsAt),
    pendingRegistrar: key(config.pendingRegistrar),
    pendingRewardAuthority: key(config.pendingRewardAuthority),
    pendingSlasher: key(config.pendingSlasher),
    pendingSlasherMaturesAt: isoTime(config.pendingSlasherMaturesAt),
    pendingArbiter: key(config.pendingArbiter),
    pendingArbiterMaturesAt: isoTime(config.pendingArbiterMaturesAt),
    pendingPauser: key(config.pendingPauser),
  };
}

/** Mint, roles, parameters, and the slash terms in force at `now` (unix seconds) with what is announced. */
export function configFields(config: Config, now: bigint): Fields {
  const terms = quotes.slashTermsAt(config, now);
  return {
    config: config.address.toBase58(),
    mint: config.mint.toBase58(),
    mintDecimals: config.mintDecimals,
    tokenProgram: config.tokenProgram.toBase58(),
    ...roleFields(config),
    baseStakePerCard: fromBaseUnits(config.baseStakePerCard, config.mintDecimals),
    wait: spanWords(config.waitSeconds),
    cooldown: spanWords(config.cooldownSeconds),
    arbiterTime: spanWords(config.arbiterSeconds),
    requirementNotice: spanWords(config.requirementNoticeSeconds),
    maxClaims: config.maxClaims,
    attestationRequired: config.attestationRequired,
    ownerSlashCapPercent: fromBasisPoints(terms.ownerCapBps),
    coStakeSlashCapPercent: fromBasisPoints(terms.coStakeCapBps),
    appeal: spanWords(terms.appealSeconds),
    announcedTerms: quotes.announcedSlashTerms(config, now).map(announcedTermWords).join('; ') || null,
    pausedUntil: isoTime(config.pausedUntil),
  };
}
