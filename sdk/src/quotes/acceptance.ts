import type { Config } from '../accounts/config';
import type { Device } from '../accounts/device';
import type { Offer } from '../accounts/offer';
import { DeviceStatus, OfferState } from '../accounts/states';
import { MAX_SHARE_BPS } from '../constants';
import type { ProgramErrorCode } from '../errors';
import { checkNow } from '../now';
import {
  coStakeTotals,
  hardwareAt,
  ownerActive,
  ownerUnfrozen,
  requirementOf,
  type DeviceRequirement,
} from './position';
import * as rules from '../rules';

/** What of an offer decides whether it can be accepted. */
export type OfferFacts = Pick<Offer, 'state' | 'expiresAt' | 'amount' | 'shareBps'>;

/** What of a device decides whether its offers can be accepted. */
export type DeviceFacts = DeviceRequirement &
  Pick<
    Device,
    'status' | 'noticeGivenAt' | 'ownerStake' | 'ownerFrozen' | 'ownerCooldownEndsAt' | 'rewards' | 'slots'
  >;

/** Refusals of an acceptance that do not depend on who accepts. */
export type AcceptanceCode = Extract<
  ProgramErrorCode,
  | 'EntriesPaused'
  | 'OfferNotOpen'
  | 'OfferExpired'
  | 'DeviceTerminated'
  | 'DeviceNotHealthy'
  | 'NoticeLive'
  | 'OwnerStakeLeaving'
  | 'SelfStakeBelowHalf'
  | 'RequestAboveHalf'
  | 'SharesAboveWhole'
  | 'DeviceInsufficient'
>;

/** Whether no pause holds back entries at `now` (unix seconds). */
export const entriesOpen = ({ pausedUntil }: Pick<Config, 'pausedUntil'>, now: bigint): boolean =>
  now >= pausedUntil;

/** Whether an offer can no longer be accepted at `now` (unix seconds) because of its date. */
export const hasExpired = ({ expiresAt }: Pick<Offer, 'expiresAt'>, now: bigint): boolean =>
  expiresAt !== 0n && now >= expiresAt;

/** Whether a device has ended permanently. */
export const isTerminated = ({ status }: Pick<Device, 'status'>): boolean =>
  status === DeviceStatus.Terminated;

/** Whether a device is Running or Idle, and its model supported at `now` (unix seconds). */
export const isHealthy = (device: DeviceRequirement & Pick<Device, 'status'>, now: bigint): boolean =>
  (device.status === DeviceStatus.Running || device.status === DeviceStatus.Idle) &&
  hardwareAt(device, now).multiplierBps > 0;

/** Whether a share and those `promised` already stay within the whole, basis points. */
export const sharesFit = (promised: number, shareBps: number): boolean =>
  promised + shareBps <= MAX_SHARE_BPS;

/**
 * Base units by which the device will miss its minimum if an offer is accepted at `now` (unix seconds) and everything
 * under way has happened: leaving stakes are gone, frozen amounts are burned, and an announced minimum applies. Zero
 * if nothing will be missing. An acceptance has to allow it: `maxShortfall`.
 *
 * @example
 * const maxShortfall = quotes.shortfallAfter(shownOffer, shown, now); // show it before the co-staker signs
 */
export function shortfallAfter(
  offer: Pick<Offer, 'amount'>,
  device: Omit<DeviceFacts, 'rewards' | 'status'>,
  now: bigint,
): bigint {
  checkNow('shortfallAfter', now);
  return stakesAfter(offer, device, now).shortfall;
}

/** What an acceptance leads to, base units: the active co-stakes, and what will be missing. */
interface StakesAfter {
  active: bigint;
  shortfall: bigint;
}

function stakesAfter(
  { amount }: Pick<Offer, 'amount'>,
  device: Omit<DeviceFacts, 'rewards' | 'status'>,
  now: bigint,
): StakesAfter {
  const { active, activeUnfrozen } = coStakeTotals(device, now);
  const minimum = rules.largerMinimum(requirementOf(device), now);
  return {
    active: active + amount,
    shortfall: rules.shortfall(ownerUnfrozen(device), activeUnfrozen + amount, minimum) ?? 0n,
  };
}

/** One condition: the refusal, and whether it is given. */
type Condition<Facts extends unknown[]> = readonly [AcceptanceCode, (...facts: Facts) => boolean];

/** What the offer and a pause decide, in the program's order. */
const OF_OFFER: readonly Condition<[offer: OfferFacts, config: Pick<Config, 'pausedUntil'>, now: bigint]>[] =
  [
    ['EntriesPaused', (_, config, now) => !entriesOpen(config, now)],
    ['OfferNotOpen', ({ state }) => state !== OfferState.Open],
    ['OfferExpired', (offer, _, now) => hasExpired(offer, now)],
  ];

