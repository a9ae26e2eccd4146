import { IDL, type IdlField, type IdlType } from '@co-staking/sdk/idl';
import type { PublicKey } from '@solana/web3.js';

import { DISCRIMINATOR_SIZE } from '../../sdk/src/codec';
import type { Chain } from './chain';
import { sizeOf } from './idlTypes';

/** Where a value is inside one of a type, and its bytes. The path has names of fields, and numbers in arrays. */
function placeOf(type: IdlType, path: string[]): { at: number; size: number } {
  const [step, ...rest] = path;
  if (step === undefined) return { at: 0, size: sizeOf(type) };
  if (typeof type === 'object' && 'array' in type) {
    const inner = placeOf(type.array[0], rest);
    return { at: Number(step) * sizeOf(type.array[0]) + inner.at, size: inner.size };
  }
  let before = 0;
  for (const field of fieldsOf(type)) {
    if (field.name === step) {
      const inner = placeOf(field.type, rest);
      return { at: before + inner.at, size: inner.size };
    }
    before += sizeOf(field.type);
  }
  throw new Error(`the account has no field ${step}`);
}

function fieldsOf(type: IdlType): IdlField[] {
  if (typeof type === 'string' || 'array' in type) return [];
  const definition = IDL.types.find(({ name }) => name === type.defined.name)?.type;
  return definition?.kind === 'struct' ? definition.fields : [];
}

function write(data: Uint8Array, { at, size }: { at: number; size: number }, value: bigint | number): void {
  const number = BigInt(value);
  const bytes = BigInt.asUintN(size * 8, number);
  if (number >= 0n && bytes !== number) throw new Error(`${value} does not fit ${size} bytes`);
  for (let index = 0; index < size; index += 1)
    data[at + index] = Number((bytes >> BigInt(8 * index)) & 0xffn);
}

/**
 * Writes numbers into an account of the program past all rules, by their names in the IDL; an enum by its number:
 * `inject(chain, 'Device', address, { 'rewards.owner_frozen': 5n })`. For states that no instruction leads to.
 */
export async function inject(
  chain: Chain,
  kind: 'Config' | 'Device' | 'Offer' | 'SlashCase',
  address: PublicKey,
  values: Record<string, bigint | number>,
): Promise<void> {
  const state = await chain.account(address);
  if (!state) throw new Error(`${address.toBase58()} does not exist`);
  const data = Uint8Array.from(state.data);
  for (const [path, value] of Object.entries(values)) {
    const { at, size } = placeOf({ defined: { name: kind } }, path.split('.'));
    write(data, { at: DISCRIMINATOR_SIZE + at, size }, value);
  }
  await chain.setAccount(address, { ...state, data });
}
