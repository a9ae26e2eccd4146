import { IDL, type IdlType } from '@co-staking/sdk/idl';

import { sizeOf } from '../../support/idlTypes';

const definitionOf = (name: string) => IDL.types.find((candidate) => candidate.name === name)!.type;

/** The variants of an enum by their numbers; `undefined` for a struct. */
export function variantsOf(name: string): string[] | undefined {
  const type = definitionOf(name);
  return type.kind === 'enum' ? type.variants.map((variant) => variant.name) : undefined;
}

/** A variant as Anchor's clients take it. */
export const forClients = (name: string, number: number): object => ({ [variantsOf(name)![number]!]: {} });

/** Makes each byte of an enum one of its numbers: Anchor's clients decode no other. */
export function settle(type: IdlType, data: Uint8Array, at = 0): void {
  if (typeof type === 'string') return;
  if ('array' in type) {
    const [item, count] = type.array;
    for (let index = 0; index < count; index += 1) settle(item, data, at + index * sizeOf(item));
    return;
  }
  const definition = definitionOf(type.defined.name);
  if (definition.kind === 'enum') {
    data[at] = data[at]! % definition.variants.length;
    return;
  }
  let offset = at;
  for (const field of definition.fields) {
    settle(field.type, data, offset);
    offset += sizeOf(field.type);
  }
}

/** What Anchor's clients decoded, with the number of each variant in place of its name. */
export function numbered(type: IdlType, value: unknown): unknown {
  if (typeof type === 'string' || typeof value !== 'object' || value === null) return value;
  if ('array' in type)
    return Array.isArray(value) ? value.map((item) => numbered(type.array[0], item)) : value;
  const definition = definitionOf(type.defined.name);
  if (definition.kind === 'enum')
    return definition.variants.findIndex((variant) => Object.keys(value)[0] === variant.name);
  const types = new Map(definition.fields.map((field) => [field.name, field.type]));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, numbered(types.get(name)!, inner)]),
  );
}
