import { IDL } from '@co-staking/sdk/idl';

const EVENT_TAG = Buffer.from('e445a52e51cb9a1d', 'hex');
const POST = IDL.events.find(({ name }) => name.toLowerCase() === 'rewardsposted')!;
const TAG = Buffer.concat([EVENT_TAG, Buffer.from(POST.discriminator)]);

/** A post of rewards, as its row has it. */
export interface PostFields {
  device: Uint8Array;
  block: bigint;
  amount: bigint;
  liveShareBps: number;
  postedTotal: bigint;
  at: bigint;
}

const SIZE = TAG.length + 32 + 8 + 8 + 2 + 8 + 8;

/**
 * The bytes that the program wrote for a post: rows of posts keep its fields alone. The order of the fields is the IDL's; a
 * test compares the bytes with those on the chain.
 */
export function postBytes({ device, block, amount, liveShareBps, postedTotal, at }: PostFields): Buffer {
  const bytes = Buffer.alloc(SIZE);
  TAG.copy(bytes);
  bytes.set(device, TAG.length);
  let end = TAG.length + 32;
  end = bytes.writeBigUInt64LE(block, end);
  end = bytes.writeBigUInt64LE(amount, end);
  end = bytes.writeUInt16LE(liveShareBps, end);
  end = bytes.writeBigUInt64LE(postedTotal, end);
  bytes.writeBigInt64LE(at, end);
  return bytes;
}
