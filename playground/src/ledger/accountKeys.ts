import {
  AddressLookupTableAccount,
  type LoadedAddresses,
  type PublicKey,
  type VersionedMessage,
} from '@solana/web3.js';

import type { AccountState } from '@co-staking/sdk/testing';

export type ReadAccount = (address: PublicKey) => AccountState | null;

/** Addresses that a message takes from lookup tables; none where a table or an entry is missing. */
export function loadedAddresses(message: VersionedMessage, read: ReadAccount): LoadedAddresses {
  const loaded: LoadedAddresses = { writable: [], readonly: [] };
  for (const lookup of message.addressTableLookups) {
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
export const accountKeys = (message: VersionedMessage, loaded: LoadedAddresses): PublicKey[] => [
  ...message.staticAccountKeys,
  ...loaded.writable,
  ...loaded.readonly,
];
