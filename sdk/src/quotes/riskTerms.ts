import { leftOf, ownerCapUse } from './ownerCap';
import type { DeviceRisk, DeviceRiskFacts } from './risk';
import { announcedSlashTerms, slashTermsAt, type SlashTermFields } from './slashTerms';

/** What a device's risk takes from the configuration: the same for all devices. */
export type RiskTerms = Pick<DeviceRisk, 'slashTerms' | 'announcedTerms'>;

/** The slash terms at `now` (unix seconds), and those that are announced. */
export const riskTermsAt = (config: SlashTermFields, now: bigint): RiskTerms => ({
  slashTerms: slashTermsAt(config, now),
  announcedTerms: announcedSlashTerms(config, now),
});

/** The risk of one device at `now` (unix seconds) under terms that are known. */
export const riskUnder = (
  { slashTerms, announcedTerms }: RiskTerms,
  device: DeviceRiskFacts,
  now: bigint,
): DeviceRisk => ({
  openCases: device.openCases,
  ownerCapLeft: leftOf(ownerCapUse(slashTerms.ownerCapBps, device, now)),
  // Copies: what one row's reader changes does not show in another row.
  slashTerms: { ...slashTerms },
  announcedTerms: announcedTerms.map((term) => ({ ...term })),
  announcedMinimum:
    device.announcedFrom > now ? { minimum: device.announced.minimum, from: device.announcedFrom } : null,
});
