import { meetsFilters } from '@co-staking/sdk/testing';
import type { GetProgramAccountsFilter } from '@solana/web3.js';

import { encodeAccount } from './encode';
import { withContext, type Methods } from './method';
import { configAt, integerAt, invalid, keyAt, listAt, toKey, type Config } from './params';

const MOST_ACCOUNTS = 100;

/** The filters of `getProgramAccounts` and `programSubscribe`, over an account's data. */
export function filtersOf({ filters }: Config): (data: Uint8Array) => boolean {
  try {
    return meetsFilters((filters ?? []) as GetProgramAccountsFilter[]);
  } catch (error) {
    throw invalid((error as Error).message);
  }
}

/** Accounts, read one by one or by their program. */
export const accountMethods: Methods = {
  getAccountInfo(state, params) {
    const config = configAt(params, 1);
    const account = state.ledger.read(keyAt(params, 0, 'address'));
    return withContext(state, config, account && encodeAccount(state.ledger, account, config));
  },

  getMultipleAccounts(state, params) {
    const config = configAt(params, 1);
    const accounts = listAt(params, 0, 'addresses', MOST_ACCOUNTS).map((address) => {
      const account = state.ledger.read(toKey(address, 'address'));
      return account && encodeAccount(state.ledger, account, config);
    });
    return withContext(state, config, accounts);
  },

  getProgramAccounts(state, params) {
    const config = configAt(params, 1);
    const meets = filtersOf(config);
    const accounts = state.ledger
      .owned(keyAt(params, 0, 'program'))
      .filter((found) => meets(found.state.data))
      .map((found) => ({
        pubkey: found.address.toBase58(),
        account: encodeAccount(state.ledger, found.state, config),
      }));
    return config['withContext'] ? withContext(state, config, accounts) : accounts;
  },

  getBalance(state, params) {
    const account = state.ledger.read(keyAt(params, 0, 'address'));
    return withContext(state, configAt(params, 1), Number(account?.lamports ?? 0n));
  },

  getMinimumBalanceForRentExemption(state, params) {
    return Number(state.ledger.rent(integerAt(params, 0, 'size')));
  },
};
