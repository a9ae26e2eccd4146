import type { AccountInfo, Connection, PublicKey } from '@solana/web3.js';

import type { Chain } from './chain';

type Info = AccountInfo<Buffer>;

/** The part of a connection that Anchor and the SDK's fetchers read accounts with. */
export function connectionOf(chain: Chain): Connection {
  const getAccountInfo = async (address: PublicKey): Promise<Info | null> => {
    const state = await chain.account(address);
    return state && { ...state, data: Buffer.from(state.data), lamports: Number(state.lamports) };
  };
  const withContext = <T>(value: T) => ({ context: { slot: 1 }, value });
  const many = (addresses: PublicKey[]) => Promise.all(addresses.map(getAccountInfo));
  const connection = {
    getAccountInfo,
    getAccountInfoAndContext: async (address: PublicKey) => withContext(await getAccountInfo(address)),
    getMultipleAccountsInfo: many,
    getMultipleAccountsInfoAndContext: async (addresses: PublicKey[]) => withContext(await many(addresses)),
    getMinimumBalanceForRentExemption: async (size: number) => Number(await chain.rent(size)),
  };
  return connection as unknown as Connection;
}
