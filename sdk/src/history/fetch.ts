import type { PublicKey } from '@solana/web3.js';

import { abortable } from '../abort';
import { toPublicKey, type Address } from '../address';
import type { CoStakingEvent } from '../events';
import type { SendCommitment } from '../send/connection';
import { HistoryGapError } from './errors';
import { parseTransactionEvents, type TransactionAnswer } from './parse';

/** Where histories are read from: a web3.js `Connection`, or an indexer that answers like one. */
export interface HistorySource {
  /** Newest first. */
  getSignaturesForAddress(
    address: PublicKey,
    options: { before?: string; until?: string; limit: number },
    commitment: SendCommitment,
  ): Promise<{ signature: string; err: unknown }[]>;
  /** A transaction with its inner instructions; `null` where the source does not have it. */
  getTransaction(
    signature: string,
    config: { commitment: SendCommitment; maxSupportedTransactionVersion: 0 },
  ): Promise<(TransactionAnswer & { slot: number }) | null>;
}

/** An event, and the transaction it stands in. */
export type RecordedEvent = CoStakingEvent & {
  /** Signature of the transaction, base58. */
  signature: string;
  slot: number;
};

/** How far a history was read: the newest signature, base58, by base58 address. Plain JSON. */
export type HistoryCursor = Readonly<Record<string, string>>;

/** What was read of a history. */
export interface History {
  /** Oldest first. */
  events: RecordedEvent[];
  /** To be given to the next call, which then reads only what is new. */
  cursor: HistoryCursor;
}

/** Options of reading a history. */
export interface HistoryOptions {
  /** The cursor of an earlier call; from the beginning by default. */
  cursor?: HistoryCursor;
  /** `finalized` by default, so that nothing of it ever disappears. */
  commitment?: SendCommitment;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
  /** Stops the reading; its reason is thrown. */
  signal?: AbortSignal;
}

/** Most signatures that an RPC gives at once. */
const PAGE = 1_000;
/** Transactions asked for at a time. */
const AT_ONCE = 8;

async function newSignatures(
  source: HistorySource,
  address: PublicKey,
  { cursor = {}, commitment = 'finalized', signal }: HistoryOptions,
): Promise<{ signature: string; err: unknown }[]> {
  const until = cursor[address.toBase58()];
  const found: { signature: string; err: unknown }[] = [];
  for (;;) {
    const before = found.at(-1)?.signature;
    const options = { limit: PAGE, ...(before && { before }), ...(until && { until }) };
    const page = await abortable(signal, () => source.getSignaturesForAddress(address, options, commitment));
    found.push(...page);
    // Providers give fewer at once than were asked for: only an empty page is the last one.
    if (page.length === 0) return found.reverse();
  }
}

async function eventsIn(
  source: HistorySource,
  signature: string,
  { commitment = 'finalized', programId, signal }: HistoryOptions,
): Promise<RecordedEvent[]> {
  const answer = await abortable(signal, () =>
    source.getTransaction(signature, { commitment, maxSupportedTransactionVersion: 0 }),
  );
  if (!answer) throw new HistoryGapError(signature, 'the source does not have the transaction any more');
  const events = parseTransactionEvents(answer, programId === undefined ? {} : { programId });
  return events.map((event) => ({ ...event, signature, slot: answer.slot }));
}

/** The events of all transactions that name an address, oldest first. */
async function read(source: HistorySource, address: PublicKey, options: HistoryOptions): Promise<History> {
  const signatures = await newSignatures(source, address, options);
  const succeeded = signatures.filter(({ err }) => err === null || err === undefined);
  const events: RecordedEvent[] = [];
  for (let start = 0; start < succeeded.length; start += AT_ONCE) {
    const some = succeeded.slice(start, start + AT_ONCE);
    const read = await Promise.all(some.map(({ signature }) => eventsIn(source, signature, options)));
    events.push(...read.flat());
  }
  const key = address.toBase58();
  const newest = signatures.at(-1)?.signature ?? options.cursor?.[key];
  return { events, cursor: newest === undefined ? {} : { [key]: newest } };
}

/** Whether an event names this address in a field. */
const names = ({ data }: CoStakingEvent, field: string, address: PublicKey): boolean => {
  const value = (data as Record<string, unknown>)[field];
  return value !== undefined && address.equals(value as PublicKey);
};

/**
 * Reads the events of a device: its stake, its offers and co-stakes, its rewards, the opening and the end
 * of its slash cases. (An appeal and its decision do not touch the device, and are not among them.)
 *
 * @example
 * const { events, cursor } = await deviceHistory(connection, device);
 * const { entries } = rebuildHistory(events);
 *
 * @throws {@link HistoryGapError} where a transaction is not available; what the source throws
 */
export async function deviceHistory(
  source: HistorySource,
  device: Address,
  options: HistoryOptions = {},
): Promise<History> {
  const address = toPublicKey(device, 'device');
  const { events, cursor } = await read(source, address, options);
  return { events: events.filter((event) => names(event, 'device', address)), cursor };
}

/**
 * Reads the events of all devices that a wallet has staked for, as owner or as co-staker: also those that
 * others sent, such as posted rewards, forced exits and slashes.
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
  const address = toPublicKey(wallet, 'wallet');
  const own = await read(source, address, options);
  const mine = own.events.filter(
    (event) => names(event, 'owner', address) || names(event, 'coStaker', address),
  );
  const known = Object.keys(options.cursor ?? {}).filter((key) => key !== address.toBase58());
  const found = mine.map(({ data }) => (data as { device: PublicKey }).device.toBase58());
  const events: RecordedEvent[] = [];
  let cursor: HistoryCursor = own.cursor;
  for (const device of new Set([...known, ...found])) {
    const one = await deviceHistory(source, device, options);
    events.push(...one.events);
    cursor = { ...cursor, ...one.cursor };
  }
  // Stable: the order within a device stays.
  return { events: events.sort((a, b) => a.slot - b.slot), cursor };
}
