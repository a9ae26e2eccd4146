import type { Connection, GetProgramAccountsFilter, PublicKey } from '@solana/web3.js';

import type { DataSlice } from '../accounts/kind';
import type { AccountData, AccountReader } from '../accounts/reader';
import { web3Buffer } from '../buffer';
import type { EventSource } from '../history/source';
import { httpStatus, isRpcError, NO_INDEX, NO_METHOD } from '../errors/rpc';

/** A condition on an account: bytes at a place of its data, or the length of its data. */
export type MemcmpOrSize = { memcmp: { offset: number; bytes: Uint8Array } } | { dataSize: number };

/** An account that a search has found. */
export interface FoundAccount {
  address: PublicKey;
  /** Its contents, or the slice of them that was asked for. */
  data: Uint8Array;
}

/**
 * Where accounts are read and searched: an RPC node by {@link connectionSource}, or an indexer that
 * answers the same three questions.
 *
 * @example
 * const indexer: AccountSource = {
 *   getAccountInfo: async (address) => (await indexer.getMultipleAccounts([address]))[0] ?? null,
 *   getMultipleAccounts: (addresses) => database.byAddress(addresses),
 *   getProgramAccounts: (programId, { filters, dataSlice }) => database.search(programId, filters, dataSlice),
 * };
 */
export interface AccountSource extends AccountReader {
  /** Accounts in the order of the addresses, 100 at most; `null` if there is none. */
  getMultipleAccounts(addresses: PublicKey[]): Promise<(AccountData | null)[]>;
  /** All accounts of a program that meet every filter, in any order. At most four filters are asked for. */
  getProgramAccounts(
    programId: PublicKey,
    options: { filters: MemcmpOrSize[]; dataSlice?: DataSlice },
  ): Promise<FoundAccount[]>;
}

/**
 * Everything that the SDK reads, from an indexer: accounts, searches and histories. `listMarketplace`, `findX`,
 * `fetchPositions`, `deviceHistory` and `walletHistory` take it as they take an RPC node, and so does `source` of a
 * `CoStakingClient`.
 *
 * @example
 * const { rows } = await listMarketplace(indexer, { now: await fetchNow(indexer) });
 * const { events } = await walletHistory(indexer, wallet);
 */
export interface IndexerSource extends AccountSource, EventSource {}

/** What {@link connectionSource} needs of a web3.js `Connection`. */
export type ReadingConnection = Pick<
  Connection,
  'getAccountInfo' | 'getMultipleAccountsInfo' | 'getProgramAccounts'
>;

const toRpcFilter = (filter: MemcmpOrSize): GetProgramAccountsFilter => {
  if ('dataSize' in filter) return filter;
  const { offset, bytes } = filter.memcmp;
  return { memcmp: { offset, bytes: web3Buffer().from(bytes).toString('base64'), encoding: 'base64' } };
};

/**
 * The RPC node does not search the accounts of a program, as some providers do for everyone or for free. Use another
 * node, or an {@link AccountSource} over an indexer.
 *
 * @example
 * if (error instanceof SearchRefusedError) await findDevices(connectionSource(archive), {});
 */
export class SearchRefusedError extends Error {
  override readonly name = 'SearchRefusedError';

  constructor(cause: unknown) {
    super('the RPC node does not allow getProgramAccounts, which finds accounts', { cause });
  }
}

/** A key that is wrong for everything is refused with 401. */
const refusesSearch = (error: unknown): boolean =>
  isRpcError(error, NO_INDEX, NO_METHOD) || [403, 405, 410, 501].includes(httpStatus(error)!);

/** Throws what a search threw. @throws SearchRefusedError if the node does not search at all */
export function refusedSearch(error: unknown): never {
  throw refusesSearch(error) ? new SearchRefusedError(error) : error;
}

/**
 * The accounts of an RPC node.
 *
 * @param connection - a web3.js `Connection`; its commitment applies
 *
 * @example
 * import { Connection } from '@solana/web3.js';
 * const source = connectionSource(new Connection('https://api.devnet.solana.com', 'confirmed'));
 * const mine = await findOffers(source, { coStaker: wallet });
 */
export function connectionSource(connection: ReadingConnection): AccountSource {
  return {
    getAccountInfo: (address) => connection.getAccountInfo(address),
    getMultipleAccounts: (addresses) => connection.getMultipleAccountsInfo(addresses),
    async getProgramAccounts(programId, { filters, dataSlice }) {
      const found = await connection
        .getProgramAccounts(programId, { filters: filters.map(toRpcFilter), ...(dataSlice && { dataSlice }) })
        .catch(refusedSearch);
      return found.map(({ pubkey, account }) => ({ address: pubkey, data: account.data }));
    },
  };
}
