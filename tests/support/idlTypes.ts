import { IDL, type IdlType } from '@co-staking/sdk/idl';

import { codecOf } from '../../sdk/src/codec';
import type { TypeLayout } from '../../sdk/src/codec/layout';

/** A type as the codec takes it: made from the IDL, not from the tables that the SDK has of it. */
function layoutOf(type: IdlType): TypeLayout {
  if (type === 'bytes') throw new Error('only constants have the type bytes');
  if (typeof type === 'string') return type;
  if ('array' in type) return { array: [layoutOf(type.array[0]), type.array[1]] };
  const definition = IDL.types.find(({ name }) => name === type.defined.name)!.type;
  if (definition.kind === 'enum') return 'u8';
  return { struct: definition.fields.map((field) => [field.name, layoutOf(field.type)] as const) };
}

/** Bytes of a value of a type. */
export const sizeOf = (type: IdlType): number => codecOf(layoutOf(type)).size;
