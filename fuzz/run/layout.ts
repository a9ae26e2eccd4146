import { ACCOUNT_VERSION } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import { MINT_SIZE } from '@solana/spl-token';

import { counted, largest, total } from '../model/buckets';
import { BUCKETS } from '../model/limits';
import type { Account, Fall, Kinds } from '../model/state';
import { keyOf, uuidOf } from './addresses';

/** Accounts and arguments as bytes, in the layout of the IDL. Padding and reserved bytes are zero. */

type IdlType = string | { array: [IdlType, number] } | { defined: { name: string } };
interface Field {
  name: string;
  type: IdlType;
}

/** The output position. */
interface Writer {
  view: DataView;
  bytes: Uint8Array;
  at: number;
}

type Write = (writer: Writer, value: never) => void;

const camel = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const INTEGERS: Record<string, [size: number, write: Write]> = {
  u8: [1, (writer, value: never) => writer.view.setUint8(writer.at, value)],
  bool: [1, (writer, value: never) => writer.view.setUint8(writer.at, value ? 1 : 0)],
  u16: [2, (writer, value: never) => writer.view.setUint16(writer.at, value, true)],
  u32: [4, (writer, value: never) => writer.view.setUint32(writer.at, value, true)],
  u64: [8, (writer, value: never) => writer.view.setBigUint64(writer.at, value, true)],
  i64: [8, (writer, value: never) => writer.view.setBigInt64(writer.at, value, true)],
};

const types = IDL.types as unknown as { name: string; type: { fields?: Field[] } }[];
/** The fields of a struct; `undefined` for an enum. */
const definedFields = (name: string): Field[] | undefined =>
  types.find((type) => type.name === name)!.type.fields;
const fieldsOf = (name: string): Field[] => definedFields(name)!;

/** The bytes of a fixed-size value: an id's name, a text, a byte that fills a hash, or bytes. */
function fixedBytes(name: string, length: number, value: unknown): Uint8Array {
  if (name === 'id') return length === 16 ? uuidOf(value as string) : keyOf(value as string).bytes;
  if (name === 'model') return new TextEncoder().encode(value as string);
  if (name === 'evidence_hash') return new Uint8Array(length).fill(value as number);
  return Uint8Array.from(value as number[]);
}

/** A bump is that of the address with this name. */
const IS_BUMP = /(^|_)bump$/;
const writeBump: Write = (writer, name: never) => writer.view.setUint8(writer.at, keyOf(name).bump);

function compile({ name, type }: Field): { size: number; write: Write } {
  if (IS_BUMP.test(name)) return { size: 1, write: writeBump };
  if (typeof type === 'string') {
    if (type === 'pubkey')
      return { size: 32, write: (writer, value) => writer.bytes.set(keyOf(value).bytes, writer.at) };
    const [size, write] = INTEGERS[type]!;
    return { size, write };
  }
  if ('defined' in type) {
    const fields = definedFields(type.defined.name);
    return fields ? record(fields) : compile({ name, type: 'u8' });
  }
  const [item, count] = type.array;
  if (item === 'u8')
    return {
      size: count,
      write: (writer, value) => writer.bytes.set(fixedBytes(name, count, value), writer.at),
    };
  const inner = compile({ name, type: item });
  const write: Write = (writer, values: never) => {
    const start = writer.at;
    for (let index = 0; index < count; index += 1) {
      writer.at = start + index * inner.size;
      inner.write(writer, values[index]);
    }
  };
  return { size: count * inner.size, write };
}

const FILLING = /^(padding|reserved)/;

function record(fields: Field[]): { size: number; write: Write } {
  let size = 0;
  const writes: [offset: number, name: string, write: Write][] = [];
  for (const field of fields) {
    const compiled = compile(field);
    if (!FILLING.test(field.name)) writes.push([size, camel(field.name), compiled.write]);
    size += compiled.size;
  }
  const write: Write = (writer, value: never) => {
    const start = writer.at;
    for (const [offset, name, writeField] of writes) {
      writer.at = start + offset;
      writeField(writer, value[name]);
    }
  };
  return { size, write };
}

function encode(
  { size, write }: ReturnType<typeof record>,
  discriminator: number[],
  value: object,
): Uint8Array {
  const bytes = new Uint8Array(8 + size);
  bytes.set(discriminator);
  write({ view: new DataView(bytes.buffer), bytes, at: 8 }, value as never);
  return bytes;
}

const ACCOUNTS = new Map(
  IDL.accounts.map(({ name, discriminator }) => [name, { discriminator, layout: record(fieldsOf(name)) }]),
);

const TOKEN_ACCOUNT_SIZE = 165;
const [INITIALIZED, FROZEN] = [1, 2];

