import { IDL, type IdlField, type IdlType } from '@co-staking/sdk/idl';
import { PublicKey } from '@solana/web3.js';

type Value = string | number | boolean;

const WIDTHS = { bool: 1, u8: 1, u16: 2, u32: 4, u64: 8, i64: 8, pubkey: 32 } as const;

function readOne(type: IdlType, data: Buffer, at: number): [Value, number] {
  if (typeof type === 'string') {
    if (!(type in WIDTHS)) throw new Error(`no argument has the type ${type}`);
    const width = WIDTHS[type as keyof typeof WIDTHS];
    const end = at + width;
    switch (type) {
      case 'pubkey':
        return [new PublicKey(data.subarray(at, end)).toBase58(), end];
      case 'u64':
        return [data.readBigUInt64LE(at).toString(), end];
      case 'i64':
        return [data.readBigInt64LE(at).toString(), end];
      case 'bool':
        return [data.readUInt8(at) === 1, end];
      default:
        return [data.readUIntLE(at, width), end];
    }
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
