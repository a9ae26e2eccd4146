import {
  acceptanceRefusal,
  BUCKETS,
  BUCKET_SECONDS,
  coStakeTotals,
  decodeDevice,
  decodeOffer,
  DeviceStatus,
  fetchConfig,
  fetchNow,
  findConfigPda,
  NOTICE_HOLD_SECONDS,
  NOTICE_USE_SECONDS,
  PROGRAM_ID,
  SCORE_UNKNOWN,
} from '@co-staking/sdk';
import { PublicKey, type Connection } from '@solana/web3.js';
import { createHash } from 'node:crypto';

import { deviceKind } from '../../sdk/src/accounts/device';
import type { AccountKind } from '../../sdk/src/accounts/kind';
import { offerKind } from '../../sdk/src/accounts/offer';
import { sameBytes } from '../../sdk/src/codec';
import type { Database } from '../src/db/database';
import { writeAccounts } from '../src/ingest/accounts';

/** An account that was made up. */
export interface MadeAccount {
  address: PublicKey;
  data: Uint8Array;
}

const MODELS = ['H100', 'A100-80GB', 'RTX 4090', 'L40S', 'Ünïcode €'];
/** Minimum of each device, base units: twice the largest offer. */
const MINIMUM = 100_000_000_000n;
/** Its place in the hardware. */
const MINIMUM_AT = 0;
const STORED_AT_ONCE = 1_500;

const random = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Writes a field of an account. */
export function put<T>(kind: AccountKind<T>, data: Buffer, name: keyof T & string, value: unknown): void {
  const { offset, codec } = kind.field(name);
  codec.write!(new DataView(data.buffer, data.byteOffset, data.length), offset, value, name);
}

/** A device without a co-stake and an open offer of it that someone can accept, as a node has them. */
async function templateOf(connection: Connection) {
  const found = await connection.getProgramAccounts(PROGRAM_ID);
  const config = await fetchConfig(connection, findConfigPda()[0]);
  const now = await fetchNow(connection);
  for (const { pubkey, account } of found) {
    if (!sameBytes(account.data, 0, offerKind.discriminator)) continue;
    const offer = decodeOffer(pubkey, account.data);
    const { data } = found.find((one) => one.pubkey.equals(offer.device))!.account;
    const device = decodeDevice(offer.device, data);
    if (coStakeTotals(device, now).active === 0n && acceptanceRefusal(offer, device, config, now) === null)
      return { device: data, offer: account.data };
  }
  throw new Error('the node has no such offer');
}

/** Dates before, at and after a second. */
const around = (at: bigint, choice: number): bigint => at + BigInt((choice % 7) - 3) * 1_000n;

/** Changes what decides whether the offers of a device are acceptable, and how much of its owner's cap is left. */
function varyStake(data: Buffer, noise: Buffer, at: bigint): void {
  const part = (place: number): bigint => (MINIMUM * BigInt(noise[place]!)) / 256n;
  const [present, announced] = [deviceKind.field('hardware'), deviceKind.field('announced')];
  data.writeBigUInt64LE(MINIMUM, present.offset + MINIMUM_AT);
  put(deviceKind, data, 'ownerStake', noise[4]! % 4 === 0 ? MINIMUM / 2n + part(5) : MINIMUM);
  put(deviceKind, data, 'ownerFrozen', noise[4]! % 4 === 1 ? part(5) / 2n : 0n);
  const noticeGivenAt = around(at, noise[7]!) - NOTICE_HOLD_SECONDS - NOTICE_USE_SECONDS;
  put(deviceKind, data, 'noticeGivenAt', noise[6]! % 4 === 0 ? noticeGivenAt : 0n);
  if (noise[14]! % 4 === 0) {
    data.copy(data, announced.offset, present.offset, present.offset + present.codec.size);
    data.writeBigUInt64LE(2n * part(15), announced.offset + MINIMUM_AT);
    put(deviceKind, data, 'announcedFrom', around(at, noise[16]!));
  }
  const bucket = Number(at / BUCKET_SECONDS) - (noise[8]! % (BUCKETS + 2));
  put(deviceKind, data, 'bucket', bucket);
  const { offset } = deviceKind.field('slashTaken');
  for (let place = 0; place < BUCKETS; place += 1)
    if (noise[9]! % 2 === 0) data.writeBigUInt64LE(part(10 + place) / 4n, offset + 8 * place);
}

/**
 * Accounts of many open offers, two for each device: copies of a node's with other models, scores, stakes and terms, of which
 * many rows share each.
 *
 * @param at - unix second around which their dates are
 */
export async function manyAccounts(
  connection: Connection,
  offers: number,
  at: bigint,
): Promise<MadeAccount[]> {
  const { device, offer } = await templateOf(connection);
  const idAt = deviceKind.field('id').offset;
  const modelAt = deviceKind.field('model').offset;
  return Array.from({ length: offers / 2 }, (_, index) => {
    const noise = random(`device ${index}`);
    const key = random(`address ${index}`);
    const data = Buffer.from(device);
    noise.copy(data, idAt, 0, 16);
    Buffer.alloc(32).copy(data, modelAt);
    data.write(MODELS[index % MODELS.length]!, modelAt);
    put(deviceKind, data, 'status', index % 7 === 0 ? DeviceStatus.Down : DeviceStatus.Running);
    put(deviceKind, data, 'reliabilityScore', index % 5 === 0 ? SCORE_UNKNOWN : noise[20]! % 101);
    varyStake(data, random(`stake ${index}`), at);
    const made = [0, 1].map((nonce): MadeAccount => {
      const copy = Buffer.from(offer);
      key.copy(copy, offerKind.field('device').offset);
      put(offerKind, copy, 'amount', BigInt(1 + (noise[21 + nonce]! % 50)) * 1_000_000_000n);
      put(offerKind, copy, 'shareBps', 500 + (noise[23 + nonce]! % 96) * 100);
      const expiresAt = noise[25]! % 4 === 0 ? around(at, noise[26 + nonce]!) : 0n;
      put(offerKind, copy, 'expiresAt', expiresAt);
      return { address: new PublicKey(random(`offer ${index} ${nonce}`)), data: new Uint8Array(copy) };
    });
    return [{ address: new PublicKey(key), data: new Uint8Array(data) }, ...made];
  }).flat();
}

/** Stores accounts as if a node had been read. */
export async function storeAccounts(database: Database, accounts: readonly MadeAccount[]): Promise<void> {
  for (let at = 0; at < accounts.length; at += STORED_AT_ONCE)
    await database.transaction((session) =>
      writeAccounts(
        session,
        PROGRAM_ID.toBase58(),
        1,
        accounts.slice(at, at + STORED_AT_ONCE).map(({ address, data }) => ({
          address: address.toBase58(),
          account: { owner: PROGRAM_ID.toBytes(), data },
        })),
      ),
    );
}
