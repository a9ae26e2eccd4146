import type { PublicKey } from '@solana/web3.js';

import { check, LedgerGap } from './checks';
import { Effects } from './effects';
import type { DeviceRow, OfferRow } from './rows';

/** Rows of a batch: those of the database, changed by its transactions. */
export interface LedgerRows {
  /** Living devices by address, base58. */
  devices: Map<string, DeviceRow>;
  /** Offers by the id of their device. */
  offers: Map<number, OfferRow[]>;
  /** Ids that no row has yet. */
  newId: (table: 'device' | 'offer') => number;
}

/** Where an event is. */
export interface Place {
  signature: string;
  slot: bigint;
  txIndex: number;
  eventIndex: number;
}

/** The rows of a batch, with the checks of their totals, and what undoes the transaction under way. */
export class Books {
  /** What the transaction under way does. */
  pending = new Effects();
  #undo: (() => void)[] = [];

  constructor(
    readonly rows: LedgerRows,
    /** Transactions whose totals the operator has accepted, by `signature device`. */
    private readonly accepted: ReadonlySet<string>,
  ) {}

  /** Begins a transaction. */
  begin(): void {
    this.#undo = [];
    this.pending = new Effects();
  }

  /** Takes the transaction under way back. */
  rollBack(): void {
    for (const undo of this.#undo.reverse()) undo();
  }

  /** Notes what undoes a step. */
  undoBy(undo: () => void): void {
    this.#undo.push(undo);
  }

  gap(device: string, { signature, slot }: Place, reason: string): LedgerGap {
    return new LedgerGap(reason, { device, signature, slot, last: this.rows.devices.get(device) ?? null });
  }

  /** Notes that a row is about to change. */
  change(row: DeviceRow | OfferRow): void {
    const before = { ...row };
    this.undoBy(() => Object.assign(row, before));
    if ('deviceId' in row) this.pending.offers.set(row.id, row);
    else this.pending.devices.set(row.id, row);
  }

  /** A living device, which is about to change. @throws LedgerGap if nothing is known of it */
  device(key: PublicKey, place: Place): DeviceRow {
    const address = key.toBase58();
    const row = this.rows.devices.get(address);
    if (!row) throw this.gap(address, place, 'its registration is missing');
    this.change(row);
    return row;
  }

  offersOf(device: DeviceRow): OfferRow[] {
    return this.rows.offers.get(device.id) ?? [];
  }

  /** An offer of a device, which is about to change. @throws LedgerGap if there is none */
  offer(device: DeviceRow, place: Place, wanted: (offer: OfferRow) => boolean): OfferRow {
    const row = this.offersOf(device).find(wanted);
    if (!row) throw this.gap(device.address, place, 'the creation of an offer is missing');
    this.change(row);
    return row;
  }

  /** A device and its offer, which are about to change. */
  both(data: { device: PublicKey; offer: PublicKey }, place: Place): [DeviceRow, OfferRow] {
    const device = this.device(data.device, place);
    const address = data.offer.toBase58();
    return [device, this.offer(device, place, (offer) => offer.address === address)];
  }

  /** @throws LedgerGap unless both are equal, or the operator has accepted this transaction for the device */
  check(what: string, said: bigint, known: bigint, device: DeviceRow, place: Place): void {
    if (said === known || this.accepted.has(`${place.signature} ${device.address}`)) return;
    throw this.gap(device.address, place, check(what, said, known));
  }

  stake(row: DeviceRow | OfferRow, device: DeviceRow, change: bigint, after: bigint, place: Place): void {
    this.check('the stake before', after - change, row.stake, device, place);
    row.stake = after;
  }

  claim(row: DeviceRow | OfferRow, device: DeviceRow, amount: bigint, total: bigint, place: Place): void {
    this.check('the total of claimed rewards', total, row.claimed + amount, device, place);
    row.claimed = total;
  }
}
