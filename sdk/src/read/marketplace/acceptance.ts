import type { Config } from '../../accounts/config';
import type { Device } from '../../accounts/device';
import type { Offer } from '../../accounts/offer';
import { DeviceStatus, OfferState } from '../../accounts/states';
import { MAX_SHARE_BPS } from '../../constants';
import type { ProgramErrorCode } from '../../errors';
import { coStakeTotals, hardwareAt, ownerActive } from '../../position';
import * as rules from '../../rules';

/** What of an offer decides whether it can be accepted. */
export type OfferFacts = Pick<Offer, 'state' | 'expiresAt' | 'amount' | 'shareBps'>;

export const OFFER_FACTS: readonly (keyof OfferFacts)[] = ['state', 'expiresAt', 'amount', 'shareBps'];

/** What of a device decides whether its offers can be accepted. */
export type DeviceFacts = Pick<
  Device,
  | 'status'
  | 'hardware'
  | 'announced'
  | 'announcedFrom'
  | 'ownerStake'
  | 'ownerCooldownEndsAt'
  | 'rewards'
  | 'slots'
>;

export const DEVICE_FACTS: readonly (keyof DeviceFacts)[] = [
  'status',
  'hardware',
  'announced',
  'announcedFrom',
  'ownerStake',
  'ownerCooldownEndsAt',
  'rewards',
  'slots',
];

const isHealthy = (device: DeviceFacts, now: bigint): boolean =>
  (device.status === DeviceStatus.Running || device.status === DeviceStatus.Idle) &&
  hardwareAt(device, now).multiplierBps > 0;

function refusalOfDevice(offer: OfferFacts, device: DeviceFacts, now: bigint): ProgramErrorCode | null {
  const { minimum } = hardwareAt(device, now);
  const own = ownerActive(device);
  const totals = coStakeTotals(device, now);
  const counted = rules.countedStake(own, totals) ?? 0n;
  if (device.status === DeviceStatus.Terminated) return 'DeviceTerminated';
  if (!isHealthy(device, now)) return 'DeviceNotHealthy';
  if (device.ownerCooldownEndsAt !== 0n) return 'OwnerStakeLeaving';
  if (!rules.selfStakeGate(own, minimum)) return 'SelfStakeBelowHalf';
  if (!rules.withinCoStakeHalf(totals.active + offer.amount, minimum)) return 'RequestAboveHalf';
  if (device.rewards.liveShareBps + offer.shareBps > MAX_SHARE_BPS) return 'SharesAboveWhole';
  return counted + offer.amount < minimum ? 'DeviceInsufficient' : null;
}

/**
 * Why nobody at all could accept an offer at `now` (unix seconds): the program's first refusal that does not
 * depend on who asks. `null` where somebody can. `DeviceInsufficient` is one that a co-staker may waive, by
 * `allowInsufficient`.
 *
 * @example
 * const code = acceptanceRefusal(offer, device, config, now);
 * button.disabled = code !== null;
 */
export function acceptanceRefusal(
  offer: OfferFacts,
  device: DeviceFacts,
  config: Pick<Config, 'pausedUntil'>,
  now: bigint,
): ProgramErrorCode | null {
  if (now < config.pausedUntil) return 'EntriesPaused';
  if (offer.state !== OfferState.Open) return 'OfferNotOpen';
  if (offer.expiresAt !== 0n && now >= offer.expiresAt) return 'OfferExpired';
  return refusalOfDevice(offer, device, now);
}
