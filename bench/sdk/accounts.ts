// Devices and offers in the program's layout, written by Anchor's coder, not by the SDK's.
import { BorshAccountsCoder } from '@coral-xyz/anchor';
import {
  PROGRAM_ID,
  bytesToUuid,
  findConfigPda,
  findDevicePda,
  toBaseUnits,
  uuidToBytes,
} from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { PublicKey } from '@solana/web3.js';
import BN from 'bn.js';
import { createHash } from 'node:crypto';

/** The current time of the benchmark, unix seconds. */
export const NOW = 1_800_000_000n;

export const MODELS = ['B200', 'H200', 'H100', 'A100-80GB', 'L40S', 'RTX 4090', 'RTX 3090', 'T4'];

/** A variant of an enum, as Anchor's coder takes it. */
const OPEN = { Open: {} };

type Fields = Record<string, unknown>;
type Account = [address: PublicKey, data: Buffer];

const coder = new BorshAccountsCoder(IDL);

/** Fields of an account that holds nothing. */
function empty(kind: string): Fields {
  const data = Buffer.alloc(coder.size(kind));
  data.set(IDL.accounts.find(({ name }) => name === kind)!.discriminator);
  return coder.decode<Fields>(kind, data);
}

/** The same in every run. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const address = (text: string): PublicKey => new PublicKey(digest(text));
const units = (tokens: number): BN => new BN(toBaseUnits(String(tokens), 8).toString());

const EMPTY_DEVICE = empty('Device');
const EMPTY_OFFER = empty('Offer');
const EMPTY_SLOT = (EMPTY_DEVICE['slots'] as Fields[])[0]!;

export const deviceId = (index: number): string => bytesToUuid(digest(`device ${index}`).subarray(0, 16));
const deviceAddress = (index: number): PublicKey => findDevicePda({ id: deviceId(index) })[0];

interface Terms {
  nonce: number;
  amount: BN;
  share_bps: number;
}

const termsOf = (index: number, nonce: number): Terms => {
  const random = digest(`offer ${index}`);
  return {
    nonce,
    amount: units(50 + (random.readUInt16LE(0) % 750)),
    share_bps: 500 + 100 * (random.readUInt8(2) % 70),
  };
};

function device(index: number, terms: Terms[]): Promise<Buffer> {
  const random = digest(`device ${index}`);
  const model = MODELS[random.readUInt8(16) % MODELS.length]!;
  const cards = 8 + (random.readUInt8(17) % 8);
  const slots = terms.map((one) => ({ ...EMPTY_SLOT, ...one, state: OPEN }));
  return coder.encode('Device', {
    ...EMPTY_DEVICE,
    version: 1,
    status: random.readUInt8(18) % 8 === 0 ? { Down: {} } : { Running: {} },
    reliability_score: random.readUInt8(19) % 10 === 0 ? 255 : random.readUInt8(20) % 101,
    id: [...uuidToBytes(deviceId(index))],
    model: [...Buffer.from(model.padEnd(32, '\0'))],
    owner: address(`owner ${index}`),
    participant: address(`participant ${index}`),
    hardware: { minimum: units(200 * cards), multiplier_bps: 10_000, cards, padding: [0, 0] },
    registered_at: new BN(1_780_000_000 + index),
    owner_stake: units(200 * cards),
    rewards: { ...(EMPTY_DEVICE['rewards'] as Fields), posted_total: units(random.readUInt16LE(21)) },
    offer_count: terms.length,
    slots: [...slots, ...Array.from({ length: 4 - slots.length }, () => EMPTY_SLOT)],
  });
}

const offer = (device: PublicKey, terms: Terms): Promise<Buffer> =>
  coder.encode('Offer', {
    ...EMPTY_OFFER,
    version: 1,
    state: OPEN,
    device,
    rent_payer: address('owner'),
    wait_seconds: new BN(604_800),
    cooldown_seconds: new BN(1_209_600),
    created_at: new BN(1_790_000_000),
    ...terms,
  });

/** The configuration, some devices, and open offers spread over them. */
export async function* makeAccounts(devices: number, offers: number): AsyncGenerator<Account> {
  const config = Buffer.from(await coder.encode('Config', empty('Config')));
  yield [findConfigPda({ programId: PROGRAM_ID })[0], config];
  const each = offers / devices;
  for (let index = 0; index < devices; index += 1) {
    const numbers = Array.from({ length: each }, (_, nonce) => index * each + nonce);
    const terms = numbers.map((number, nonce) => termsOf(number, nonce));
    const key = deviceAddress(index);
    yield [key, await device(index, terms)];
    // Addresses of offers are derived too, but nothing here depends on it.
    for (const [nonce, one] of terms.entries())
      yield [address(`offer address ${numbers[nonce]!}`), await offer(key, one)];
  }
}
