import type { Device } from '../accounts/device';
import * as rules from '../rules';

/** What of a device decides what is left of its owner's cap. */
export type OwnerCapFacts = Pick<Device, 'ownerStake' | 'ownerFrozen' | 'bucket' | 'slashTaken'>;

/** How far a party's cap is used, base units: what no case has frozen, what counts against the cap, and the cap. */
export interface CapUse {
  free: bigint;
  taken: bigint;
  capBps: number;
}

/** How far the owner's cap of so many basis points is used at `now` (unix seconds). */
export function ownerCapUse(capBps: number, device: OwnerCapFacts, now: bigint): CapUse {
  const ring = { number: device.bucket, amounts: device.slashTaken };
  return {
    free: device.ownerStake - device.ownerFrozen,
    taken: rules.bucketsSum(rules.bucketsAt(ring, rules.bucketAt(ring.number, now))),
    capBps,
  };
}

/** What a cap leaves for another case, base units. */
export const leftOf = ({ free, taken, capBps }: CapUse): bigint => rules.capLeft(free, taken, capBps);
