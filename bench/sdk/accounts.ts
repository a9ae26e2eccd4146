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

/** Variants of an enum, as Anchor's coder takes them. */
const OPEN = { Open: {} };
const ACTIVE = { Active: {} };

const DAY = 86_400n;
/** A second so many days after the current time. */
const inDays = (days: number): BN => new BN(String(NOW + BigInt(days) * DAY));
/** One in so many, by a byte that is the same in every run. */
const oneIn = (many: number, byte: number): boolean => byte % many === 0;

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
  const open = terms.map((one) => ({ ...EMPTY_SLOT, ...one, state: OPEN }));
  const accepted = {
    ...EMPTY_SLOT,
    nonce: 1_000,
    state: ACTIVE,
    share_bps: 1_000,
    amount: units(100),
    frozen: units(oneIn(4, random.readUInt8(23)) ? 25 : 0),
    accepted_at: inDays(-90),
  };
  const taken = oneIn(2, random.readUInt8(24)) && open.length < 4;
  const slots = [...open, ...(taken ? [accepted] : [])];
  const risen = oneIn(6, random.readUInt8(25));
  const slashed = oneIn(5, random.readUInt8(26));
  const rewards = {
    ...(EMPTY_DEVICE['rewards'] as Fields),
    posted_total: units(random.readUInt16LE(21)),
    live_share_bps: taken ? accepted.share_bps : 0,
  };
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
    // Announced and not in force: the comparison by hand knows only the present minimum.
    ...(risen && {
      announced: { minimum: units(250 * cards), multiplier_bps: 12_500, cards, padding: [0, 0] },
      announced_from: inDays(30),
    }),
    registered_at: new BN(1_780_000_000 + index),
    notice_given_at: oneIn(7, random.readUInt8(27)) ? inDays(-1) : new BN(0),
    owner_stake: units(200 * cards),
    owner_frozen: units(slashed ? 50 : 0),
    slash_taken: slashed ? [units(3), units(5), units(7), units(11)] : EMPTY_DEVICE['slash_taken'],
    bucket: slashed ? Number(NOW / (14n * DAY)) - (random.readUInt8(28) % 5) : 0,
    open_cases: slashed ? 1 : 0,
    owner_cooldown_ends_at: oneIn(9, random.readUInt8(29)) ? inDays(20) : new BN(0),
    tier: random.readUInt8(30) % 4,
    rewards,
    offer_count: slots.length,
    slots: [...slots, ...Array.from({ length: 4 - slots.length }, () => EMPTY_SLOT)],
  });
}

const offer = (device: PublicKey, terms: Terms, random: Buffer): Promise<Buffer> =>
  coder.encode('Offer', {
    ...EMPTY_OFFER,
    version: 1,
    state: OPEN,
    device,
    rent_payer: address('owner'),
    wait_seconds: new BN(604_800),
    cooldown_seconds: new BN(1_209_600),
    created_at: new BN(1_790_000_000),
    ...(oneIn(4, random.readUInt8(3)) && { expires_at: inDays(random.readUInt8(4) % 2 ? 10 : -10) }),
    ...(oneIn(8, random.readUInt8(5)) && { counterparty: address('the only wallet') }),
    ...terms,
  });

/** The configuration, some devices, and open offers spread over them. */
export async function* makeAccounts(devices: number, offers: number): AsyncGenerator<Account> {
  const config = Buffer.from(
    await coder.encode('Config', {
      ...empty('Config'),
      owner_slash_cap_bps: 3_000,
      announced_owner_slash_cap_bps: 4_000,
      owner_slash_cap_from: inDays(40),
      co_stake_slash_cap_bps: 1_500,
      announced_co_stake_slash_cap_bps: 2_000,
      co_stake_slash_cap_from: inDays(-40),
      appeal_seconds: new BN(String(7n * DAY)),
    }),
  );
  yield [findConfigPda({ programId: PROGRAM_ID })[0], config];
  const each = offers / devices;
  for (let index = 0; index < devices; index += 1) {
    const numbers = Array.from({ length: each }, (_, nonce) => index * each + nonce);
    const terms = numbers.map((number, nonce) => termsOf(number, nonce));
    const key = deviceAddress(index);
    yield [key, await device(index, terms)];
    // Addresses of offers are derived too, but nothing here depends on it.
    for (const [nonce, one] of terms.entries())
      yield [
        address(`offer address ${numbers[nonce]!}`),
        await offer(key, one, digest(`offer ${numbers[nonce]!}`)),
      ];
  }
}
