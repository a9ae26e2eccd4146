import { bucketAt, counted as stillCounted, largest } from './buckets';
import { BPS, MAX_CO_STAKE_BPS, SELF_STAKE_BPS } from './limits';
import { amount, max, min } from './numbers';
import { need } from './refusal';
import { NOBODY, SLOT, STATUS, type Device, type Hardware, type Seconds, type Slot } from './state';
import { noticeIsLive, phase } from './time';

/** Product 4 and 5: the stake that a device holds, needs and can spare. Derived, never stored. */

export const announcementApplies = ({ announcedFrom }: Device, now: Seconds): boolean =>
  announcedFrom !== 0n && now >= announcedFrom;

/** The hardware in force. */
export const hardwareAt = (device: Device, now: Seconds): Hardware =>
  announcementApplies(device, now) ? device.announced : device.hardware;

export const minimumAt = (device: Device, now: Seconds): bigint => hardwareAt(device, now).minimum;

/** The larger of the current and an announced minimum: a withdrawal of overflow must leave it. */
export function largerMinimum(device: Device, now: Seconds): bigint {
  const present = minimumAt(device, now);
  if (device.announcedFrom === 0n || announcementApplies(device, now)) return present;
  return max(present, device.announced.minimum);
}

export const isLeaving = ({ ownerCooldownEndsAt }: Device): boolean => ownerCooldownEndsAt !== 0n;

/** The owner's stake that counts: none of it in cooldown. */
export const ownerActive = (device: Device): bigint => (isLeaving(device) ? 0n : device.ownerStake);

/** Whether a slot counts towards the minimum: active, or in its wait. */
export const counts = (slot: Slot, now: Seconds): boolean =>
  slot.state === SLOT.active || (slot.state === SLOT.leaving && phase(slot, now) === 'wait');

const sum = (slots: Slot[]): bigint => amount(slots.reduce((total, slot) => total + slot.amount, 0n));
export const inState = ({ slots }: Device, ...states: number[]): Slot[] =>
  slots.filter((slot) => states.includes(slot.state));

/** Open requests and active co-stakes together. */
export const requested = (device: Device): bigint => sum(inState(device, SLOT.open, SLOT.active));
export const counted = (device: Device, now: Seconds): bigint =>
  amount(ownerActive(device) + sum(device.slots.filter((slot) => counts(slot, now))));

export const isSufficient = (device: Device, now: Seconds): boolean =>
  counted(device, now) >= minimumAt(device, now);

/** The owner's active stake and the active co-stakes, without frozen amounts. */
const ownerUnfrozen = (device: Device): bigint =>
  isLeaving(device) ? 0n : device.ownerStake - device.ownerFrozen;
const activeUnfrozen = (device: Device): bigint =>
  inState(device, SLOT.active).reduce((sum, { amount: held, frozen }) => sum + held - frozen, 0n);

/** The minimum for the overflow: a fallen one still counts while a co-staker may be leaving. */
export const overflowMinimum = (device: Device, now: Seconds): bigint =>
  max(largerMinimum(device, now), largest(stillCounted(device.fallenMinimums, bucketAt(device, now))));

/**
 * The amount the owner can withdraw at once: afterwards unfrozen stakes, without those in wait, still reach the
 * minimum, and the owner's alone at least half of it.
 */
export function overflow(device: Device, now: Seconds): bigint {
  const [minimum, owner] = [overflowMinimum(device, now), ownerUnfrozen(device)];
  const half = minimum - minimum / 2n;
  return max(min(owner + activeUnfrozen(device) - minimum, owner - half), 0n);
}

/** The device's shortfall after everything that is under way. */
export const shortfall = (device: Device, now: Seconds): bigint =>
  max(largerMinimum(device, now) - ownerUnfrozen(device) - activeUnfrozen(device), 0n);

/** Whether a co-stake is still locked: until its cooldown has ended. */
export const isLocked = (slot: Slot, now: Seconds): boolean =>
  slot.state === SLOT.active || (slot.state === SLOT.leaving && phase(slot, now) !== 'withdrawable');

/** Both sides owe the same notice: a co-staker's wait, an owner's commitment after an acceptance. */
export const isCommitted = (device: Device, now: Seconds): boolean =>
  !isTerminated(device) && inState(device, SLOT.active).some(({ committedUntil }) => now < committedUntil);

/** No one can accept while the owner has given notice. */
export const needNoNotice = ({ noticeGivenAt }: Device, now: Seconds): void =>
  need(!noticeIsLive(noticeGivenAt, now), 'NoticeLive');

/** The owner's gate: at least half of the minimum, exactly. */
export const passesGate = (device: Device, now: Seconds): boolean =>
  ownerActive(device) * BPS >= minimumAt(device, now) * SELF_STAKE_BPS;

/** Whether requests and active co-stakes stay within half of the minimum. */
export const withinHalf = (co: bigint, device: Device, now: Seconds): boolean =>
  co * BPS <= minimumAt(device, now) * MAX_CO_STAKE_BPS;

export const isTerminated = ({ status }: Device): boolean => status === STATUS.terminated;

export const isHealthy = (device: Device, now: Seconds): boolean =>
  (device.status === STATUS.running || device.status === STATUS.idle) &&
  hardwareAt(device, now).multiplierBps > 0;

/** Only a running or idle device of a supported model can get an offer, be accepted on, or earn. */
export function needHealthy(device: Device, now: Seconds): void {
  need(!isTerminated(device), 'DeviceTerminated');
  need(isHealthy(device, now), 'DeviceNotHealthy');
}

/** The slot of an offer. */
export const slotOf = ({ slots }: Device, nonce: number): Slot =>
  slots.find((slot) => slot.state !== SLOT.empty && slot.nonce === nonce)!;

export const emptySlot = (): Slot => ({
  nonce: 0,
  shareBps: 0,
  state: SLOT.empty,
  bump: NOBODY,
  amount: 0n,
  acceptedAt: 0n,
  waitEndsAt: 0n,
  cooldownEndsAt: 0n,
  frozen: 0n,
  committedUntil: 0n,
});

/** Frees a slot whose offer or co-stake has ended. */
export const freeSlot = (device: Device, nonce: number): void => {
  Object.assign(slotOf(device, nonce), emptySlot());
};
