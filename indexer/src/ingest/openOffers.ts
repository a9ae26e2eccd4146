import {
  acceptanceRefusal,
  BUCKETS,
  decodeDevice,
  decodeOffer,
  OfferState,
  quotes,
  rules,
  uuidToBytes,
  type Device,
  type Offer,
} from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import { rowsOf, type Session } from '../db/database';
import { hexBytes, hexOf } from '../util/hex';

/** What is counted against the owner's cap: in the device's bucket, one bucket later, and so on until it is nothing. */
function ownerTaken({ bucket, slashTaken }: Device): string[] {
  const ring = { number: bucket, amounts: slashTaken };
  return Array.from({ length: BUCKETS + 1 }, (_, age) =>
    String(rules.bucketsSum(rules.bucketsAt(ring, bucket + age))),
  );
}

/** The columns of a device that its open offers are filtered and sorted by. */
const deviceColumns = (device: Device) => ({
  device: hexOf(device.address.toBase58()),
  device_uuid: hexBytes(uuidToBytes(device.id)),
  model: device.model,
  reliability: device.reliabilityScore,
  open_cases: device.openCases,
  cards: device.hardware.cards,
  minimum: String(device.hardware.minimum),
  next_cards: device.announced.cards,
  next_minimum: String(device.announced.minimum),
  next_from: String(device.announcedFrom),
  posted_total: String(device.rewards.postedTotal),
  registered_at: String(device.registeredAt),
  terminated_at: String(device.terminatedAt),
  owner_free: String(device.ownerStake - device.ownerFrozen),
  owner_taken: ownerTaken(device),
  bucket: device.bucket,
});

/** A pause is the configuration's, and is looked at when a page is asked for. */
const NO_PAUSE = { pausedUntil: 0n };
/** Later than every clock that the SDK takes. */
const FAR = 100_000_000_000n;

/**
 * Unix seconds at which an offer becomes acceptable, then is not, and so on, if no account changes: an odd number of them has
 * passed while it is acceptable. The rules are the SDK's; time moves them at three dates alone.
 */
export function acceptableChanges(offer: Offer, device: Device): bigint[] {
  const dates = [
    0n,
    offer.expiresAt,
    device.announcedFrom,
    quotes.noticeLapsesAt(device.noticeGivenAt),
  ].filter((date) => date >= 0n && date <= FAR);
  const changes: bigint[] = [];
  for (const date of [...new Set(dates)].sort((a, b) => (a < b ? -1 : 1))) {
    const acceptable = acceptanceRefusal(offer, device, NO_PAUSE, date) === null;
    if (acceptable !== (changes.length % 2 === 1)) changes.push(date);
  }
  return changes;
}

const offerColumns = (offer: Offer, device: Device) => ({
  address: hexOf(offer.address.toBase58()),
  amount: String(offer.amount),
  share_bps: offer.shareBps,
  acceptable_changes: acceptableChanges(offer, device).map(String),
});

type Columns = ReturnType<typeof deviceColumns> & ReturnType<typeof offerColumns>;
const TYPES: Record<keyof Columns, string> = {
  address: 'bytea',
  amount: 'numeric(20,0)',
  share_bps: 'integer',
  acceptable_changes: 'bigint[]',
  device: 'bytea',
  device_uuid: 'bytea',
  model: 'text',
  reliability: 'smallint',
  open_cases: 'bigint',
  cards: 'integer',
  minimum: 'numeric(20,0)',
  next_cards: 'integer',
  next_minimum: 'numeric(20,0)',
  next_from: 'bigint',
  posted_total: 'numeric(20,0)',
  registered_at: 'bigint',
  terminated_at: 'bigint',
  owner_free: 'numeric(20,0)',
  owner_taken: 'numeric(20,0)[]',
  bucket: 'bigint',
};
const NAMES = Object.keys(TYPES).join(', ');
const TYPED = Object.entries(TYPES)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ');

/** Place of an offer's device in its account, counted from 1; an index has it. */
const DEVICE_OF_OFFER = 'substring(data FROM 17 FOR 32)';

/** Brings the marketplace's rows up to the stored accounts, for these offers and the offers of these devices. */
export async function writeOpenOffers(session: Session, addresses: readonly string[]): Promise<void> {
  const changed = JSON.stringify(addresses.map(hexOf));
  const list = 'SELECT value::bytea FROM jsonb_array_elements_text($1) AS value';
  // Two statements: with OR, each would read the whole table.
  for (const column of ['address', 'device'])
    await session.query(`DELETE FROM open_offer WHERE ${column} IN (${list})`, [changed]);
  const found = await rowsOf(
    session,
    `SELECT address, data FROM account WHERE kind = 'Offer' AND address IN (${list})
     UNION SELECT address, data FROM account WHERE kind = 'Offer' AND ${DEVICE_OF_OFFER} IN (${list})`,
    [changed],
  );
  const open = found
    .map(({ address, data }) => decodeOffer(new PublicKey(address as Uint8Array), data as Uint8Array))
    .filter(({ state }) => state === OfferState.Open);
  if (open.length === 0) return;
  const stored = await rowsOf(
    session,
    `SELECT address, data FROM account WHERE kind = 'Device' AND address IN (${list})`,
    [JSON.stringify([...new Set(open.map(({ device }) => hexOf(device.toBase58())))])],
  );
  const devices = new Map(
    stored.map(({ address, data }) => {
      const device = decodeDevice(new PublicKey(address as Uint8Array), data as Uint8Array);
      return [device.address.toBase58(), { device, columns: deviceColumns(device) }];
    }),
  );
  const rows = open.flatMap((offer): Columns[] => {
    // A device that is not stored yet brings its offers along when it is.
    const found = devices.get(offer.device.toBase58());
    return found ? [{ ...offerColumns(offer, found.device), ...found.columns }] : [];
  });
  await session.query(
    `INSERT INTO open_offer (${NAMES}) SELECT ${NAMES} FROM jsonb_to_recordset($1) AS x(${TYPED})`,
    [JSON.stringify(rows)],
  );
}
