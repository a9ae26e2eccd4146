import { toBytes } from '../amounts';
import type { StructLayout, TypeLayout } from './layout';
import { SCALARS, bytesOf, type Codec } from './values';

/** Fields that only fill a struct up. */
const FILLING = /^(padding|reserved)/;

/** A field in its place. */
export interface Field {
  /** In camelCase. */
  name: string;
  /** Bytes from the start of its struct. */
  offset: number;
  codec: Codec;
}

/** A struct of the program. */
export interface Struct extends Codec {
  /** Without those that only fill up. */
  fields: Field[];
}

/**
 * Fields one behind the other. Arguments and events (Borsh) are laid out like this, and so are accounts (C): the program
 * spells all of its padding out.
 */
export function placeFields(layout: StructLayout): { placed: Field[]; size: number } {
  let size = 0;
  const placed = layout.map(([name, type]) => {
    const field = { name, offset: size, codec: codecOf(type) };
    size += field.codec.size;
    return field;
  });
  return { placed: placed.filter(({ name }) => !FILLING.test(name)), size };
}

/** Writes every field. @throws TypeError, RangeError that names the first wrong one */
export function writeFields(
  fields: Field[],
  view: DataView,
  at: number,
  values: Readonly<Record<string, unknown>>,
): void {
  for (const { name, offset, codec } of fields) {
    if (!codec.write) throw new Error(`this package cannot encode ${name}`);
    codec.write(view, at + offset, values[name], name);
  }
}

/** An object that decodes a field when it is asked for. */
export interface Lazy {
  /** Shows other data from now on. */
  point(view: DataView, at: number): void;
}

/**
 * Makes objects that decode a field when it is asked for, each time again. They are for reading single fields of many
 * accounts: they cannot be spread or turned into JSON, so nothing outside this package is handed one.
 */
export function lazyOf(fields: readonly Field[]): (view: DataView, at: number) => Lazy {
  class Shown implements Lazy {
    #view: DataView;
    #at: number;

    constructor(view: DataView, at: number) {
      this.#view = view;
      this.#at = at;
    }

    point(view: DataView, at: number): void {
      this.#view = view;
      this.#at = at;
    }

    static {
      for (const { name, offset, codec } of fields) {
        const read = codec.lazy ?? codec.read;
        Object.defineProperty(Shown.prototype, name, {
          get(this: Shown) {
            return read(this.#view, this.#at + offset);
          },
        });
      }
    }
  }
  return (view, at) => new Shown(view, at);
}

/** The codec of a struct. */
export function structOf(layout: StructLayout): Struct {
  const { placed: fields, size } = placeFields(layout);
  let show: ReturnType<typeof lazyOf> | undefined;
  return {
    lazy: (view, at) => (show ??= lazyOf(fields))(view, at),
    size,
    fields,
    read: (view, at) => {
      const value: Record<string, unknown> = {};
      for (const { name: field, offset, codec } of fields) value[field] = codec.read(view, at + offset);
      return value;
    },
  };
}

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
    ...(item.lazy && { lazy: (view, at) => places.map((place) => item.lazy!(view, at + place)) }),
  };
}

/** The codec of a type. */
export function codecOf(type: TypeLayout): Codec {
  if (typeof type === 'string') return SCALARS[type];
  if ('struct' in type) return structOf(type.struct);
  const [item, count] = type.array;
  return item === 'u8' ? byteArray(count) : arrayOf(codecOf(item), count);
}
