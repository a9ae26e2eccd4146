import type { Config, Device, Offer } from '../accounts';
import { isLocked, slotsExposed } from './slashing';
import * as rules from '../rules';
import { coStakeRewardsClaimable, ownerRewardsClaimable } from './rewards';

/** What a slash case charges. */
export interface Charge {
  /** Unix second of the infraction: who was exposed then is hit. */
  infractionAt: bigint;
  /** Part of the stake, basis points. */
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
  /** By co-stake, in the order of the slots; those of which nothing is hit are left out. */
  coStakes: (SlashPart & { nonce: number })[];
  /** All parties together. */
  total: SlashPart;
  /** The device's window of slashes afterwards; `null` where the case would exceed the cap. */
  window: rules.SlashWindow | null;
}

const NOTHING: SlashPart = { stake: 0n, rewards: 0n };

const part = (stake: bigint, rewards: bigint, { stakeBps, rewardsBps }: Charge): SlashPart => ({
  stake: rules.hit(stake, stakeBps) ?? 0n,
  rewards: rules.hit(rewards, rewardsBps) ?? 0n,
});

const ownerIsLocked = ({ ownerStake, ownerCooldownEndsAt }: Device, now: bigint): boolean =>
  ownerStake > 0n && (ownerCooldownEndsAt === 0n || now < ownerCooldownEndsAt);

/**
 * All principal of a device that is locked at `now` (unix seconds), base units: what the cap is a part of.
 *
 * @example
 * const locked = quotes.lockedStake(shown, now);
 */
export const lockedStake = (device: Device, now: bigint): bigint =>
  device.slots
    .filter((slot) => isLocked(slot, now))
    .reduce((sum, { amount }) => sum + amount, ownerIsLocked(device, now) ? device.ownerStake : 0n);

/**
 * The device's window of slashes that count against each other, base units and unix seconds.
 *
 * @example
 * const { slashed } = quotes.windowOf(shown);
 */
export const windowOf = (device: Device): rules.SlashWindow => ({
  startedAt: device.slashWindowStartedAt,
  lastCaseAt: device.slashWindowLastCaseAt,
  stake: device.slashWindowStake,
  slashed: device.slashWindowSlashed,
});

/**
 * What a slash case opened at `now` would freeze of each party, and burn if it stands.
 *
 * @param offers - the device's offers; those of all exposed co-stakes must be among them
 * @param now - unix second at which the case is opened
 * @throws TypeError where the offer of an exposed co-stake is missing
 * @example
 * const charge = { infractionAt: now - 3_600n, stakeBps: 500, rewardsBps: 1_000 };
 * const { total } = quotes.slashOutcome({ config, device: shown, offers: [shownOffer] }, charge, now);
 */
export function slashOutcome(
  { config, device, offers }: { config: Config; device: Device; offers: readonly Offer[] },
  charge: Charge,
  now: bigint,
): SlashOutcome {
  const ownerHit = ownerIsLocked(device, now) && rules.exposed(device.ownerStakedAt, charge.infractionAt);
  const owner = ownerHit
    ? part(device.ownerStake - device.ownerFrozen, ownerRewardsClaimable(device), charge)
    : NOTHING;
  const coStakes = slotsExposed(device, charge.infractionAt, now)
    .map(({ nonce }) => {
      const offer = offers.find((candidate) => candidate.nonce === nonce);
      if (!offer) throw new TypeError(`slashOutcome needs the device's offer ${nonce}`);
      const free = offer.principal - offer.principalFrozen;
      return { nonce, ...part(free, coStakeRewardsClaimable(offer, device), charge) };
    })
    .filter(({ stake, rewards }) => stake > 0n || rewards > 0n);
  const total = [owner, ...coStakes].reduce((sum, { stake, rewards }) => ({
    stake: sum.stake + stake,
    rewards: sum.rewards + rewards,
  }));
  const before = windowOf(device);
  // The cap is one on stake: a case of rewards alone neither meets it nor prolongs its window.
  const window =
    total.stake === 0n
      ? before
      : rules.windowWith(before, now, lockedStake(device, now), total.stake, config.slashCapBps);
  return { owner, coStakes, total: { stake: total.stake, rewards: total.rewards }, window };
}
