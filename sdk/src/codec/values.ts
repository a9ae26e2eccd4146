import { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { toBoolean, toBytes, toI64, toU64, toUint, type Amount } from '../amounts';
import type { IdlType } from '../idl';
import { definedOf } from './structs';

/** How a value of one type lies in bytes. All types of this program have a fixed size. */
export interface Codec {
  /** Bytes. */
  size: number;
  /** 64-bit integers as `bigint`, bytes as `Uint8Array`, structs by their names in camelCase without padding. */
  read(view: DataView, at: number): unknown;
  /** Left away for what is no argument of any instruction. @throws TypeError, RangeError for a wrong value */
  write?(view: DataView, at: number, value: unknown, name: string): void;
}

const bytesOf = (view: DataView, at: number, size: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + at, size);

// What does not fit is refused before it is written: a `DataView` would cut it off.
const unsigned = (bits: 8 | 16 | 32): Codec => ({
  size: bits / 8,
  read: (view, at) => view[`getUint${bits}`](at, true),
  write: (view, at, value, name) => view[`setUint${bits}`](at, toUint(value as number, bits, name), true),
});

const SCALARS: Partial<Record<IdlType & string, Codec>> = {
  bool: {
    size: 1,
    read: (view, at) => view.getUint8(at) !== 0,
    write: (view, at, value, name) => view.setUint8(at, Number(toBoolean(value as boolean, name))),
  },
  u8: unsigned(8),
  u16: unsigned(16),
  u32: unsigned(32),
  u64: {
    size: 8,
    read: (view, at) => view.getBigUint64(at, true),
    write: (view, at, value, name) => view.setBigUint64(at, toU64(value as Amount, name), true),
  },
  i64: {
    size: 8,
    read: (view, at) => view.getBigInt64(at, true),
    write: (view, at, value, name) => view.setBigInt64(at, toI64(value as Amount, name), true),
  },
  pubkey: {
    size: 32,
    read: (view, at) => new PublicKey(bytesOf(view, at, 32)),
    write: (view, at, value, name) =>
      bytesOf(view, at, 32).set(toPublicKey(value as Address, name).toBytes()),
  },
};

const byteArray = (size: number): Codec => ({
  size,
  read: (view, at) => bytesOf(view, at, size).slice(),
  write: (view, at, value, name) => bytesOf(view, at, size).set(toBytes(value as Uint8Array, size, name)),
});

function arrayOf(item: Codec, count: number): Codec {
  const places = Array.from({ length: count }, (_, index) => index * item.size);
  return {
    size: item.size * count,
    read: (view, at) => places.map((place) => item.read(view, at + place)),
  };
}

/** The codec of a type. @throws Error for one that this program's IDL has not used so far */
export function codecOf(type: IdlType): Codec {
  if (typeof type !== 'string') {
    if ('defined' in type) return definedOf(type.defined.name);
    const [item, count] = type.array;
    return item === 'u8' ? byteArray(count) : arrayOf(codecOf(item), count);
  }
  const scalar = SCALARS[type];
  if (!scalar) throw new Error(`this package does not know the type ${type} of the IDL`);
  return scalar;
}
