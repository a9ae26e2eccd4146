import type { PublicKey } from '@solana/web3.js';

import type { CoStakeSlot, Device, Hardware } from '../accounts/device';
import { SlotState } from '../accounts/states';
import type { Address } from '../address';
import { recordedOffer } from '../pda';
import * as rules from '../rules';

/**
 * Phase of a slot's principal at `now` (unix seconds); `null` where none is locked.
 *
 * @example
 * const phases = shown.slots.map((slot) => slotPhase(slot, now));
 */
export function slotPhase(slot: CoStakeSlot, now: bigint): rules.Phase | null {
  if (slot.state === SlotState.Active) return 'active';
  return slot.state === SlotState.Leaving ? rules.phaseOfLeaving(slot, now) : null;
}

/**
 * A device's co-stakes by what they count for at `now` (unix seconds), base units.
 *
 * @example
 * const { active, waiting } = coStakeTotals(shown, now);
 */
export function coStakeTotals(device: Pick<Device, 'slots'>, now: bigint): rules.CoStakeTotals {
  const sum = (belongs: (slot: CoStakeSlot) => boolean): bigint =>
    device.slots.filter(belongs).reduce((total, slot) => total + slot.amount, 0n);
  return {
    open: sum((slot) => slot.state === SlotState.Open),
    active: sum((slot) => slotPhase(slot, now) === 'active'),
    waiting: sum((slot) => slotPhase(slot, now) === 'wait'),
  };
}

/**
 * The part of the owner's stake that counts, base units: nothing once it is leaving.
 *
 * @example
 * const own = ownerActive(shown);
 */
export const ownerActive = (device: Pick<Device, 'ownerStake' | 'ownerCooldownEndsAt'>): bigint =>
  device.ownerCooldownEndsAt === 0n ? device.ownerStake : 0n;

/** A device's hardware and minimum, with what is announced. */
export type DeviceRequirement = Pick<Device, 'hardware' | 'announced' | 'announcedFrom'>;

const requirementOf = ({ hardware, announced, announcedFrom }: DeviceRequirement): rules.Requirement => ({
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
export const hardwareAt = (device: DeviceRequirement, now: bigint): Hardware =>
  rules.announcementApplies(requirementOf(device), now) ? device.announced : device.hardware;

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
  const requirement = requirementOf(device);
  const minimum = rules.minimumAt(requirement, now);
  const totals = coStakeTotals(device, now);
  const counted = rules.countedStake(ownerActive(device), totals) ?? 0n;
  const above =
    rules.overflow(ownerActive(device), totals.active, rules.largerMinimum(requirement, now)) ?? 0n;
  const free = device.ownerStake - device.ownerFrozen;
  return { minimum, counted, sufficient: counted >= minimum, overflow: above < free ? above : free };
}

/**
 * The co-stakes that an owner's full unstake takes along at `now` (unix seconds), as `unstakeOwnerStake`
 * needs them: none where what remains still suffices.
 *
 * @example
 * const coStakes = coStakesToTakeAlong(await fetchDevice(connection, device), now);
 */
export function coStakesToTakeAlong(device: Device, now: bigint, programId?: Address): PublicKey[] {
  const { active, waiting } = coStakeTotals(device, now);
  if (active + waiting >= rules.minimumAt(requirementOf(device), now)) return [];
  const counts = (slot: CoStakeSlot): boolean => {
    const phase = slotPhase(slot, now);
    return phase !== null && rules.phaseCounts(phase);
  };
  return device.slots.filter(counts).map((slot) => recordedOffer(device.address, slot, programId));
}
