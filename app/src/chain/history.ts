import type { RecordedEvent } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { withHistory } from './events';

const DAY = 86_400n;
const WEEK = 7n * DAY;

/** What the events of a device say of its rewards and cases. */
export interface DevicePast {
  /** Rewards posted on each of the last days (UTC), the present one last; base units. */
  days: { period: string; amount: bigint }[];
  /** Rewards posted in the last seven days, base units; `null` if the device was registered later. */
  week: bigint | null;
  /** Slash cases that were opened, newest first. */
  cases: { number: number; openedAt: bigint; stake: bigint; ended: 'burned' | 'released' | null }[];
}

const dayOf = (at: bigint): string => new Date(Number(at) * 1_000).toISOString().slice(0, 10);

/** Sums up the events of a device. */
export function pastOf(events: readonly RecordedEvent[], now: bigint, days = 30): DevicePast {
  const sums = new Map<string, bigint>();
  let week = 0n;
  let registeredAt: bigint | undefined;
  const cases = new Map<number, DevicePast['cases'][number]>();
  for (const event of events) {
    if (event.name === 'DeviceRegistered') registeredAt = event.data.at;
    if (event.name === 'RewardsPosted') {
      const { at, amount } = event.data;
      sums.set(dayOf(at), (sums.get(dayOf(at)) ?? 0n) + amount);
      if (at > now - WEEK) week += amount;
    }
    if (event.name === 'CaseOpened') {
      const { number, at, ownerStake, stakes } = event.data;
      const stake = stakes.reduce((sum, one) => sum + one, ownerStake);
      cases.set(number, { number, openedAt: at, stake, ended: null });
    }
    if (event.name === 'CaseEnded') {
      const found = cases.get(event.data.number);
      if (found) found.ended = event.data.burned === 1 ? 'burned' : 'released';
    }
  }
  const periods = Array.from({ length: days }, (_, index) => dayOf(now - BigInt(days - 1 - index) * DAY));
  return {
    days: periods.map((period) => ({ period, amount: sums.get(period) ?? 0n })),
    week: registeredAt !== undefined && registeredAt > now - WEEK ? null : week,
    cases: [...cases.values()].reverse(),
  };
}

/** Reads the past of a device, when it is asked for. */
export const loadPast = (device: PublicKey, now: bigint): Promise<DevicePast> =>
  withHistory({ kind: 'device', address: device.toBase58() }, (events) => pastOf(events, now));
