import type { AccountSource, MemcmpOrSize } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import type { Session } from '../db/database';
import { accountsOf, searchAccounts, type Bytes, type StoredAccount } from './search';

/** Accounts of one search. */
const PAGE = 10_000;

const toSdk = (found: StoredAccount | null) =>
  found && { data: found.data, owner: new PublicKey(found.owner) };

/** Splits the filters of the SDK. */
export function searchOf(filters: readonly MemcmpOrSize[]): { memcmp: Bytes[]; dataSize?: number } {
  const memcmp = filters.flatMap((filter) => ('memcmp' in filter ? [filter.memcmp] : []));
  const size = filters.find((filter) => 'dataSize' in filter);
  return { memcmp, ...(size && { dataSize: size.dataSize }) };
}

/** The accounts of the database, as the SDK reads them. */
export const databaseSource = (session: Session): AccountSource => ({
  getAccountInfo: async (address) => toSdk((await accountsOf(session, [address.toBase58()]))[0]!),
  getMultipleAccounts: async (addresses) =>
    (
      await accountsOf(
        session,
        addresses.map((address) => address.toBase58()),
      )
    ).map(toSdk),
  async getProgramAccounts(_, { filters, dataSlice }) {
    const found: StoredAccount[] = [];
    for (;;) {
      const after = found.at(-1)?.address;
      const page = await searchAccounts(session, {
        ...searchOf(filters),
        ...(dataSlice && { dataSlice }),
        ...(after !== undefined && { after }),
        limit: PAGE,
      });
      found.push(...page);
      if (page.length < PAGE)
        return found.map(({ address, data }) => ({ address: new PublicKey(address), data }));
    }
  },
});
