import { PROGRAM_ID, findConfigPda, findDevicePda, type MarketplaceRow } from '@co-staking/sdk';
import { PublicKey, type Connection } from '@solana/web3.js';

import { NOW } from './accounts';
import { DEVICE, KEY_BYTES, MODEL_BYTES, OFFER, UNKNOWN } from './offsets';
import { LIMIT, type Question, type Row } from './questions';
import { deviceOf, termsOf, wholeRow } from './rawRows';

const WEEK = 604_800n;
/** Accounts that a node reads at once. */
const READ = 100;

interface Found {
  pubkey: PublicKey;
  data: Buffer;
  key: bigint | number;
  /** Made when two keys are equal. */
  bytes?: Buffer;
}

const memcmp = (offset: number, bytes: Buffer) => ({
  memcmp: { offset, bytes: bytes.toString('base64'), encoding: 'base64' as const },
});

/** What is owed to the co-staker in a week, by the device's average. */
const weekly = (postedTotal: bigint, registeredAt: bigint, shareBps: number): bigint =>
  (((postedTotal * WEEK) / (NOW - registeredAt)) * BigInt(shareBps)) / 10_000n;

/** Devices by address, with the slice from their score to what was posted; `null` if no query needs them. */
async function devicesFor(
  connection: Connection,
  { filter, sort }: Question,
): Promise<Map<string, Buffer> | null> {
  const { model, minReliability } = filter;
  if (
    model === undefined &&
    minReliability === undefined &&
    !['reliability', 'rewardsPerWeek'].includes(sort.by)
  )
    return null;
  const filters = [memcmp(0, DEVICE.tag)];
  if (model !== undefined) filters.push(memcmp(DEVICE.model, Buffer.from(model.padEnd(MODEL_BYTES, '\0'))));
  const dataSlice =
    sort.by === 'rewardsPerWeek'
      ? { offset: DEVICE.registeredAt, length: DEVICE.postedTotal + 8 - DEVICE.registeredAt }
      : { offset: DEVICE.score, length: 1 };
  const found = await connection.getProgramAccounts(PROGRAM_ID, { filters, dataSlice });
  return new Map(found.map(({ pubkey, account }) => [pubkey.toBuffer().toString('latin1'), account.data]));
}

const START = OFFER.device;
const deviceKey = (data: Buffer): string => data.toString('latin1', 0, KEY_BYTES);
const amountOf = (data: Buffer): bigint => data.readBigUInt64LE(OFFER.amount - START);
const shareOf = (data: Buffer): number => data.readUInt16LE(OFFER.share - START);

function keyOf(data: Buffer, device: Buffer | undefined, by: Question['sort']['by']): bigint | number {
  if (by === 'shareBps') return shareOf(data);
  if (by === 'amount') return amountOf(data);
  if (by === 'reliability') return device![0]!;
  return weekly(
    device!.readBigUInt64LE(DEVICE.postedTotal - DEVICE.registeredAt),
    device!.readBigInt64LE(0),
    shareOf(data),
  );
}

function wanted(data: Buffer, device: Buffer | undefined, { filter }: Question): boolean {
  const { minShareBps, minAmount, maxAmount, minReliability } = filter;
  if (minShareBps !== undefined && shareOf(data) < minShareBps) return false;
  if (minAmount !== undefined && amountOf(data) < minAmount) return false;
  if (maxAmount !== undefined && amountOf(data) > maxAmount) return false;
  return minReliability === undefined || (device![0] !== UNKNOWN && device![0]! >= minReliability);
}

async function readMany(connection: Connection, keys: PublicKey[]): Promise<Buffer[]> {
  const chunks = Array.from({ length: Math.ceil(keys.length / READ) }, (_, index) =>
    connection.getMultipleAccountsInfo(keys.slice(index * READ, (index + 1) * READ)),
  );
  return (await Promise.all(chunks)).flat().map((account) => account!.data);
}

