import { SlashTerm, type Config } from '../accounts';
import { checkNow } from '../now';
import * as rules from '../rules';

/** The fields of a configuration that hold the slash terms. */
export type SlashTermFields = Pick<
  Config,
  | 'ownerSlashCapBps'
  | 'announcedOwnerSlashCapBps'
  | 'ownerSlashCapFrom'
  | 'coStakeSlashCapBps'
  | 'announcedCoStakeSlashCapBps'
  | 'coStakeSlashCapFrom'
  | 'appealSeconds'
  | 'announcedAppealSeconds'
  | 'appealFrom'
>;

/** The slash terms of a case opened at one moment. */
export interface SlashTerms {
  /** Most that cases take of the owner's stake, basis points; no case asks for more. */
  ownerCapBps: number;
  /** Most that cases take of each co-stake, basis points. */
  coStakeCapBps: number;
  /** How long the parties can appeal, and nothing is burned, seconds. */
  appealSeconds: bigint;
}

/** A slash term that is announced and does not apply yet. */
export interface AnnouncedSlashTerm {
  term: SlashTerm;
  /** In force until `from`: basis points for the caps, seconds for the appeal window. */
  present: bigint;
  /** In force from `from` on. */
  announced: bigint;
  /** Unix second. */
  from: bigint;
}

/** In which direction each term gets worse for the stakes. */
export const worseOf = (term: SlashTerm): rules.Worse =>
  (
    ({
      [SlashTerm.OwnerCap]: 'higher',
      [SlashTerm.CoStakeCap]: 'higher',
      [SlashTerm.AppealWindow]: 'lower',
    }) as const
  )[term];

/** One slash term of a configuration, with what is announced for it. */
export function slashTerm(config: SlashTermFields, term: SlashTerm): rules.Term {
  switch (term) {
    case SlashTerm.OwnerCap:
      return {
        value: BigInt(config.ownerSlashCapBps),
        announced: BigInt(config.announcedOwnerSlashCapBps),
        announcedFrom: config.ownerSlashCapFrom,
      };
    case SlashTerm.CoStakeCap:
      return {
        value: BigInt(config.coStakeSlashCapBps),
        announced: BigInt(config.announcedCoStakeSlashCapBps),
        announcedFrom: config.coStakeSlashCapFrom,
      };
    case SlashTerm.AppealWindow:
      return {
        value: config.appealSeconds,
        announced: config.announcedAppealSeconds,
        announcedFrom: config.appealFrom,
      };
  }
}

/**
 * The slash terms of a case opened at `now` (unix seconds): both caps and the appeal window, by the clock.
 *
 * @example
 * const { coStakeCapBps } = quotes.slashTermsAt(config, now); // 3_000: at most 30 % of a co-stake
 */
export function slashTermsAt(config: SlashTermFields, now: bigint): SlashTerms {
  checkNow('slashTermsAt', now);
  return {
    ownerCapBps: Number(rules.termAt(slashTerm(config, SlashTerm.OwnerCap), now)),
    coStakeCapBps: Number(rules.termAt(slashTerm(config, SlashTerm.CoStakeCap), now)),
    appealSeconds: rules.termAt(slashTerm(config, SlashTerm.AppealWindow), now),
  };
}

/**
 * The slash terms that are announced and do not apply yet at `now` (unix seconds). Each is worse for the stakes than
 * the one in force, and applies 42 days after it was announced.
 *
 * @example
 * for (const { announced, from } of quotes.announcedSlashTerms(config, now)) console.log(announced, from);
 */
export function announcedSlashTerms(config: SlashTermFields, now: bigint): AnnouncedSlashTerm[] {
  checkNow('announcedSlashTerms', now);
  return Object.values(SlashTerm).flatMap((term) => {
    const { value, announced, announcedFrom } = slashTerm(config, term);
    return announcedFrom > now ? [{ term, present: value, announced, from: announcedFrom }] : [];
  });
}
