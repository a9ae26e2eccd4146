import { entriesOpen } from '../../quotes/acceptance';
import type { Config } from '../../accounts';
import { MAX_PAUSE_SECONDS, PAUSE_GAP_SECONDS } from '../../constants';
import type { ProgramErrorCode } from '../../errors';
import { refuse, type Details } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { dateText } from '../../refusals/words';

/** A field of the configuration that names the holder of a role. */
export type RoleName = 'admin' | 'registrar' | 'rewardAuthority' | 'slasher' | 'arbiter' | 'pauser';

const ROLE_ERRORS: Record<RoleName, ProgramErrorCode> = {
  admin: 'NotAdmin',
  registrar: 'NotRegistrar',
  rewardAuthority: 'NotRewardAuthority',
  slasher: 'NotSlasher',
  arbiter: 'NotArbiter',
  pauser: 'NotPauser',
};

/** Refuses a wallet that does not hold the role. */
export const requireRole = (config: Config, role: RoleName, { wallet }: Viewer): Verdict =>
  config[role].equals(wallet) ? null : refuse(ROLE_ERRORS[role], config);

/** Refuses a wallet that is not the registrar's. */
export const requireRegistrar = ({ config }: Subject, viewer: Viewer): Verdict =>
  requireRole(config, 'registrar', viewer);

/** When a pause ends. */
export const pauseDetails = ({ config }: Subject): Details => ({ availableAt: config.pausedUntil });

/** Refuses while entries are paused. Never used for an exit, a claim or an appeal. */
export const requireEntriesOpen = (subject: Subject, now: bigint): Verdict =>
  entriesOpen(subject.config, now) ? null : refuse('EntriesPaused', subject.config, pauseDetails(subject));

/** Refuses a pause that is too long, or too soon after the last one. */
export function requirePausable({ config }: Subject, now: bigint, seconds: bigint): Verdict {
  if (seconds < 1n || seconds > MAX_PAUSE_SECONDS) return refuse('PauseOutOfBounds', config);
  const restedAt = config.pausedUntil + PAUSE_GAP_SECONDS;
  const rested = config.pausedUntil === 0n || now >= restedAt;
  return rested ? null : refuse('PausedTooRecently', config, { availableAt: restedAt });
}

/** Refuses unless a pause is running. */
export function requirePaused({ config }: Subject, now: bigint): Verdict {
  if (now < config.pausedUntil) return null;
  const words =
    config.pausedUntil > 0n ? `the last pause ended at ${dateText(config.pausedUntil)}` : undefined;
  return refuse('NotPaused', config, { words });
}
