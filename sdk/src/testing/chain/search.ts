import type {
  AccountInfo,
  GetProgramAccountsConfig,
  GetProgramAccountsFilter,
  PublicKey,
} from '@solana/web3.js';
import { Buffer } from 'buffer';

import { fromBase58 } from '../../base58';

/** Most filters that an RPC node takes. */
const MOST_FILTERS = 4;

/** Whether data meet a filter of `getProgramAccounts`, as an RPC node decides it. */
function condition(filter: GetProgramAccountsFilter): (data: Uint8Array) => boolean {
  if ('dataSize' in filter) return (data) => data.length === filter.dataSize;
  const { offset, bytes, encoding } = filter.memcmp;
  const wanted = encoding === 'base64' ? Buffer.from(bytes, 'base64') : Buffer.from(fromBase58(bytes));
  return (data) =>
    data.length >= offset + wanted.length && wanted.compare(data, offset, offset + wanted.length) === 0;
}

/**
 * Whether data meet all filters of `getProgramAccounts`. Data shorter than what a filter compares
 * do not meet it.
 *
 * @param filters - four at most; offsets and sizes in bytes; `bytes` in base58, or in base64 if `encoding` says so
 * @throws Error for more filters than a node takes; TypeError for `bytes` that are not base58
 *
 * @example
 * const isTokenAccount = meetsFilters([{ dataSize: 165 }]);
 * const found = isTokenAccount(bytes);
 */
export function meetsFilters(filters: GetProgramAccountsFilter[]): (data: Uint8Array) => boolean {
  if (filters.length > MOST_FILTERS) throw new Error(`Too many filters provided; max ${MOST_FILTERS}`);
  const conditions = filters.map(condition);
  return (data) => conditions.every((meets) => meets(data));
}

/**
 * Answers `getProgramAccounts` as an RPC node does: only what meets every filter, and only the slice.
 *
 * @param accounts - addresses and states of a program's accounts
 * @param config - as {@link meetsFilters} takes filters; the slice's offset and length in bytes, cut where the data
 * end
 * @throws Error and TypeError as {@link meetsFilters} does
 *
 * @example
 * import { PROGRAM_ID } from '@co-staking/sdk';
 * const all = (await chain.programAccounts?.(PROGRAM_ID)) ?? [];
 * const addresses = searchAccounts(all, { filters: [{ dataSize: 165 }] }).map(({ pubkey }) => pubkey);
 */
export function searchAccounts<T extends { data: Uint8Array }>(
  accounts: Iterable<[PublicKey, T]>,
  { filters = [], dataSlice }: Pick<GetProgramAccountsConfig, 'filters' | 'dataSlice'>,
): { pubkey: PublicKey; account: AccountInfo<Buffer> }[] {
  const meets = meetsFilters(filters);
  const found: { pubkey: PublicKey; account: AccountInfo<Buffer> }[] = [];
  for (const [pubkey, state] of accounts) {
    const { data } = state;
    if (!meets(data)) continue;
    const { offset, length } = dataSlice ?? { offset: 0, length: data.length };
    const slice = Buffer.from(data.buffer, data.byteOffset + offset, Math.min(length, data.length - offset));
    found.push({ pubkey, account: { ...(state as unknown as AccountInfo<Buffer>), data: slice } });
  }
  return found;
}
