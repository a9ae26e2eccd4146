import { isTokenProgram } from '../ledger/balances';
import { encodeAccount } from './encode';
import { checkTokenFilters, filtersOf } from './filters';
import { bankAt, withContext, type Methods, type RpcState } from './method';
import { commitmentConfigAt, configAt, integerAt, keyAt, listAt, toKey } from './params';

const MOST_ACCOUNTS = 100;
const MOST_BYTES = 10 * 1_024 * 1_024;
const LARGEST = 20;

/** Accounts that hold lamports, the richest first. */
function largest(state: RpcState, params: unknown[]) {
  const bank = bankAt(state, configAt(params, 0));
  const wallets = state.ledger.history.addresses().flatMap((address) => {
    const account = bank.read(address);
    return account ? [{ address: address.toBase58(), lamports: account.lamports }] : [];
  });
  wallets.sort((a, b) => (a.lamports < b.lamports ? 1 : a.lamports > b.lamports ? -1 : 0));
  return { bank, wallets };
}

/** Accounts, read one by one or by their program. */
export const accountMethods: Methods = {
  getAccountInfo(state, params) {
    const address = keyAt(params, 0);
    const config = configAt(params, 1);
    const bank = bankAt(state, config);
    const account = bank.read(address);
    return withContext(bank, account && encodeAccount(address, account, bank.read, config));
  },

  getMultipleAccounts(state, params) {
    const addresses = listAt(params, 0, MOST_ACCOUNTS).map(toKey);
    const config = configAt(params, 1);
    const bank = bankAt(state, config);
    const accounts = addresses.map((address) => {
      const account = bank.read(address);
      // Unlike for a single account, a node's default here is base64.
      return account && encodeAccount(address, account, bank.read, { encoding: 'base64', ...config });
    });
    return withContext(bank, accounts);
  },

  getProgramAccounts(state, params) {
    const program = keyAt(params, 0);
    const config = configAt(params, 1);
    const meets = filtersOf(config);
    if (isTokenProgram(program)) checkTokenFilters(config);
    const bank = bankAt(state, config);
    const accounts = bank
      .owned(program)
      .filter((found) => meets(found.state.data))
      .map((found) => ({
        pubkey: found.address.toBase58(),
        account: encodeAccount(found.address, found.state, bank.read, config),
      }));
    return config['withContext'] ? withContext(bank, accounts) : accounts;
  },

  getBalance(state, params) {
    const address = keyAt(params, 0);
    const bank = bankAt(state, configAt(params, 1));
    return withContext(bank, bank.read(address)?.lamports ?? 0n);
  },

  getMinimumBalanceForRentExemption(state, params) {
    const size = integerAt(params, 0, 'usize');
    commitmentConfigAt(params, 1);
    return state.ledger.rent(Math.min(size, MOST_BYTES));
  },

  /** The richest accounts that a transaction has ever named. */
  getLargestAccounts(state, params) {
    const { bank, wallets } = largest(state, params);
    return withContext(bank, wallets.slice(0, LARGEST));
  },

  /** Lamports of all accounts that a transaction has ever named: the faucet holds most of them. */
  getSupply(state, params) {
    const { bank, wallets } = largest(state, params);
    const total = wallets.reduce((sum, { lamports }) => sum + lamports, 0n);
    return withContext(bank, {
      circulating: total,
      nonCirculating: 0,
      nonCirculatingAccounts: [],
      total,
    });
  },
};
