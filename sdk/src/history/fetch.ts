import type { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { checkFields } from '../codec/fields';
import type { CoStakingEvent } from '../events';
import { HistoryGapError } from './errors';
import { inOrder, Reading } from './reading';
import {
  HISTORY_FIELDS,
  type History,
  type HistoryCursor,
  type HistoryOptions,
  type HistorySource,
  type RecordedEvent,
} from './source';

/** Transactions asked for at a time. */
const AT_ONCE = 8;

/** The events of all transactions that name an address, oldest first. */
async function read(reading: Reading, address: PublicKey): Promise<History> {
  const listed = await reading.list(address);
  const succeeded = listed.filter(({ err }) => err === null || err === undefined);
  const events: RecordedEvent[] = [];
  const unread: string[] = [];
  for (let start = 0; start < succeeded.length; start += AT_ONCE) {
    const some = succeeded.slice(start, start + AT_ONCE);
    const answers = await Promise.all(some.map((one) => reading.events(one)));
    for (const [index, answer] of answers.entries()) {
      if (answer) events.push(...answer);
      else unread.push(some[index]!.signature);
    }
  }
  const key = address.toBase58();
  const last = listed.at(-1);
  const newest = last ? { signature: last.signature, slot: last.slot } : reading.options.cursor?.[key];
  return { events, unread, cursor: newest === undefined ? {} : { [key]: newest } };
}

/** Whether an event names this address in a field. */
const names = ({ data }: CoStakingEvent, field: string, address: PublicKey): boolean => {
  const value = (data as Record<string, unknown>)[field];
  return value !== undefined && address.equals(value as PublicKey);
};

async function readDevice(reading: Reading, address: PublicKey): Promise<History> {
  const { events, ...rest } = await read(reading, address);
  const own = events.filter((event) => names(event, 'device', address));
  if (reading.options.cursor?.[address.toBase58()] === undefined) await checkBeginning(reading, address, own);
  return { events: own, ...rest };
}

/** @throws HistoryGapError if events do not begin with the registration, or none are left of a history */
async function checkBeginning(reading: Reading, address: PublicKey, events: RecordedEvent[]): Promise<void> {
  const [first] = events;
  if (first?.name === 'DeviceRegistered') return;
  const firstSlot = await reading.forgottenBefore(reading.options.fromSlot ?? 0);
  if (!first && firstSlot === null) return;
  throw new HistoryGapError('the registration of the device is missing', {
    signature: first?.signature ?? null,
    firstSlot,
    range: { address, after: null, before: first ? { signature: first.signature, slot: first.slot } : null },
  });
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
  source: HistorySource,
  device: Address,
  options: HistoryOptions = {},
): Promise<History> {
  checkFields('deviceHistory', options, HISTORY_FIELDS);
  return readDevice(new Reading(source, options), toPublicKey(device, 'device'));
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
  source: HistorySource,
  wallet: Address,
  options: HistoryOptions = {},
): Promise<History> {
  checkFields('walletHistory', options, HISTORY_FIELDS);
  const address = toPublicKey(wallet, 'wallet');
  const reading = new Reading(source, options);
  const own = await read(reading, address);
  if (options.cursor?.[address.toBase58()] === undefined) {
    const firstSlot = await reading.forgottenBefore(options.fromSlot ?? 0);
    if (firstSlot !== null)
      throw new HistoryGapError('transactions of the wallet may have been forgotten', {
        firstSlot,
        range: { address, after: null, before: null },
      });
  }
  const mine = own.events.filter(
    (event) => names(event, 'owner', address) || names(event, 'coStaker', address),
  );
  const known = Object.keys(options.cursor ?? {}).filter((key) => key !== address.toBase58());
  const found = mine.map(({ data }) => (data as { device: PublicKey }).device.toBase58());
  const events: RecordedEvent[] = [];
  const unread = new Set(own.unread);
  let cursor: HistoryCursor = own.cursor;
  for (const device of new Set([...known, ...found])) {
    const one = await readDevice(reading, toPublicKey(device, 'device'));
    events.push(...one.events);
    for (const signature of one.unread) unread.add(signature);
    cursor = { ...cursor, ...one.cursor };
  }
  return { events: inOrder(events), unread: [...unread], cursor };
}
