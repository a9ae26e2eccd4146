import { AddressLookupTableAccount, type LoadedAddresses, type PublicKey } from '@solana/web3.js';

import type { AccountState } from '@co-staking/sdk/testing';
import type { Message } from './wire';

export type ReadAccount = (address: PublicKey) => AccountState | null;

/** Addresses that a message takes from lookup tables; none if a table or an entry is missing. */
export function loadedAddresses({ lookups }: Message, read: ReadAccount): LoadedAddresses {
  const loaded: LoadedAddresses = { writable: [], readonly: [] };
  for (const lookup of lookups) {
    const state = read(lookup.accountKey);
    if (!state) continue;
    const { addresses } = AddressLookupTableAccount.deserialize(state.data);
    const pick = (indexes: number[]) =>
      indexes.map((index) => addresses[index]).filter((key) => key !== undefined);
    loaded.writable.push(...pick(lookup.writableIndexes));
    loaded.readonly.push(...pick(lookup.readonlyIndexes));
  }
  return loaded;
}

/** All accounts of a message in the order of its indexes. */
export const accountKeys = ({ staticKeys }: Message, loaded: LoadedAddresses): PublicKey[] => [
  ...staticKeys,
  ...loaded.writable,
  ...loaded.readonly,
];
