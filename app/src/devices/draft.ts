// What the offer form holds, and what it amounts to.
import {
  coStakeTotals,
  MAX_SHARE_BPS,
  MIN_SHARE_BPS,
  SlotState,
  stakePosition,
  toBasisPoints,
  type Config,
  type Device,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import { amountOf } from './AmountAction';

/** The fields of the form, as text. */
export interface Draft {
  amount: string;
  share: string;
  days: string;
  counterparty: string;
}

/** The bounds of an offer on a device. */
export interface Bounds {
  /** Most that can be asked for, base units. */
  most: bigint;
  leastShareBps: number;
  mostShareBps: number;
}

/** What the device leaves for another offer: half of the minimum, less what is asked for; and the shares not promised. */
export function boundsOf(device: Device, now: bigint): Bounds {
  const { minimum } = stakePosition(device, now);
  const { open, active } = coStakeTotals(device, now);
  const left = minimum / 2n - open - active;
  const promised = device.slots
    .filter(({ state }) => state === SlotState.Open || state === SlotState.Active)
    .reduce((sum, { shareBps }) => sum + shareBps, 0);
  return {
    most: left > 0n ? left : 0n,
    leastShareBps: MIN_SHARE_BPS,
    mostShareBps: Math.max(MIN_SHARE_BPS, MAX_SHARE_BPS - promised),
  };
}

/** A draft as arguments of `createOffer`, and the fields that say nothing. */
export interface Reckoned {
  args: { amount: bigint; shareBps: number; expiresAt: bigint; counterparty?: PublicKey };
  bad: (keyof Draft)[];
}

function walletOf(text: string): PublicKey | null {
  try {
    const key = new PublicKey(text);
    return key.toBase58() === text ? key : null;
  } catch {
    return null;
  }
}

/** Reckons a draft. */
export function reckon(draft: Draft, config: Config, now: bigint): Reckoned {
  const bad: (keyof Draft)[] = [];
  const amount = amountOf(draft.amount, config.mintDecimals);
  if (amount === null) bad.push('amount');
  const share = /^\d{1,3}(\.\d{1,2})?$/.test(draft.share) ? toBasisPoints(draft.share) : null;
  if (share === null) bad.push('share');
  const days =
    draft.days === ''
      ? 0n
      : /^[1-9]\d{0,3}$/.test(draft.days) && Number(draft.days) <= 3650
        ? BigInt(draft.days)
        : null;
  if (days === null) bad.push('days');
  const counterparty = draft.counterparty.trim() === '' ? undefined : walletOf(draft.counterparty.trim());
  if (counterparty === null) bad.push('counterparty');
  return {
    bad,
    args: {
      amount: amount ?? 0n,
      shareBps: share ?? 0,
      expiresAt: days ? now + days * 86_400n : 0n,
      ...(counterparty && { counterparty }),
    },
  };
}
