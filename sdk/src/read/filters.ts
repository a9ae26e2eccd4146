import type { AccountKind } from '../accounts/kind';
import { viewOf } from '../codec';
import type { MemcmpOrSize } from './source';

/** A condition on bytes. */
export type Memcmp = Extract<MemcmpOrSize, { memcmp: unknown }>;

/** How each field of a filter is stored. */
export type Stored<F> = { [K in keyof F]-?: (value: NonNullable<F[K]>) => unknown };

/** That an account is of a kind. */
export const isKind = ({ discriminator }: Pick<AccountKind<never>, 'discriminator'>): Memcmp => ({
  memcmp: { offset: 0, bytes: discriminator },
});

/**
 * The conditions of a filter, with the places of the fields out of the IDL.
 *
 * @throws TypeError for a field the filter does not have, and for a malformed value
 */
export function memcmpsOf<T, F extends { [K in keyof F]?: unknown }>(
  kind: AccountKind<T>,
  stored: Stored<F>,
  filter: F,
): Memcmp[] {
  return Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      if (!Object.hasOwn(stored, name))
        throw new TypeError(`${kind.name} accounts cannot be found by "${name}"`);
      const { offset, codec } = kind.field(name as keyof T & string);
      const bytes = new Uint8Array(codec.size);
      codec.write!(viewOf(bytes), 0, stored[name as keyof F](value as never), name);
      return { memcmp: { offset, bytes } };
    });
}
