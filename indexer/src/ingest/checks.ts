import type { DeviceRow } from './rows';

/** Where a contradiction was found. */
export interface LedgerGapPlace {
  /** Base58. */
  device: string;
  signature: string;
  slot: bigint;
  /** The device as the events before left it; `null` if nothing is known of it. */
  last: Pick<DeviceRow, 'lastSignature' | 'lastSlot'> | null;
}

/** A transaction does not follow from those before it: something is missing, or twice there. */
export class LedgerGap extends Error {
  override readonly name = 'LedgerGap';
  readonly place: LedgerGapPlace;

  constructor(reason: string, { last, ...place }: LedgerGapPlace) {
    super(`device ${place.device}: ${reason}`);
    // A copy: the row goes on changing.
    this.place = {
      ...place,
      last: last && { lastSignature: last.lastSignature, lastSlot: last.lastSlot },
    };
  }
}

/** The words of a total that is not what it must be. */
export const check = (what: string, said: bigint, known: bigint): string =>
  `${what} is ${said}, and ${known} by the events before`;
