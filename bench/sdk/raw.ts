import { PROGRAM_ID, findDevicePda } from '@co-staking/sdk';
import { PublicKey, type Connection } from '@solana/web3.js';

import { NOW } from './accounts';
import { LIMIT, type Question, type Row } from './questions';

const OFFER = {
  tag: Buffer.from([215, 88, 60, 71, 170, 162, 73, 229]),
  open: 1,
  state: 10,
  device: 16,
  amount: 176,
  share: 200,
};
const DEVICE = {
  tag: Buffer.from([153, 248, 23, 39, 83, 45, 68, 128]),
  score: 12,
  model: 32,
  minimum: 224,
  cards: 236,
  registeredAt: 264,
  postedTotal: 336,
};
const MODEL_BYTES = 32;
const KEY_BYTES = 32;
const UNKNOWN = 255;
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

function rowOf({ pubkey, data }: Found, device: Buffer): Row {
  const shareBps = shareOf(data);
  const score = device[DEVICE.score]!;
  return {
    offer: pubkey.toBase58(),
    model: device.toString('utf8', DEVICE.model, DEVICE.model + MODEL_BYTES).replace(/\0+$/, ''),
    cards: device.readUInt16LE(DEVICE.cards),
    amount: String(amountOf(data)),
    minimum: String(device.readBigUInt64LE(DEVICE.minimum)),
    shareBps,
    reliability: score === UNKNOWN ? null : score,
    rewardsPerWeek: String(
      weekly(
        device.readBigUInt64LE(DEVICE.postedTotal),
        device.readBigInt64LE(DEVICE.registeredAt),
        shareBps,
      ),
    ),
  };
}

/**
 * As a careful program does it without a client: filters and slices of the node, reads at fixed places of a Buffer, one
 * sort, and whole devices for the rows of a page alone. It does less than the SDK: the places are those of this
 * version of the layout, no announced minimum is looked at, a row does not say whether it can be accepted, and offers are
 * not read again when a page is shown.
 */
export async function askRaw(connection: Connection, question: Question, pages: number): Promise<Row[]> {
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
  found.sort((a, b) => {
    if (a.key === b.key) return bytesOf(a).compare(bytesOf(b));
    return a.key < b.key ? -sign : sign;
  });
  const rows: Row[] = [];
  for (let at = 0; at < Math.min(found.length, pages * LIMIT); at += LIMIT) {
    const page = found.slice(at, at + LIMIT);
    const read = await readMany(
      connection,
      page.map(({ data }) => new PublicKey(data.subarray(0, KEY_BYTES))),
    );
    rows.push(...page.map((one, index) => rowOf(one, read[index]!)));
  }
  return rows;
}
