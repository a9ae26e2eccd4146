import { decodeEvent, type CoStakingEvent, type EventName } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { Books, type LedgerRows, type Place } from './books';
import { Effects, type TransactionRow } from './effects';
import { HANDLERS } from './handlers';
import type { FinalTransaction } from './rows';

const SIGNIFICANT: ReadonlySet<EventName> = new Set(['RoleNominated', 'SlashTermSet', 'RequirementUpdated']);

/**
 * What final transactions do to the totals of devices and co-stakes. Every event with a running total is compared with the
 * events before it: one that is missing, doubled or out of order is noticed. The rules are those of the SDK's
 * `rebuildHistory`; a test compares both.
 */
export class Ledger {
  /** What has changed since the ledger was made. */
  readonly effects = new Effects();
  readonly #books: Books;

  /** @param accepted - transactions whose totals the operator has accepted, by `signature device` */
  constructor(rows: LedgerRows, accepted: ReadonlySet<string> = new Set()) {
    this.#books = new Books(rows, accepted);
  }

  /** Applies one transaction whole, or nothing of it. @throws LedgerGap if it does not follow from those before it */
  apply(transaction: FinalTransaction): void {
    this.#books.begin();
    try {
      this.#applyEvents(transaction);
    } catch (error) {
      this.#books.rollBack();
      throw error;
    }
    this.effects.take(this.#books.pending);
  }

  #applyEvents({ signature, slot, txIndex, blockTime, events, unreadable }: FinalTransaction): void {
    const row: TransactionRow = { signature, slot, txIndex, blockTime, at: 0n };
    this.#books.pending.transactions.push(row);
    if (unreadable !== null)
      this.#books.pending.parked.push({ signature, eventIndex: 0, slot, reason: unreadable, data: '' });
    for (const [eventIndex, data] of events.entries()) {
      const event = decodeEvent(Buffer.from(data, 'base64'));
      const place = { signature, slot, txIndex, eventIndex };
      if (event) this.#applyEvent(event, place, data);
      else
        this.#books.pending.parked.push({
          signature,
          eventIndex,
          slot,
          reason: 'an event that this version does not know',
          data,
        });
      if (event) row.at = event.data.at;
    }
  }

  #applyEvent(event: CoStakingEvent, place: Place, bytes: string): void {
    const { name, data } = event;
    const fields = data as Record<string, unknown> & { at: bigint };
    const address = (fields['device'] as PublicKey | undefined)?.toBase58();
    // The row of a device that this event closes is living before it, that of one that it registers after it.
    const before = address === undefined ? undefined : this.#books.rows.devices.get(address);
    const handle = HANDLERS[name] as ((books: Books, data: object, place: Place) => void) | undefined;
    handle?.(this.#books, data, place);
    const device = address === undefined ? undefined : (this.#books.rows.devices.get(address) ?? before);
    if (address !== undefined && !device)
      throw this.#books.gap(address, place, 'its registration is missing');
    if (device) {
      this.#books.change(device);
      Object.assign(device, { lastSignature: place.signature, lastSlot: place.slot });
    }
    const { slot, txIndex, eventIndex } = place;
    const deviceId = device?.id ?? null;
    if (name === 'RewardsPosted') return;
    const party = ['coStaker', 'owner'].find((field) => fields[field] !== undefined);
    const wallet = party === undefined ? null : (fields[party] as PublicKey).toBase58();
    this.#books.pending.events.push({
      slot,
      txIndex,
      eventIndex,
      name,
      deviceId,
      wallet,
      at: fields.at,
      data: bytes,
    });
    if (SIGNIFICANT.has(name)) {
      const from = fields['appliesFrom'] ?? fields['maturesAt'];
      this.#books.pending.announcements.push({
        slot,
        name,
        deviceId,
        announcedAt: fields.at,
        appliesFrom: from as bigint,
        data: bytes,
      });
    }
  }
}
