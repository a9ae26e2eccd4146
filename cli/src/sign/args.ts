import { IDL, type IdlField, type IdlType } from '@co-staking/sdk/idl';
import { PublicKey } from '@solana/web3.js';

type Value = string | number | boolean;

const WIDTHS = { bool: 1, u8: 1, u16: 2, u32: 4, u64: 8, i64: 8, pubkey: 32 } as const;

/** Reads a value without parts. */
const READERS: Record<keyof typeof WIDTHS, (data: Buffer, at: number) => Value> = {
  bool: (data, at) => data.readUInt8(at) === 1,
  u8: (data, at) => data.readUInt8(at),
  u16: (data, at) => data.readUInt16LE(at),
  u32: (data, at) => data.readUInt32LE(at),
  u64: (data, at) => data.readBigUInt64LE(at).toString(),
  i64: (data, at) => data.readBigInt64LE(at).toString(),
  pubkey: (data, at) => new PublicKey(data.subarray(at, at + 32)).toBase58(),
};

function readOne(type: IdlType, data: Buffer, at: number): [Value, number] {
  if (typeof type === 'string') {
    if (type === 'bytes') throw new Error('no argument has the type bytes');
    return [READERS[type](data, at), at + WIDTHS[type]];
  }
  if ('array' in type) {
    const [item, count] = type.array;
    if (item !== 'u8') throw new Error('no argument is an array of anything but bytes');
    return [data.subarray(at, at + count).toString('hex'), at + count];
  }
  const definition = IDL.types.find(({ name }) => name === type.defined.name)?.type;
  if (definition?.kind !== 'enum') throw new Error(`no argument has the type ${type.defined.name}`);
  const variant = data.readUInt8(at);
  return [definition.variants[variant]?.name ?? variant, at + 1];
}

const camel = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The arguments of one of the program's instructions, by their names, in the program's own units. */
export function readArguments(fields: readonly IdlField[], data: Buffer): Record<string, Value> {
  const found: Record<string, Value> = {};
  let at = 8;
  for (const { name, type } of fields) {
    const [value, next] = readOne(type, data, at);
    found[camel(name)] = value;
    at = next;
  }
  return found;
}

export { camel };