/** What the device decides alone, and then what it decides about the offer, in the program's order. */
const OF_DEVICE: readonly Condition<[device: DeviceFacts, now: bigint]>[] = [
  ['DeviceTerminated', (device) => isTerminated(device)],
  ['DeviceNotHealthy', (device, now) => !isTerminated(device) && !isHealthy(device, now)],
  ['NoticeLive', ({ noticeGivenAt }, now) => rules.noticeIsLive(noticeGivenAt, now)],
  ['OwnerStakeLeaving', ({ ownerCooldownEndsAt }) => ownerCooldownEndsAt !== 0n],
  [
    'SelfStakeBelowHalf',
    (device, now) =>
      device.ownerCooldownEndsAt === 0n &&
      !rules.selfStakeGate(ownerActive(device), hardwareAt(device, now).minimum),
  ],
];
const OF_BOTH: readonly Condition<
  [offer: OfferFacts, device: DeviceFacts, now: bigint, after: StakesAfter]
>[] = [
  [
    'RequestAboveHalf',
    (_, device, now, { active }) => !rules.withinCoStakeHalf(active, hardwareAt(device, now).minimum),
  ],
  ['SharesAboveWhole', ({ shareBps }, { rewards }) => !sharesFit(rewards.liveShareBps, shareBps)],
  ['DeviceInsufficient', (_offer, _device, _now, { shortfall }) => shortfall > 0n],
];

const first = <Facts extends unknown[]>(
  conditions: readonly Condition<Facts>[],
  ...facts: Facts
): AcceptanceCode | null => conditions.find(([, fails]) => fails(...facts))?.[0] ?? null;

const every = <Facts extends unknown[]>(
  conditions: readonly Condition<Facts>[],
  ...facts: Facts
): AcceptanceCode[] => conditions.filter(([, fails]) => fails(...facts)).map(([code]) => code);

/** The program's first refusal of an acceptance at `now` (unix seconds) that the offer or a pause gives. */
export const offerRefusal = (
  offer: OfferFacts,
  config: Pick<Config, 'pausedUntil'>,
  now: bigint,
): AcceptanceCode | null => first(OF_OFFER, offer, config, now);

/**
 * The program's first refusal of an acceptance at `now` (unix seconds) that the device gives. The program asks for
 * these after it has looked at the co-staker's account.
 */
export const deviceRefusal = (offer: OfferFacts, device: DeviceFacts, now: bigint): AcceptanceCode | null =>
  first(OF_DEVICE, device, now) ?? first(OF_BOTH, offer, device, now, stakesAfter(offer, device, now));

/** Every refusal of an acceptance at `now` (unix seconds) that a device gives, whichever of its offers it is. */
export const deviceRefusals = (device: DeviceFacts, now: bigint): AcceptanceCode[] =>
  every(OF_DEVICE, device, now);

/** Every refusal of an acceptance at `now` (unix seconds) that an offer gives, on its device or by a pause. */
export function offerRefusals(
  offer: OfferFacts,
  device: DeviceFacts,
  config: Pick<Config, 'pausedUntil'>,
  now: bigint,
): AcceptanceCode[] {
  const own = every(OF_OFFER, offer, config, now);
  return own.includes('OfferNotOpen')
    ? own
    : [...own, ...every(OF_BOTH, offer, device, now, stakesAfter(offer, device, now))];
}

/**
 * Why no one at all could accept an offer at `now` (unix seconds): the program's first refusal that does not
 * depend on who asks. `null` if someone can. `DeviceInsufficient` is one that a co-staker may waive: by a
 * `maxShortfall` of at least {@link shortfallAfter}.
 *
 * @example
 * const code = acceptanceRefusal(shownOffer, shown, config, now);
 * button.disabled = code !== null;
 */
export function acceptanceRefusal(
  offer: OfferFacts,
  device: DeviceFacts,
  config: Pick<Config, 'pausedUntil'>,
  now: bigint,
): AcceptanceCode | null {
  checkNow('acceptanceRefusal', now);
  return offerRefusal(offer, config, now) ?? deviceRefusal(offer, device, now);
}

/** What {@link acceptanceRefusal} and {@link shortfallAfter} say, from one look at the co-stakes. */
export function acceptanceOf(
  offer: OfferFacts,
  device: DeviceFacts,
  config: Pick<Config, 'pausedUntil'>,
  now: bigint,
): { refusal: AcceptanceCode | null; shortfall: bigint } {
  const after = stakesAfter(offer, device, now);
  const refusal =
    offerRefusal(offer, config, now) ??
    first(OF_DEVICE, device, now) ??
    first(OF_BOTH, offer, device, now, after);
  return { refusal, shortfall: after.shortfall };
}
