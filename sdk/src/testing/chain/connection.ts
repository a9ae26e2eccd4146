import type { AccountInfo, Connection, GetProgramAccountsConfig, PublicKey } from '@solana/web3.js';
import { Buffer } from 'buffer';

import type { AccountState, Chain } from './chain';
import { searchAccounts } from './search';

type Info = AccountInfo<Buffer>;

const infoOf = (state: AccountState): Info => ({
  ...state,
  data: Buffer.from(state.data),
  lamports: Number(state.lamports),
});

/**
 * The part of a web3.js `Connection` that Anchor and the SDK read accounts with. `getProgramAccounts` needs a
 * chain that can search: LiteSVM. Everything else of a `Connection` is missing; the slot is always 1.
 *
 * `getProgramAccounts` throws an Error on bankrun, and for more than four filters.
 *
 * @example
 * import { fetchDevice } from '@co-staking/sdk';
 * const { ownerStake } = await fetchDevice(connectionOf(chain), device); // base units
 */
export function connectionOf(chain: Chain): Connection {
  const getAccountInfo = async (address: PublicKey): Promise<Info | null> => {
    const state = await chain.account(address);
    return state && infoOf(state);
  };
  const withContext = <T>(value: T) => ({ context: { slot: 1 }, value });
  const many = (addresses: PublicKey[]) => Promise.all(addresses.map(getAccountInfo));
  const search = async (program: PublicKey, config: GetProgramAccountsConfig = {}) => {
    if (!chain.programAccounts) throw new Error(`${chain.kind} cannot search accounts; use kind 'litesvm'`);
    const accounts = await chain.programAccounts(program);
    return searchAccounts(
      accounts.map(([address, state]): [PublicKey, Info] => [address, infoOf(state)]),
      config,
    );
  };
  const connection = {
    getAccountInfo,
    getAccountInfoAndContext: async (address: PublicKey) => withContext(await getAccountInfo(address)),
    getMultipleAccountsInfo: many,
    getMultipleAccountsInfoAndContext: async (addresses: PublicKey[]) => withContext(await many(addresses)),
    getProgramAccounts: search,
    getMinimumBalanceForRentExemption: async (size: number) => Number(await chain.rent(size)),
  };
  return connection as unknown as Connection;
}
