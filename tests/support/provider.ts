import { IDL, type CoStaking } from '@co-staking/sdk';
import { Program, type Provider } from '@coral-xyz/anchor';
import { Transaction, type AccountInfo, type Connection, type PublicKey, type Signer } from '@solana/web3.js';

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

/** An Anchor provider over a chain, for `program.methods` and `program.account`. Refusals are thrown. */
export function providerOf(chain: Chain): Provider {
  return {
    connection: connectionOf(chain),
    publicKey: chain.payer.publicKey,
    async sendAndConfirm(transaction, signers: Signer[] = []) {
      if (!(transaction instanceof Transaction))
        throw new Error('this provider sends legacy transactions only');
      await chain.run(transaction.instructions, signers);
      return 'sent';
    },
  };
}

/** Anchor's client of the program, as any user would set it up. */
export const programOf = (chain: Chain): Program<CoStaking> =>
  new Program(IDL as CoStaking, providerOf(chain));
