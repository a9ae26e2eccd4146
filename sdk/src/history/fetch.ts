import type { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { checkFields } from '../codec/fields';
import type { CoStakingEvent } from '../events';
import { feedOf } from './feedOf';
import { HistoryGapError, type HistoryPlace } from './errors';
import type { Feed, Part, Start } from './feed';
import { inOrder } from './reading';
import {
  HISTORY_FIELDS,
  type EventSource,
  type History,
  type HistoryOptions,
  type HistoryPage,
  type HistorySource,
  type RecordedEvent,
} from './source';

/** Whether an event names this address in a field. */
const names = ({ data }: CoStakingEvent, field: string, address: PublicKey): boolean => {
  const value = (data as Record<string, unknown>)[field];
  return value !== undefined && address.equals(value as PublicKey);
};

/** One reading, page by page. */
class Pages {
  readonly #devices = { devicesRead: 0, devices: 0 };

  constructor(
    readonly feed: Feed,
    readonly options: HistoryOptions,
    readonly cursor: Record<string, HistoryPlace | null>,
  ) {}

  #start(address: PublicKey): Start {
    return { address, after: this.cursor[address.toBase58()] ?? null };
  }

  #page(events: RecordedEvent[], unread: string[]): HistoryPage {
    this.options.onProgress?.({ stage: 'reading', ...this.feed.counts, ...this.#devices });
    return { events, unread, cursor: { ...this.cursor } };
  }

  /** The events of devices. @throws HistoryGapError if those of one do not begin with its registration */
  async *devices(addresses: readonly PublicKey[]): AsyncGenerator<HistoryPage> {
    const starts = addresses.map((address) => this.#start(address));
    /** Devices without an event so far, which may be forgotten, and how far they were read. */
    const silent = new Map<string, Start>();
    for (const start of starts) if (!start.after) silent.set(start.address.toBase58(), start);
    const seen = new Set<string>();
    this.#devices.devices = starts.length;
    for await (const parts of this.feed.parts(starts)) {
      const events: RecordedEvent[] = [];
      for (const part of parts) {
        events.push(...(await this.#ofDevice(part, silent)));
        seen.add(part.address.toBase58());
      }
      this.#devices.devicesRead = seen.size;
      yield this.#page(
        events,
        parts.flatMap(({ unread }) => unread),
      );
    }
    if (silent.size === 0) return;
    for (const { address } of silent.values()) await this.#checkBeginning(address, null);
    for (const [key, { after }] of silent) if (after) this.cursor[key] = after;
    yield this.#page([], []);
  }

  async #ofDevice({ address, events, last }: Part, silent: Map<string, Start>): Promise<RecordedEvent[]> {
    const key = address.toBase58();
    const own = events.filter((event) => names(event, 'device', address));
    if (silent.has(key)) {
      const [first] = own;
      if (!first) {
        // Its cursor moves once the registration has been seen, or looked for in vain.
        if (last) silent.set(key, { address, after: last });
        return own;
      }
      await this.#checkBeginning(address, first);
      silent.delete(key);
    }
    if (last) this.cursor[key] = last;
    return own;
  }

  /** @throws HistoryGapError if events do not begin with the registration, or none are left of a history */
  async #checkBeginning(address: PublicKey, first: RecordedEvent | null): Promise<void> {
    if (first?.name === 'DeviceRegistered') return;
    const firstSlot = await this.feed.forgottenBefore(this.options.fromSlot ?? 0);
    if (!first && firstSlot === null) return;
    throw new HistoryGapError('the registration of the device is missing', {
      signature: first?.signature ?? null,
      firstSlot,
      range: {
        address,
        after: null,
        before: first ? { signature: first.signature, slot: first.slot } : null,
      },
    });
  }

  /** The events of all devices that a wallet has staked for: first those devices, then their events. */
  async *wallet(address: PublicKey): AsyncGenerator<HistoryPage> {
    const key = address.toBase58();
    const start = this.#start(address);
    let reaches = start.after !== null;
    for await (const parts of this.feed.parts([start])) {
      // Asked after the list: what a source has forgotten only grows.
      if (!reaches) await this.#checkReach(address);
      reaches = true;
      for (const { events, last } of parts) {
        for (const event of events)
          if (names(event, 'owner', address) || names(event, 'coStaker', address))
            this.cursor[(event.data as { device: PublicKey }).device.toBase58()] ??= null;
        if (last) this.cursor[key] = last;
      }
      // Without events: this cursor names the devices, whose events come next.
      yield this.#page(
        [],
        parts.flatMap(({ unread }) => unread),
      );
    }
    const devices = Object.keys(this.cursor).filter((known) => known !== key);
    yield* this.devices(devices.map((device) => toPublicKey(device, 'cursor')));
  }

  /** @throws HistoryGapError if the source does not reach back to the beginning of a wallet */
  async #checkReach(address: PublicKey): Promise<void> {
    const firstSlot = await this.feed.forgottenBefore(this.options.fromSlot ?? 0);
    if (firstSlot === null) return;
    throw new HistoryGapError('transactions of the wallet may have been forgotten', {
      firstSlot,
      range: { address, after: null, before: null },
    });
  }
}

