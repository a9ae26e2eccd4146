import { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { toBoolean, toI64, toU64, toUint, type Amount } from '../amounts';
import type { TypeLayout } from './layout';

/** The layout of a value of one type in bytes. All types of this program have a fixed size. */
export interface Codec {
  /** Bytes. */
  size: number;
  /** 64-bit integers as `bigint`, bytes as `Uint8Array`, structs by their names in camelCase without padding. */
  read(view: DataView, at: number): unknown;
  /** As `read`, for structs: each field is decoded when it is asked for. */
  lazy?(view: DataView, at: number): unknown;
  /** Omitted for types that no instruction takes. @throws TypeError, RangeError for a wrong value */
  write?(view: DataView, at: number, value: unknown, name: string): void;
}

/** A part of the bytes behind a view, not copied. */
export const bytesOf = (view: DataView, at: number, size: number): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset + at, size);

// What does not fit is refused before it is written: a `DataView` would cut it off.
const unsigned = (bits: 8 | 16 | 32): Codec => ({
  size: bits / 8,
  read: (view, at) => view[`getUint${bits}`](at, true),
  write: (view, at, value, name) => view[`setUint${bits}`](at, toUint(value as number, bits, name), true),
});

/** Codecs of the types that have no parts. */
export const SCALARS: Record<TypeLayout & string, Codec> = {
  bool: {
    size: 1,
    read: (view, at) => view.getUint8(at) !== 0,
    write: (view, at, value, name) => view.setUint8(at, Number(toBoolean(value as boolean, name))),
  },
  u8: /* @__PURE__ */ unsigned(8),
  u16: /* @__PURE__ */ unsigned(16),
  u32: /* @__PURE__ */ unsigned(32),
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
