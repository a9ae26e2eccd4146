import { decodeDevice, decodeOffer, OfferState, PROGRAM_ID } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { PublicKey, type Connection } from '@solana/web3.js';
import { createHash } from 'node:crypto';

import type { Database } from '../src/db/database';
import { writeAccounts } from '../src/ingest/accounts';

/** An account that was made up. */
export interface MadeAccount {
  address: PublicKey;
  data: Uint8Array;
}

const MODELS = ['H100', 'A100-80GB', 'RTX 4090', 'L40S', 'Ünïcode €'];
/** Places of a device's fields. */
const [STATUS, SCORE, ID, MODEL] = [10, 12, 16, 32];
const [HEALTHY, DOWN, UNKNOWN] = [0, 3, 255];
const STORED_AT_ONCE = 1_500;

const random = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A device and its open offer, as a node has them, with the places of the offer's terms. */
async function templateOf(connection: Connection) {
  const found = await connection.getProgramAccounts(PROGRAM_ID);
  const ofKind = (name: string) => {
    const tag = Buffer.from(IDL.accounts.find((one) => one.name === name)!.discriminator);
    return found.filter(({ account }) => account.data.subarray(0, 8).equals(tag));
  };
  const offer = ofKind('Offer').find(
    ({ pubkey, account }) => decodeOffer(pubkey, account.data).state === OfferState.Open,
  )!;
  const terms = decodeOffer(offer.pubkey, offer.account.data);
  const device = ofKind('Device').find(({ pubkey }) => pubkey.equals(terms.device))!;
  decodeDevice(device.pubkey, device.account.data);
  const amount = Buffer.alloc(8);
  amount.writeBigUInt64LE(terms.amount);
  const share = Buffer.alloc(2);
  share.writeUInt16LE(terms.shareBps);
  return {
    device: device.account.data,
    offer: offer.account.data,
    amountAt: offer.account.data.indexOf(amount),
    shareAt: offer.account.data.indexOf(share, 144),
  };
}

/**
 * Accounts of many open offers, two for each device: copies of a node's with other models, scores and terms, of which many
 * rows share each.
 */
export async function manyAccounts(connection: Connection, offers: number): Promise<MadeAccount[]> {
  const { device, offer, amountAt, shareAt } = await templateOf(connection);
  return Array.from({ length: offers / 2 }, (_, index) => {
    const noise = random(`device ${index}`);
    const key = random(`address ${index}`);
    const data = Buffer.from(device);
    noise.copy(data, ID, 0, 16);
    Buffer.alloc(32).copy(data, MODEL);
    data.write(MODELS[index % MODELS.length]!, MODEL);
    data[STATUS] = index % 7 === 0 ? DOWN : HEALTHY;
    data[SCORE] = index % 5 === 0 ? UNKNOWN : noise[20]! % 101;
    const made = [0, 1].map((nonce): MadeAccount => {
      const copy = Buffer.from(offer);
      key.copy(copy, 16);
      copy.writeBigUInt64LE(BigInt(1 + (noise[21 + nonce]! % 50)) * 1_000_000_000n, amountAt);
      copy.writeUInt16LE(500 + (noise[23 + nonce]! % 96) * 100, shareAt);
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
