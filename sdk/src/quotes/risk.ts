import type { Device } from '../accounts';
import type { DeviceRequirement } from './position';
import type { OwnerCapFacts } from './ownerCap';
import { riskTermsAt, riskUnder } from './riskTerms';
import type { AnnouncedSlashTerm, SlashTermFields, SlashTerms } from './slashTerms';

/** A higher minimum that is announced for a device. */
export interface AnnouncedMinimum {
  /** Base units. */
  minimum: bigint;
  /** Unix second from which it applies. */
  from: bigint;
}

/** What a co-staker should know of a device before locking stake on it, beside the offer's terms. */
export interface DeviceRisk {
  /** Slash cases that have not ended. */
  openCases: number;
  /** What the owner's cap leaves for slash cases opened now, base units. */
  ownerCapLeft: bigint;
  /** Caps and appeal window of a case opened now. */
  slashTerms: SlashTerms;
  /** Slash terms that are announced and do not apply yet; empty if none are. */
  announcedTerms: AnnouncedSlashTerm[];
  /** The higher minimum that is announced; `null` if none is. */
  announcedMinimum: AnnouncedMinimum | null;
}

/** What of a device its risk is made of. */
export type DeviceRiskFacts = DeviceRequirement & OwnerCapFacts & Pick<Device, 'openCases'>;

/**
 * What a co-staker should know of a device at `now` (unix seconds) before locking stake on it: open cases, what is left
 * of the owner's cap, and what is announced.
 *
 * @example
 * const { openCases, announcedTerms } = quotes.deviceRisk(config, shown, now);
 */
export const deviceRisk = (config: SlashTermFields, device: DeviceRiskFacts, now: bigint): DeviceRisk =>
  riskUnder(riskTermsAt(config, now), device, now);