function token({
  mint,
  owner,
  amount,
  frozen,
  delegate,
  delegated,
  hasDelegate,
}: Kinds['Token']): Uint8Array {
  const bytes = new Uint8Array(TOKEN_ACCOUNT_SIZE);
  bytes.set(keyOf(mint).bytes, 0);
  bytes.set(keyOf(owner).bytes, 32);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(64, amount, true);
  bytes[72] = hasDelegate ? 1 : 0;
  bytes.set(keyOf(delegate).bytes, 76);
  view.setBigUint64(121, delegated, true);
  bytes[108] = frozen ? FROZEN : INITIALIZED;
  return bytes;
}

export const MINT_AUTHORITY = 'mint-authority';
const DECIMALS = 8;

function mint({ supply }: Kinds['Mint']): Uint8Array {
  const bytes = new Uint8Array(MINT_SIZE);
  for (const at of [0, 46]) {
    bytes[at] = 1;
    bytes.set(keyOf(MINT_AUTHORITY).bytes, at + 4);
  }
  new DataView(bytes.buffer).setBigUint64(36, supply, true);
  bytes[44] = DECIMALS;
  bytes[45] = 1;
  return bytes;
}

/** Entries as the program keeps them: one number for each counted bucket, that of bucket `n` at index `n % 4`. */
function ring(
  entries: readonly Fall[],
  bucket: number,
  together: (entries: readonly Fall[]) => bigint,
): bigint[] {
  const ring = Array.from({ length: BUCKETS }, () => 0n);
  for (let number = Math.max(bucket - BUCKETS + 1, 0); number <= bucket; number += 1)
    ring[number % BUCKETS] = together(counted(entries, bucket).filter((entry) => entry.bucket === number));
  return ring;
}

/** The stored form of an account that the model keeps in more detail. */
function stored({ kind, data }: Account): object {
  if (kind === 'Device')
    return {
      slashTaken: ring(data.takings, data.bucket, total),
      fallenMinimums: ring(data.fallenMinimums, data.bucket, largest),
    };
  return kind === 'Offer' ? { slashTaken: ring(data.takings, data.slashBucket, total) } : {};
}

/** The data of an account. */
export function encodeAccount(address: string, account: Account): Uint8Array {
  const { kind, data } = account;
  if (kind === 'Wallet') return new Uint8Array();
  if (kind === 'Token') return token(data);
  if (kind === 'Mint') return mint(data);
  const { discriminator, layout } = ACCOUNTS.get(kind)!;
  return encode(layout, discriminator, {
    version: ACCOUNT_VERSION,
    bump: address,
    ...data,
    ...stored(account),
  });
}

/** Bytes of an account of each kind. */
export const sizeOf = (kind: Account['kind']): number => {
  if (kind === 'Wallet') return 0;
  if (kind === 'Token') return TOKEN_ACCOUNT_SIZE;
  return kind === 'Mint' ? MINT_SIZE : 8 + ACCOUNTS.get(kind)!.layout.size;
};

/** Name of the program that owns an account. */
export const ownerOf = (kind: Account['kind']): string => {
  if (kind === 'Wallet') return 'system-program';
  return kind === 'Token' || kind === 'Mint' ? 'token-program' : 'program';
};

/** An instruction's accounts in the order of the IDL, and its arguments as bytes. */
export interface Shape {
  accounts: { name: string; signer: boolean; writable: boolean; fixed: string | null }[];
  /** Arguments by name with their IDL types. */
  args: [name: string, type: string][];
  encodeArgs(args: object): Uint8Array;
}

const FIXED_ADDRESSES: Record<string, string> = {
  eventAuthority: 'event-authority',
  program: 'program',
  coStakingProgram: 'program',
  systemProgram: 'system-program',
  programData: 'program-data',
};

interface IdlInstruction {
  name: string;
  discriminator: number[];
  accounts: { name: string; signer?: boolean; writable?: boolean }[];
  args: Field[];
}

export const SHAPES = new Map<string, Shape>(
  (IDL.instructions as unknown as IdlInstruction[]).map(({ name, discriminator, accounts, args }) => {
    const layout = record(args);
    const metas = accounts.map((account) => ({
      name: camel(account.name),
      signer: account.signer ?? false,
      writable: account.writable ?? false,
      fixed: FIXED_ADDRESSES[camel(account.name)] ?? null,
    }));
    const named = args.map(({ name: arg, type }): [string, string] => [
      camel(arg),
      typeof type === 'string' ? type : 'bytes',
    ]);
    return [
      camel(name),
      { accounts: metas, args: named, encodeArgs: (values) => encode(layout, discriminator, values) },
    ];
  }),
);
