import type { PublicKey } from '@solana/web3.js';

import type { CoStakeSlot, Device, Hardware } from '../accounts/device';
import { SlotState } from '../accounts/states';
import type { Address } from '../address';
import { BUCKETS } from '../constants';
import { checkNow } from '../now';
import { recordedOffer } from '../pda';
import * as rules from '../rules';
import { larger } from '../rules/integers';

/**
 * Phase of a slot's principal at `now` (unix seconds); `null` if none is locked.
 *
 * @example
 * const phases = shown.slots.map((slot) => slotPhase(slot, now));
 */
export function slotPhase(slot: CoStakeSlot, now: bigint): rules.Phase | null {
  checkNow('slotPhase', now);
  if (slot.state === SlotState.Active) return 'active';
  return slot.state === SlotState.Leaving ? rules.phaseOfLeaving(slot, now) : null;
}

/**
 * Whether a slot holds principal that is not free at `now` (unix seconds): active, in its wait or in cooldown. A slash
 * case can still hit it, and an owner's full unstake includes it.
 *
 * @example
 * const locked = shown.slots.filter((slot) => isLocked(slot, now));
 */
export const isLocked = (slot: CoStakeSlot, now: bigint): boolean => {
  const phase = slotPhase(slot, now);
  return phase !== null && phase !== 'withdrawable';
};

/**
 * A device's co-stakes by what they count for at `now` (unix seconds), base units.
 *
 * @example
 * const { active, waiting } = coStakeTotals(shown, now);
 */
export function coStakeTotals(device: Pick<Device, 'slots'>, now: bigint): rules.CoStakeTotals {
  checkNow('coStakeTotals', now);
  const totals = { open: 0n, active: 0n, activeUnfrozen: 0n, waiting: 0n };
  // One loop: a marketplace asks for every row.
  for (const slot of device.slots) {
    const { state, amount, frozen } = slot;
    if (state === SlotState.Open) totals.open += amount;
    else if (state === SlotState.Active) {
      totals.active += amount;
      totals.activeUnfrozen += amount - frozen;
    } else if (slotPhase(slot, now) === 'wait') totals.waiting += amount;
  }
  return totals;
}

/**
 * The part of the owner's stake that counts, base units: nothing once it is leaving.
 *
 * @example
 * const own = ownerActive(shown);
 */
export const ownerActive = (device: Pick<Device, 'ownerStake' | 'ownerCooldownEndsAt'>): bigint =>
  device.ownerCooldownEndsAt === 0n ? device.ownerStake : 0n;

/**
 * The part of the owner's active stake that no slash case has frozen, base units.
 *
 * @example
 * const unfrozen = ownerUnfrozen(shown);
 */
export const ownerUnfrozen = (
  device: Pick<Device, 'ownerStake' | 'ownerCooldownEndsAt' | 'ownerFrozen'>,
): bigint => larger(ownerActive(device) - device.ownerFrozen, 0n);

/** A device's hardware and minimum, with what is announced. */
export type DeviceRequirement = Pick<Device, 'hardware' | 'announced' | 'announcedFrom'>;

/**
 * A device's minimum with its announced successor, as the rules take it.
 *
 * @example
 * const minimum = rules.minimumAt(requirementOf(shown), now);
 */
export const requirementOf = ({
  hardware,
  announced,
  announcedFrom,
}: DeviceRequirement): rules.Requirement => ({
  minimum: hardware.minimum,
  announcedMinimum: announced.minimum,
  announcedFrom,
});

/**
 * Hardware and minimum in force at `now` (unix seconds).
 *
 * @example
 * const { minimum } = hardwareAt(shown, now);
 */
export function hardwareAt(device: DeviceRequirement, now: bigint): Hardware {
  checkNow('hardwareAt', now);
  return rules.announcementApplies(device, now) ? device.announced : device.hardware;
}

/**
 * The minimum that the overflow is measured by at `now` (unix seconds), base units: the largest of the present one, an
 * announced one, and those that fell within the last 42 days (at most 56) while a co-stake was not free.
 *
 * @example
 * const least = overflowMinimum(shown, now);
 */
export const overflowMinimum = (device: Device, now: bigint): bigint =>
  larger(rules.largerMinimum(requirementOf(device), now), rules.bucketsLargest(fallenMinimums(device, now)));

/** The fallen minimums that still count at `now` (unix seconds). */
const fallenMinimums = ({ bucket, fallenMinimums: amounts }: Device, now: bigint): rules.Buckets =>
  rules.bucketsAt({ number: bucket, amounts }, rules.bucketAt(bucket, now));

/**
 * Unix second until which a minimum that has fallen binds the overflow at `now`: from then on the present and the
 * announced one alone do. `null` if none binds it.
 *
 * @example
 * const until = overflowBoundUntil(shown, now);
 */
export function overflowBoundUntil(device: Device, now: bigint): bigint | null {
  const { number, amounts } = fallenMinimums(device, now);
  const present = rules.largerMinimum(requirementOf(device), now);
  const binding = Array.from({ length: BUCKETS }, (_, age) => number - age).find(
    (bucket) => bucket >= 0 && (amounts[bucket % BUCKETS] ?? 0n) > present,
  );
  return binding === undefined ? null : rules.countedUntil(binding);
}

/** What a device's stake amounts to at one moment, base units. */
export interface StakePosition {
  /** Minimum in force. */
  minimum: bigint;
  /** Owner's active stake, active co-stakes and co-stakes in wait. */
  counted: bigint;
  /** Whether `counted` reaches `minimum`. */
  sufficient: boolean;
  /** What the owner may take out at once. */
  overflow: bigint;
}

/**
 * What a device's stake amounts to at `now` (unix seconds), as the program computes it.
 *
 * @example
 * const { minimum, counted, sufficient, overflow } = stakePosition(shown, now);
 */
export function stakePosition(device: Device, now: bigint): StakePosition {
  checkNow('stakePosition', now);
  const minimum = rules.minimumAt(requirementOf(device), now);
  const totals = coStakeTotals(device, now);
  const counted = rules.countedStake(ownerActive(device), totals) ?? 0n;
  const overflow =
    rules.overflow(ownerUnfrozen(device), totals.activeUnfrozen, overflowMinimum(device, now)) ?? 0n;
  return { minimum, counted, sufficient: counted >= minimum, overflow };
}

/**
 * The co-stakes that an owner's full unstake includes at `now` (unix seconds), as `unstakeOwnerStake` needs them:
 * all that are not free yet, those in cooldown too.
 *
 * @example
 * const coStakes = coStakesToTakeAlong(await fetchDevice(connection, device), now);
 */
export const coStakesToTakeAlong = (device: Device, now: bigint, programId?: Address): PublicKey[] =>
  device.slots
    .filter((slot) => isLocked(slot, now))
    .map((slot) => recordedOffer(device.address, slot, programId));