async function collect(pages: AsyncIterable<HistoryPage>): Promise<History> {
  const events: RecordedEvent[][] = [];
  const unread = new Set<string>();
  let cursor: HistoryPage['cursor'] = {};
  for await (const page of pages) {
    events.push(page.events);
    for (const signature of page.unread) unread.add(signature);
    ({ cursor } = page);
  }
  return { events: inOrder(events.flat()), unread: [...unread], cursor };
}

/**
 * Reads the events of a device: its stake, its offers and co-stakes, its rewards, the opening and the end
 * of its slash cases. (An appeal and its decision do not touch the device, and are not among them.)
 *
 * The source has to reach back to the registration of the device: an RPC node without an archive keeps some days.
 *
 * @example
 * const { events, cursor } = await deviceHistory(connection, device);
 * const { entries } = rebuildHistory(events);
 *
 * @throws {@link HistoryGapError} if a transaction is not available, the registration is missing, or the source no longer
 * knows the cursor; TypeError for an unknown option; what the source throws
 */
export async function deviceHistory(
  source: HistorySource | EventSource,
  device: Address,
  options: HistoryOptions = {},
): Promise<History> {
  checkFields('deviceHistory', options, HISTORY_FIELDS);
  return collect(devicePages(source, device, options));
}

/**
 * Reads the events of all devices that a wallet has staked for, as owner or as co-staker: also those that
 * others sent, such as posted rewards, forced exits and slashes.
 *
 * Nothing in a list of a wallet's transactions shows that older ones are missing. So a source that does not reach back to
 * slot 0 is refused: use an archive, or pass `fromSlot` if you know when the wallet or the program began.
 *
 * @throws as {@link deviceHistory}
 *
 * @example
 * const first = await walletHistory(connection, wallet);
 * // Later: only what is new.
 * const more = await walletHistory(connection, wallet, { cursor: first.cursor });
 * const { entries } = rebuildHistory([...first.events, ...more.events], { wallet });
 */
export async function walletHistory(
  source: HistorySource | EventSource,
  wallet: Address,
  options: HistoryOptions = {},
): Promise<History> {
  checkFields('walletHistory', options, HISTORY_FIELDS);
  return collect(walletPages(source, wallet, options));
}

/**
 * {@link deviceHistory} page by page, some hundred transactions each. Keep the events and the cursor of each page:
 * after an error, or in another process, the reading goes on from the last cursor, and nothing is read twice.
 *
 * @throws as {@link deviceHistory}
 *
 * @example
 * const events: RecordedEvent[] = [];
 * for await (const page of devicePages(connection, device)) events.push(...page.events);
 * const { positions } = rebuildHistory(events);
 */
export function devicePages(
  source: HistorySource | EventSource,
  device: Address,
  options: HistoryOptions = {},
): AsyncGenerator<HistoryPage, void> {
  checkFields('devicePages', options, HISTORY_FIELDS);
  const address = toPublicKey(device, 'device');
  const key = address.toBase58();
  const from = options.cursor?.[key];
  return new Pages(feedOf(source, options), options, from ? { [key]: from } : {}).devices([address]);
}

/**
 * {@link walletHistory} page by page, some hundred transactions each. The first pages find the wallet's devices and have
 * no events; those of the devices follow. Keep the events and the cursor of each page: after an error, or in another
 * process, the reading goes on from the last cursor, and nothing is read twice.
 *
 * Pages of different devices overlap in time, which `rebuildHistory` allows; `sortEvents` puts all of them in the order
 * of the chain, as {@link walletHistory} returns them.
 *
 * @throws as {@link deviceHistory}
 *
 * @example
 * const kept: { events: RecordedEvent[]; cursor: HistoryCursor } = { events: [], cursor: {} };
 * for await (const { events, cursor } of walletPages(archive, wallet, { cursor: kept.cursor })) {
 *   kept.events.push(...events);
 *   kept.cursor = cursor;
 * }
 * const { entries } = rebuildHistory(sortEvents(kept.events), { wallet });
 */
export function walletPages(
  source: HistorySource | EventSource,
  wallet: Address,
  options: HistoryOptions = {},
): AsyncGenerator<HistoryPage, void> {
  checkFields('walletPages', options, HISTORY_FIELDS);
  const address = toPublicKey(wallet, 'wallet');
  return new Pages(feedOf(source, options), options, { ...options.cursor }).wallet(address);
}

/**
 * Events in the order of the chain: a new list, sorted by slot and by the place within it if the source knows that.
 *
 * @example
 * const [first, second] = [await deviceHistory(connection, shown.address), await walletHistory(connection, wallet)];
 * const { entries } = rebuildHistory(sortEvents([...first.events, ...second.events]));
 */
export const sortEvents = (events: readonly RecordedEvent[]): RecordedEvent[] => inOrder([...events]);
