import { utils } from '@coral-xyz/anchor';
import type { ReadingConnection } from '@co-staking/sdk';
import type {
  AccountInfo,
  GetProgramAccountsConfig,
  GetProgramAccountsFilter,
  PublicKey,
} from '@solana/web3.js';

import type { Chain } from './chain';
import { connectionOf } from './connection';

type Data = Uint8Array;

/** Whether data meet a filter of `getProgramAccounts`, as an RPC node decides it. */
function meets(filter: GetProgramAccountsFilter): (data: Data) => boolean {
  if ('dataSize' in filter) return (data) => data.length === filter.dataSize;
  const { offset, bytes, encoding } = filter.memcmp;
  const wanted = Buffer.from(
    encoding === 'base64' ? Buffer.from(bytes, 'base64') : utils.bytes.bs58.decode(bytes),
  );
  return (data) =>
    data.length >= offset + wanted.length && wanted.compare(data, offset, offset + wanted.length) === 0;
}

/** Most filters that a node takes. */
const MOST_FILTERS = 4;

/** Answers `getProgramAccounts` as an RPC node does: only what meets every filter, and only the slice. */
export function searchAccounts<T extends { data: Data }>(
  accounts: Iterable<[PublicKey, T]>,
  { filters = [], dataSlice }: Pick<GetProgramAccountsConfig, 'filters' | 'dataSlice'>,
): { pubkey: PublicKey; account: AccountInfo<Buffer> }[] {
  if (filters.length > MOST_FILTERS) throw new Error(`Too many filters provided; max ${MOST_FILTERS}`);
  const conditions = filters.map(meets);
  const found: { pubkey: PublicKey; account: AccountInfo<Buffer> }[] = [];
  for (const [pubkey, state] of accounts) {
    const { data } = state;
    if (!conditions.every((condition) => condition(data))) continue;
    const { offset, length } = dataSlice ?? { offset: 0, length: data.length };
    const slice = Buffer.from(data.buffer, data.byteOffset + offset, Math.min(length, data.length - offset));
    found.push({ pubkey, account: { ...(state as unknown as AccountInfo<Buffer>), data: slice } });
  }
  return found;
}

/** A connection to a chain that can also search: LiteSVM. */
export function searchableConnection(chain: Chain): ReadingConnection {
  if (!chain.programAccounts) throw new Error(`${chain.kind} cannot search`);
  const search = chain.programAccounts.bind(chain);
  const connection = Object.assign(connectionOf(chain), {
    getProgramAccounts: async (programId: PublicKey, config: GetProgramAccountsConfig = {}) =>
      searchAccounts(await search(programId), config),
  });
  return connection;
}
