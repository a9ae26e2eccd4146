import { decodeEvent } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { rowsOf, type Row, type Session } from '../db/database';
import { fromBase58, toBase58 } from '../util/base58';
import type { LedgerRows } from './books';
import type { DeviceRow, OfferRow } from './rows';

const big = (value: unknown): bigint => BigInt(value as string);
const bigOrNull = (value: unknown): bigint | null => (value === null ? null : big(value));
const address = (value: unknown): string => toBase58(value as Uint8Array);

const deviceOf = (row: Row): DeviceRow => ({
  id: Number(row['id']),
  address: address(row['address']),
  owner: address(row['owner']),
  registeredSlot: big(row['registered_slot']),
  closed: row['closed'] as boolean,
  postedTotal: big(row['posted_total']),
  lastBlock: big(row['last_block']),
  stake: big(row['stake']),
  claimed: big(row['claimed']),
  slashed: big(row['slashed']),
  ownerUnits: big(row['owner_units']),
  ownerFraction: big(row['owner_fraction']),
  nextNonce: big(row['next_nonce']),
  nextCase: big(row['next_case']),
  lastSignature: address(row['last_signature']),
  lastSlot: big(row['last_slot']),
});

const offerOf = (row: Row): OfferRow => ({
  id: Number(row['id']),
  deviceId: Number(row['device_id']),
  nonce: big(row['nonce']),
  address: address(row['address']),
  shareBps: Number(row['share_bps']),
  coStaker: row['co_staker'] === null ? null : address(row['co_staker']),
  rewardsEntry: bigOrNull(row['rewards_entry']),
  rewardsExit: bigOrNull(row['rewards_exit']),
  stake: big(row['stake']),
  claimed: big(row['claimed']),
  slashed: big(row['slashed']),
});

/** Devices that events name, base58. */
export function devicesOf(events: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const data of events) {
    const event = decodeEvent(Buffer.from(data, 'base64'));
    const device = (event?.data as { device?: PublicKey } | undefined)?.device;
    if (device) found.add(device.toBase58());
  }
  return found;
}

/** Gives ids out of a sequence, some at a time. Those that are not used are lost, which does no harm. */
async function idsOf(session: Session, table: string, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await session.query(
    `SELECT nextval(pg_get_serial_sequence($1, 'id')) FROM generate_series(1, $2::integer)`,
    [table, count],
  );
  return rows.map(([id]) => Number(id));
}

/** Loads what a batch of events changes: its living devices with all their offers. */
export async function loadRows(session: Session, events: readonly string[]): Promise<LedgerRows> {
  const named = JSON.stringify(
    [...devicesOf(events)].map((text) => `\\x${Buffer.from(fromBase58(text)).toString('hex')}`),
  );
  const devices = await rowsOf(
    session,
    `SELECT device.*, wallet.address AS owner FROM device JOIN wallet ON wallet.id = owner_id
     WHERE NOT closed AND device.address IN (SELECT value::bytea FROM jsonb_array_elements_text($1) AS value)`,
    [named],
  );
  const rows = devices.map(deviceOf);
  const offers = await rowsOf(
    session,
    `SELECT offer.*, wallet.address AS co_staker FROM offer LEFT JOIN wallet ON wallet.id = co_staker_id
     WHERE device_id = ANY ($1::integer[]) ORDER BY nonce`,
    [rows.map(({ id }) => id)],
  );
  const byDevice = new Map<number, OfferRow[]>(rows.map(({ id }) => [id, []]));
  for (const offer of offers.map(offerOf)) byDevice.get(offer.deviceId)!.push(offer);
  const names = events.map((data) => decodeEvent(Buffer.from(data, 'base64'))?.name);
  const count = (wanted: string): number => names.filter((name) => name === wanted).length;
  const ids = {
    device: await idsOf(session, 'device', count('DeviceRegistered')),
    offer: await idsOf(session, 'offer', count('OfferCreated')),
  };
  return {
    devices: new Map(rows.map((row) => [row.address, row])),
    offers: byDevice,
    newId: (table) => {
      const id = ids[table].shift();
      if (id === undefined) throw new Error(`no id is left for a ${table}`);
      return id;
    },
  };
}
