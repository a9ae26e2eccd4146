import { rowsOf, type Session, type Value } from '../db/database';
import { fromBase58 } from '../util/base58';
import type { Effects } from './effects';
import { makePartitions } from './partitions';

/** Bytes as PostgreSQL reads them out of JSON. */
const hex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;
const hexOfBase58 = (text: string): string => hex(fromBase58(text));
const hexOfBase64 = (text: string): string => hex(Buffer.from(text, 'base64'));

/** Amounts and slots are text: a JSON number is not exact. */
const json = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/** Ids of wallets, which are made if they are new. */
async function walletIds(session: Session, addresses: Iterable<string>): Promise<Map<string, number>> {
  const unique = [...new Set(addresses)];
  if (unique.length === 0) return new Map();
  const rows = json(unique.map((address) => ({ address: hexOfBase58(address) })));
  await session.query(
    `INSERT INTO wallet (address) SELECT address FROM jsonb_to_recordset($1) AS x(address bytea)
     ON CONFLICT (address) DO NOTHING`,
    [rows],
  );
  const found = await rowsOf(
    session,
    `SELECT id, encode(address, 'hex') AS hex FROM wallet
     WHERE address IN (SELECT address FROM jsonb_to_recordset($1) AS x(address bytea))`,
    [rows],
  );
  const ids = new Map(found.map(({ id, hex: text }) => [String(text), Number(id)]));
  return new Map(
    unique.map((address) => [address, ids.get(Buffer.from(fromBase58(address)).toString('hex'))!]),
  );
}

/** One statement for any number of rows, the same on both databases. */
async function insert(
  session: Session,
  table: string,
  columns: Record<string, string>,
  rows: readonly object[],
  conflict = '',
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns).join(', ');
  const types = Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');
  const text = `INSERT INTO ${table} (${names}) SELECT ${names} FROM jsonb_to_recordset($1) AS x(${types}) ${conflict}`;
  await session.query(text, [json(rows)] satisfies Value[]);
}

const U64 = 'numeric(20,0)';
const DEVICE = {
  id: 'integer',
  address: 'bytea',
  owner_id: 'integer',
  registered_slot: 'bigint',
  closed: 'boolean',
  posted_total: U64,
  last_block: U64,
  stake: U64,
  claimed: U64,
  slashed: U64,
  owner_units: U64,
  owner_fraction: 'integer',
  next_nonce: 'bigint',
  next_case: 'bigint',
  last_signature: 'bytea',
  last_slot: 'bigint',
};
const OFFER = {
  id: 'integer',
  device_id: 'integer',
  nonce: 'bigint',
  address: 'bytea',
  share_bps: 'integer',
  co_staker_id: 'integer',
  rewards_entry: U64,
  rewards_exit: U64,
  stake: U64,
  claimed: U64,
  slashed: U64,
};

/** On a conflict of the key, every other column gets the new value. */
const replace = (columns: object, ...key: string[]): string =>
  `ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${Object.keys(columns)
    .filter((name) => !key.includes(name))
    .map((name) => `${name} = EXCLUDED.${name}`)
    .join(', ')}`;

/**
 * Writes what final transactions did, in the transaction of the database that also moves the cursor. A transaction that
 * is already there violates the key of `tx`: the whole batch is refused, and nothing counts twice.
 */
