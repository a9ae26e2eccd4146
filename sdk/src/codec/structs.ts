import { IDL, type IdlField, type IdlTypeDef } from '../idl';
import { camelCase } from '../names';
import { codecOf, type Codec } from './values';

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

/** A struct of the IDL. */
export interface Struct extends Codec {
  /** Without those that only fill up. */
  fields: Field[];
}

/**
 * Fields one behind the other. So lie arguments and events (Borsh), and so do accounts (C): the program
 * spells all of its padding out.
 */
export function placeFields(fields: IdlField[]): { placed: Field[]; size: number } {
  let size = 0;
  const placed = fields.map(({ name, type }) => {
    const field = { name, offset: size, codec: codecOf(type) };
    size += field.codec.size;
    return field;
  });
  const named = placed
    .filter(({ name }) => !FILLING.test(name))
    .map((field) => ({ ...field, name: camelCase(field.name) }));
  return { placed: named, size };
}

/** Writes every field. @throws TypeError, RangeError that names the first wrong one */
export function writeFields(
  fields: Field[],
  view: DataView,
  at: number,
  values: Readonly<Record<string, unknown>>,
): void {
  for (const { name, offset, codec } of fields) {
    if (!codec.write) throw new Error(`this package does not write ${name}`);
    codec.write(view, at + offset, values[name], name);
  }
}

function definitionOf(name: string): IdlTypeDef['type'] {
  const definition = IDL.types.find((candidate) => candidate.name === name);
  if (!definition) throw new Error(`the IDL has no type ${name}`);
  return definition.type;
}

/** The codec of a type that the IDL defines. An enum is read and written as its number. */
export const definedOf = (name: string): Codec =>
  definitionOf(name).kind === 'enum' ? codecOf('u8') : structOf(name);

const structs = new Map<string, Struct>();

/** The layout of a struct of the IDL. */
export function structOf(name: string): Struct {
  const known = structs.get(name);
  if (known) return known;
  const type = definitionOf(name);
  if (type.kind !== 'struct') throw new Error(`${name} is not a struct in the IDL`);
  const { placed: fields, size } = placeFields(type.fields);
  const struct: Struct = {
    size,
    fields,
    read: (view, at) => {
      const value: Record<string, unknown> = {};
      for (const { name: field, offset, codec } of fields) value[field] = codec.read(view, at + offset);
      return value;
    },
  };
  structs.set(name, struct);
  return struct;
}
