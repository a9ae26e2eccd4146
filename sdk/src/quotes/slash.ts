import type { Config, Device, Offer } from '../accounts';
import { checkFields, checkObject } from '../codec/fields';
import { checkNow, toSecond } from '../now';
import * as rules from '../rules';
import { leftOf, ownerCapUse, type CapUse, type OwnerCapFacts } from './ownerCap';
import { isLocked } from './position';
import { coStakeRewardsClaimable, ownerRewardsClaimable } from './rewards';
import { slotsExposed } from './slashing';
import { slashTermsAt, type SlashTermFields } from './slashTerms';

/** What a slash case charges. */
export interface Charge {
  /** Unix second of the infraction: who was exposed then is hit. */
  infractionAt: bigint;
  /** Part of the stake, basis points; at most the owner's cap in force. */
  stakeBps: number;
  /** Part of the unclaimed rewards, basis points. */
  rewardsBps: number;
}

/** What a case takes of one party, base units. */
export interface SlashPart {
  stake: bigint;
  rewards: bigint;
}

/** What a case opened now would freeze, base units. */
export interface SlashOutcome {
  owner: SlashPart;
  /** By co-stake, in the order of the slots; those of which nothing is taken are left out. */
  coStakes: (SlashPart & { nonce: number })[];
  /** All parties together. */
  total: SlashPart;
  /** Whether the cap of some party lets the case take less of its stake than it asks. */
  capped: boolean;
}

const NOTHING = { stake: 0n, rewards: 0n, capped: false };

function take(
  { free, taken, capBps }: CapUse,
  claimable: bigint,
  { stakeBps, rewardsBps }: Charge,
): typeof NOTHING {
  const asked = rules.hit(free, stakeBps) ?? 0n;
  const stake = rules.withinCap(asked, free, taken, capBps);
  return { stake, rewards: rules.hit(claimable, rewardsBps) ?? 0n, capped: stake < asked };
}

const ownerIsLocked = ({ ownerStake, ownerCooldownEndsAt }: Device, now: bigint): boolean =>
  ownerStake > 0n && (ownerCooldownEndsAt === 0n || now < ownerCooldownEndsAt);

/**
 * All principal of a device that is locked at `now` (unix seconds), base units: what a case can hit.
 *
 * @example
 * const locked = quotes.lockedStake(shown, now);
 */
export const lockedStake = (device: Device, now: bigint): bigint =>
  device.slots
    .filter((slot) => isLocked(slot, now))
    .reduce((sum, { amount }) => sum + amount, ownerIsLocked(device, now) ? device.ownerStake : 0n);

export type { OwnerCapFacts } from './ownerCap';

const ownerCap = (config: SlashTermFields, device: OwnerCapFacts, now: bigint): CapUse =>
  ownerCapUse(slashTermsAt(config, now).ownerCapBps, device, now);

function coStakeCap(
  config: SlashTermFields,
  { bucket }: Pick<Device, 'bucket'>,
  offer: Offer,
  now: bigint,
): CapUse {
  const ring = { number: offer.slashBucket, amounts: offer.slashTaken };
  return {
    free: offer.principal - offer.principalFrozen,
    // The present bucket is the device's.
    taken: rules.bucketsSum(rules.bucketsAt(ring, rules.bucketAt(bucket, now))),
    capBps: slashTermsAt(config, now).coStakeCapBps,
  };
}

/**
 * What the owner's cap leaves for slash cases opened at `now` (unix seconds), base units.
 *
 * @example
 * const left = quotes.ownerCapLeft(config, shown, now);
 */
export const ownerCapLeft = (config: SlashTermFields, device: OwnerCapFacts, now: bigint): bigint =>
  leftOf(ownerCap(config, device, now));

/**
 * What a co-stake's cap leaves for slash cases opened at `now` (unix seconds), base units.
 *
 * @example
 * const left = quotes.coStakeCapLeft(config, shown, shownOffer, now);
 */
export const coStakeCapLeft = (
  config: SlashTermFields,
  device: Pick<Device, 'bucket'>,
  offer: Offer,
  now: bigint,
): bigint => leftOf(coStakeCap(config, device, offer, now));

/**
 * What a slash case opened at `now` would freeze of each party, and burn once it is executed: the same part of every exposed
 * stake, within the cap of each party.
 *
 * @param subject - the configuration, the device, and its offers: those of all exposed co-stakes must be among them
 * @param now - unix second at which the case is opened
 * @throws TypeError if the offer of an exposed co-stake is missing; RangeError for times in milliseconds
 * @example
 * const charge = { infractionAt: now - 3_600n, stakeBps: 500, rewardsBps: 1_000 };
 * const { total } = quotes.slashOutcome({ config, device: shown, offers: [shownOffer] }, charge, now);
 */
export function slashOutcome(
  subject: { config: Config; device: Device; offers: readonly Offer[] },
  charge: Charge,
  now: bigint,
): SlashOutcome {
  checkObject('slashOutcome', subject, 'an object with config, device and offers');
  checkNow('slashOutcome', now);
  checkFields('slashOutcome', charge, {
    infractionAt: 'required',
    stakeBps: 'required',
    rewardsBps: 'required',
  });
  toSecond(charge.infractionAt, 'infractionAt');
  const { config, device, offers } = subject;
  const ownerExposed = ownerIsLocked(device, now) && rules.exposed(device.ownerStakedAt, charge.infractionAt);
  const owner = ownerExposed
    ? take(ownerCap(config, device, now), ownerRewardsClaimable(device), charge)
    : NOTHING;
  const parts = slotsExposed(device, charge.infractionAt, now).map(({ nonce }) => {
    const offer = offers.find((candidate) => candidate.nonce === nonce);
    if (!offer) throw new TypeError(`slashOutcome needs the device's offer ${nonce}`);
    const claimable = coStakeRewardsClaimable(offer, device);
    return { nonce, ...take(coStakeCap(config, device, offer, now), claimable, charge) };
  });
  const all = [owner, ...parts];
  return {
    owner: { stake: owner.stake, rewards: owner.rewards },
    coStakes: parts
      .filter(({ stake, rewards }) => stake > 0n || rewards > 0n)
      .map(({ nonce, stake, rewards }) => ({ nonce, stake, rewards })),
    total: {
      stake: all.reduce((sum, { stake }) => sum + stake, 0n),
      rewards: all.reduce((sum, { rewards }) => sum + rewards, 0n),
    },
    capped: all.some(({ capped }) => capped),
  };
}
