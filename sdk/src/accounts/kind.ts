import type { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { DISCRIMINATOR_SIZE, lazyOf, sameBytes, structOf, viewOf, type Field, type Lazy } from '../codec';
import type { AccountLayout } from '../codec/layout';

/**
 * There is no account at the address, or not one of the wanted kind.
 *
 * @example
 * const gone = await fetchOffer(connection, offer).then(
 *   () => false,
 *   (error) => error instanceof AccountNotFoundError,
 * );
 */
export class AccountNotFoundError extends Error {
  override readonly name = 'AccountNotFoundError';

  constructor(
    /** Kind of the account, for example `Device`. */
    readonly kind: string,
    /** Where it was looked for. */
    readonly address: PublicKey,
    reason: string,
  ) {
    super(`${address.toBase58()} is not a ${kind} account: ${reason}`);
  }
}

/** Makes the SDK's form of a field out of the stored one. */
type Convert<T> = { [K in keyof T]?: (stored: never) => T[K] };

/** A part of an account's data. */
export interface DataSlice {
  /** Bytes from the start of the account. */
  offset: number;
  /** Bytes. */
  length: number;
}

/** Decodes some fields of an account. @throws RangeError if the data are too short for them */
export type PartDecoder<T, K extends keyof T> = (
  data: Uint8Array,
  address?: PublicKey,
) => Pick<T, K> & { address: PublicKey };

/** One kind of account: its layout and its decoder. */
export interface AccountKind<T> {
  /** As in the IDL, for example `Device`. */
  readonly name: string;
  readonly discriminator: Uint8Array;
  /** Bytes of a whole account. */
  readonly size: number;
  /** A field with its place from the start of the account. */
  field(name: keyof T & string): Field;
  /** Decodes a whole account. @throws AccountNotFoundError if the data are something else */
  decode(address: Address, data: Uint8Array): T;
  /** The shortest slice that holds these fields. */
  sliceOf(names: readonly (keyof T & string)[]): DataSlice;
  /**
   * A decoder of these fields alone, out of data that begin at `offset` of the account. A field is decoded each time it is
   * asked for; see `lazyOf`.
   */
  partOf<K extends keyof T & string>(names: readonly K[], offset: number): PartDecoder<T, K>;
  /** As `partOf`, for data that are looked at once: there is one object, which shows the data of the last call. */
  windowOf<K extends keyof T & string>(names: readonly K[], offset: number): PartDecoder<T, K>;
}

/** A part of an account, with its address if that is known. */
interface Addressed extends Lazy {
  address: PublicKey | undefined;
}

/**
 * Makes the decoder of a kind of account.
 *
 * @param layout - name, discriminator and fields, from the IDL
 * @param convert - for the fields that the SDK shows in another form than they are stored in
 * @param finish - for what a field alone does not show
 */
export function accountKind<T>(
  { name, discriminator: tag, fields: layout }: AccountLayout,
  convert: Convert<T> = {},
  finish: (fields: T) => T = (fields) => fields,
): AccountKind<T> {
  const discriminator = Uint8Array.from(tag);
  const struct = structOf(layout);
  const size = DISCRIMINATOR_SIZE + struct.size;
  const fields = struct.fields.map((field): Field => {
    const converted = convert[field.name as keyof T] as ((stored: unknown) => unknown) | undefined;
    const { codec } = field;
    const offset = DISCRIMINATOR_SIZE + field.offset;
    if (!converted) return { ...field, offset };
    const read = (view: DataView, at: number): unknown => converted(codec.read(view, at));
    return { ...field, offset, codec: { ...codec, read, lazy: undefined } };
  });

  function field(wanted: string): Field {
    const found = fields.find((candidate) => candidate.name === wanted);
    if (!found) throw new Error(`${name} has no field ${wanted}`);
    return found;
  }

  /** Views of the buffers behind data that hold some fields: accounts that were read together often share one. */
  function sharedViews(names: readonly string[], start: number): (data: Uint8Array) => DataView {
    const ends = names.map(field).map(({ offset, codec }) => offset + codec.size - start);
    const least = Math.max(0, ...ends);
    let view = viewOf(new Uint8Array());
    return (data) => {
      // The buffer may go on behind the data.
      if (data.length < least) throw new RangeError(`${name}: ${data.length} bytes instead of ${least}`);
      const { buffer } = data;
      return view.buffer === buffer ? view : (view = new DataView(buffer));
    };
  }

  return {
    name,
    discriminator,
    size,
    field,
    decode(where, data) {
      const address = toPublicKey(where);
      if (!sameBytes(data, 0, discriminator))
        throw new AccountNotFoundError(name, address, 'it holds something else');
      if (data.length < size) throw new AccountNotFoundError(name, address, 'its data are too short');
      const account: Record<string, unknown> = { address };
      const view = viewOf(data);
      for (const { name: key, offset, codec } of fields) account[key] = codec.read(view, offset);
      return finish(account as T);
    },
    sliceOf(names) {
      const places = names.map(field);
      const offset = Math.min(...places.map((place) => place.offset));
      const end = Math.max(...places.map((place) => place.offset + place.codec.size));
      return places.length === 0 ? { offset: 0, length: 0 } : { offset, length: end - offset };
    },
    partOf(names, start) {
      const show = lazyOf(names.map(field));
      const view = sharedViews(names, start);
      return (data, where) => {
        const part = show(view(data), data.byteOffset - start) as Addressed;
        part.address = where;
        return part as never;
      };
    },
    windowOf(names, start) {
      const view = sharedViews(names, start);
      const window = lazyOf(names.map(field))(viewOf(new Uint8Array()), 0) as Addressed;
      return (data, where) => {
        window.point(view(data), data.byteOffset - start);
        window.address = where;
        return window as never;
      };
    },
  };
}
