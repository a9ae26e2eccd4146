import { SlotState, type CoStakeSlot, type Device, type Offer } from '../../accounts';
import type { ExitDates } from '../../rules';

const emptySlot = (): CoStakeSlot => ({
  nonce: 0,
  bump: 0,
  shareBps: 0,
  state: SlotState.Empty,
  amount: 0n,
  acceptedAt: 0n,
  waitEndsAt: 0n,
  cooldownEndsAt: 0n,
  frozen: 0n,
  committedUntil: 0n,
});

const isOf =
  (nonce: number) =>
  (slot: CoStakeSlot): boolean =>
    slot.nonce === nonce && slot.state !== SlotState.Empty;

/** The device with the slot of an offer changed. */
export const changeSlot = (device: Device, nonce: number, change: Partial<CoStakeSlot>): Device => ({
  ...device,
  slots: device.slots.map((slot) => (isOf(nonce)(slot) ? { ...slot, ...change } : slot)),
});

/** The device with a new offer in its first free slot, and the next nonce. */
export function openSlot(device: Device, { nonce, bump, amount, shareBps }: Offer): Device {
  const place = device.slots.findIndex(({ state }) => state === SlotState.Empty);
  const slot = { ...emptySlot(), nonce, bump, shareBps, state: SlotState.Open, amount };
  return {
    ...device,
    nextNonce: nonce + 1,
    offerCount: device.offerCount + 1,
    slots: device.slots.map((old, index) => (index === place ? slot : old)),
  };
}

/** The device without the slot of an offer. */
export const freeSlot = (device: Device, nonce: number): Device => changeSlot(device, nonce, emptySlot());

/** The device with an open offer as an active co-stake, to which the owner is committed for a while. */
export function activateSlot(device: Device, nonce: number, now: bigint, committedUntil: bigint): Device {
  const shareBps = device.slots.find(isOf(nonce))?.shareBps ?? 0;
  return {
    ...changeSlot(device, nonce, { state: SlotState.Active, acceptedAt: now, committedUntil }),
    rewards: { ...device.rewards, liveShareBps: device.rewards.liveShareBps + shareBps },
  };
}

/** The device with a co-stake on its way out, and its share live no longer. */
export function leaveSlot(device: Device, nonce: number, exit: ExitDates): Device {
  const slot = device.slots.find(isOf(nonce));
  const freed = slot?.state === SlotState.Active ? slot.shareBps : 0;
  return {
    ...changeSlot(device, nonce, { ...exit, state: SlotState.Leaving }),
    rewards: { ...device.rewards, liveShareBps: device.rewards.liveShareBps - freed },
  };
}