/** All open offers that meet the filter, in their order. */
async function find(connection: Connection, question: Question): Promise<Found[]> {
  const { deviceId } = question.filter;
  const { by, direction } = question.sort;
  const filters = [memcmp(0, OFFER.tag), memcmp(OFFER.state, Buffer.of(OFFER.open))];
  if (deviceId !== undefined)
    filters.push(memcmp(OFFER.device, findDevicePda({ id: deviceId })[0].toBuffer()));
  const dataSlice = { offset: START, length: OFFER.share + 2 - START };
  const [offers, devices] = await Promise.all([
    connection.getProgramAccounts(PROGRAM_ID, { filters, dataSlice }),
    devicesFor(connection, question),
  ]);
  const found: Found[] = [];
  for (const { pubkey, account } of offers) {
    const { data } = account;
    const device = devices?.get(deviceKey(data));
    if ((devices && !device) || !wanted(data, device, question)) continue;
    found.push({ pubkey, data, key: keyOf(data, device, by) });
  }
  const sign = direction === 'ascending' ? 1 : -1;
  const bytesOf = (one: Found): Buffer => (one.bytes ??= one.pubkey.toBuffer());
  return found.sort((a, b) => {
    if (a.key === b.key) return bytesOf(a).compare(bytesOf(b));
    return a.key < b.key ? -sign : sign;
  });
}

/** The pages of a list. */
const pagesOf = (found: Found[], pages: number): Found[][] =>
  Array.from({ length: Math.min(pages, Math.ceil(found.length / LIMIT)) }, (_, page) =>
    found.slice(page * LIMIT, (page + 1) * LIMIT),
  );

/** The devices of a page by their bytes as text, each once. */
const devicesOf = (page: Found[]): Map<string, PublicKey> => {
  const keys = new Map<string, PublicKey>();
  for (const { data } of page) {
    const text = deviceKey(data);
    if (!keys.has(text)) keys.set(text, new PublicKey(data.subarray(0, KEY_BYTES)));
  }
  return keys;
};

/**
 * As a careful program does it without a client: filters and slices of the node, reads at fixed places of a Buffer, one
 * sort, and whole accounts for the rows of a page alone. Its rows have every column that the SDK's have: offers are read
 * again, and a row says whether it can be accepted, why not, and the risk of its device. The places are those of this
 * version of the layout, and nothing is checked: no kind, no owner, no length, no clock.
 */
export async function askRaw(
  connection: Connection,
  question: Question,
  pages: number,
): Promise<MarketplaceRow[]> {
  const [config, found] = await Promise.all([
    connection.getAccountInfo(findConfigPda()[0]),
    find(connection, question),
  ]);
  const terms = termsOf(config!.data);
  const rows: MarketplaceRow[] = [];
  for (const page of pagesOf(found, pages)) {
    const keys = devicesOf(page);
    const read = await readMany(connection, [...page.map(({ pubkey }) => pubkey), ...keys.values()]);
    let place = page.length;
    const devices = new Map<string, ReturnType<typeof deviceOf>>();
    for (const [text, key] of keys) devices.set(text, deviceOf(key, read[place++]!, terms));
    for (const [index, { pubkey, data }] of page.entries()) {
      const row = wholeRow(pubkey, read[index]!, devices.get(deviceKey(data))!, terms);
      if (row) rows.push(row);
    }
  }
  return rows;
}

function bareRow({ pubkey, data }: Found, device: Buffer): Row {
  const shareBps = shareOf(data);
  const score = device[DEVICE.score]!;
  const total = device.readBigUInt64LE(DEVICE.postedTotal);
  return {
    offer: pubkey,
    model: device.toString('utf8', DEVICE.model, DEVICE.model + MODEL_BYTES).replace(/\0+$/, ''),
    cards: device.readUInt16LE(DEVICE.cards),
    amount: amountOf(data),
    minimum: device.readBigUInt64LE(DEVICE.minimum),
    shareBps,
    reliability: score === UNKNOWN ? null : score,
    rewardsPerWeek: weekly(total, device.readBigInt64LE(DEVICE.registeredAt), shareBps),
  };
}

/**
 * The least that a list can do: as {@link askRaw}, with eight columns. It does less than the SDK: offers are not read again
 * when a page is shown, no announced minimum is looked at, and a row says nothing of acceptance or risk.
 */
export async function askBare(connection: Connection, question: Question, pages: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const page of pagesOf(await find(connection, question), pages)) {
    const keys = devicesOf(page);
    const read = await readMany(connection, [...keys.values()]);
    const devices = new Map([...keys.keys()].map((text, index) => [text, read[index]!]));
    for (const one of page) rows.push(bareRow(one, devices.get(deviceKey(one.data))!));
  }
  return rows;
}