export async function writeEffects(session: Session, effects: Effects): Promise<void> {
  const devices = [...effects.devices.values()];
  const offers = [...effects.offers.values()];
  const wallets = await walletIds(session, [
    ...devices.map(({ owner }) => owner),
    ...offers.flatMap(({ coStaker }) => coStaker ?? []),
    ...effects.events.flatMap(({ wallet }) => wallet ?? []),
  ]);
  await makePartitions(session, effects.posts);

  await insert(
    session,
    'tx',
    {
      signature: 'bytea',
      slot: 'bigint',
      block_time: 'bigint',
      at: 'bigint',
      tx_index: 'integer',
    },
    effects.transactions.map(({ signature, slot, txIndex, blockTime, at }) => ({
      signature: hexOfBase58(signature),
      slot,
      block_time: blockTime,
      at,
      tx_index: txIndex,
    })),
  );
  // A life that has ended first: only one life of an address may be open.
  const ended = devices.filter(({ closed }) => closed);
  for (const some of [ended, devices.filter(({ closed }) => !closed)])
    await insert(
      session,
      'device',
      DEVICE,
      some.map((row) => ({
        id: row.id,
        address: hexOfBase58(row.address),
        owner_id: wallets.get(row.owner),
        registered_slot: row.registeredSlot,
        closed: row.closed,
        posted_total: row.postedTotal,
        last_block: row.lastBlock,
        stake: row.stake,
        claimed: row.claimed,
        slashed: row.slashed,
        owner_units: row.ownerUnits,
        owner_fraction: row.ownerFraction,
        next_nonce: row.nextNonce,
        next_case: row.nextCase,
        last_signature: hexOfBase58(row.lastSignature),
        last_slot: row.lastSlot,
      })),
      replace(DEVICE, 'id'),
    );
  await insert(
    session,
    'offer',
    OFFER,
    offers.map((row) => ({
      id: row.id,
      device_id: row.deviceId,
      nonce: row.nonce,
      address: hexOfBase58(row.address),
      share_bps: row.shareBps,
      co_staker_id: row.coStaker === null ? null : wallets.get(row.coStaker),
      rewards_entry: row.rewardsEntry,
      rewards_exit: row.rewardsExit,
      stake: row.stake,
      claimed: row.claimed,
      slashed: row.slashed,
    })),
    replace(OFFER, 'id'),
  );
  await insert(
    session,
    'event',
    {
      slot: 'bigint',
      tx_index: 'integer',
      event_index: 'smallint',
      name: 'text',
      device_id: 'integer',
      wallet_id: 'integer',
      at: 'bigint',
      data: 'bytea',
    },
    effects.events.map(({ slot, txIndex, eventIndex, name, deviceId, wallet, at, data }) => ({
      slot,
      tx_index: txIndex,
      event_index: eventIndex,
      name,
      device_id: deviceId,
      wallet_id: wallet === null ? null : wallets.get(wallet),
      at,
      data: hexOfBase64(data),
    })),
  );
  await insert(
    session,
    'reward',
    {
      posted_at: 'bigint',
      slot: 'bigint',
      device_id: 'integer',
      tx_index: 'integer',
      event_index: 'smallint',
      live_share_bps: 'smallint',
      block: U64,
      amount: U64,
      posted_total: U64,
    },
    effects.posts.map((post) => ({
      posted_at: post.postedAt,
      slot: post.slot,
      device_id: post.deviceId,
      tx_index: post.txIndex,
      event_index: post.eventIndex,
      live_share_bps: post.liveShareBps,
      block: post.block,
      amount: post.amount,
      posted_total: post.postedTotal,
    })),
  );
  await insert(
    session,
    'reward_day',
    {
      device_id: 'integer',
      day: 'integer',
      posts: 'integer',
      owner_fraction: 'integer',
      posted_total: U64,
      owner_units: U64,
    },
    [...effects.days.values()].map((row) => ({
      device_id: row.deviceId,
      day: row.day,
      posts: row.posts,
      owner_fraction: row.ownerFraction,
      posted_total: row.postedTotal,
      owner_units: row.ownerUnits,
    })),
    `ON CONFLICT (device_id, day) DO UPDATE SET posts = reward_day.posts + EXCLUDED.posts,
       owner_fraction = EXCLUDED.owner_fraction, posted_total = EXCLUDED.posted_total, owner_units = EXCLUDED.owner_units`,
  );
  await insert(
    session,
    'announcement',
    {
      slot: 'bigint',
      name: 'text',
      device_id: 'integer',
      announced_at: 'bigint',
      applies_from: 'bigint',
      data: 'bytea',
    },
    effects.announcements.map((row) => ({
      slot: row.slot,
      name: row.name,
      device_id: row.deviceId,
      announced_at: row.announcedAt,
      applies_from: row.appliesFrom,
      data: hexOfBase64(row.data),
    })),
  );
  await insert(
    session,
    'parked',
    { signature: 'bytea', event_index: 'smallint', slot: 'bigint', reason: 'text', data: 'bytea' },
    effects.parked.map(({ signature, eventIndex, slot, reason, data }) => ({
      signature: hexOfBase58(signature),
      event_index: eventIndex,
      slot,
      reason,
      data: hexOfBase64(data),
    })),
  );
}
