import { TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import type { PublicKey } from '@solana/web3.js';

import type { Bank } from '../ledger/bank';
import { isTokenProgram, mintAccount, tokenAccount, uiTokenAmount } from '../ledger/balances';
import type { OwnedAccount } from '../ledger/machine';
import { encodeAccount } from './encode';
import { bankAt, withContext, type Methods, type RpcState } from './method';
import { commitmentConfigAt, configAt, invalid, keyAt, toKey, type Config } from './params';

const LARGEST = 20;

function mintOf(bank: Bank, address: PublicKey) {
  const account = bank.read(address);
  if (!account) throw invalid('Invalid param: could not find mint');
  // A node looks at the data before it asks whose they are, so most wrong accounts end here.
  const mint = mintAccount(account);
  if (!mint) throw invalid('Invalid param: Token mint could not be unpacked');
  return { ...mint, program: account.owner };
}

/** Token programs that the filter selects, and the mint if it names one. */
function tokenFilter(bank: Bank, filter: Config): { mint: PublicKey | null; program: PublicKey } {
  if (filter['mint'] !== undefined) {
    const mint = toKey(filter['mint']);
    return { mint, program: mintOf(bank, mint).program };
  }
  const program = toKey(filter['programId']);
  if (!program.equals(TOKEN_PROGRAM_ID) && !program.equals(TOKEN_2022_PROGRAM_ID))
    throw invalid('Invalid param: unrecognized Token program id');
  return { mint: null, program };
}

type TokenAccount = NonNullable<ReturnType<typeof tokenAccount>>;

/** Token accounts of a mint or program that meet a condition. */
function search(state: RpcState, params: unknown[], meets: (account: TokenAccount) => boolean) {
  const config = configAt(params, 2);
  const bank = bankAt(state, config);
  const { mint, program } = tokenFilter(bank, configAt(params, 1));
  const accounts = bank
    .owned(program)
    .filter((found) => {
      const account = tokenAccount(found.state);
      return account !== null && meets(account) && (mint === null || account.mint.equals(mint));
    })
    .map((found: OwnedAccount) => ({
      pubkey: found.address.toBase58(),
      account: encodeAccount(found.address, found.state, bank.read, config),
    }));
  return withContext(bank, accounts);
}

/** Token accounts and mints. */
export const tokenMethods: Methods = {
  getTokenAccountBalance(state, params) {
    const found = keyAt(params, 0);
    const bank = bankAt(state, commitmentConfigAt(params, 1));
    const account = bank.read(found);
    if (!account) throw invalid('Invalid param: could not find account');
    const fields = tokenAccount(account);
    if (!fields) throw invalid('Invalid param: not a Token account');
    return withContext(bank, uiTokenAmount(fields.amount, mintOf(bank, fields.mint).decimals));
  },

  getTokenAccountsByOwner(state, params) {
    const owner = keyAt(params, 0);
    return search(state, params, (account) => account.owner.equals(owner));
  },

  getTokenAccountsByDelegate(state, params) {
    const delegate = keyAt(params, 0);
    return search(
      state,
      params,
      (account) => account.delegateOption === 1 && account.delegate.equals(delegate),
    );
  },

  getTokenSupply(state, params) {
    const address = keyAt(params, 0);
    const bank = bankAt(state, commitmentConfigAt(params, 1));
    const account = bank.read(address);
    if (!account) throw invalid('Invalid param: could not find account');
    if (!isTokenProgram(account.owner)) throw invalid('Invalid param: not a Token mint');
    const mint = mintAccount(account);
    if (!mint || tokenAccount(account)) throw invalid('Invalid param: mint could not be unpacked');
    return withContext(bank, uiTokenAmount(mint.supply, mint.decimals));
  },

  getTokenLargestAccounts(state, params) {
    const mint = keyAt(params, 0);
    const bank = bankAt(state, commitmentConfigAt(params, 1));
    const { decimals, program } = mintOf(bank, mint);
    const accounts = bank
      .owned(program)
      .flatMap((found) => {
        const account = tokenAccount(found.state);
        return account?.mint.equals(mint)
          ? [{ address: found.address.toBase58(), amount: account.amount }]
          : [];
      })
      .sort((a, b) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : 0))
      .slice(0, LARGEST)
      .map(({ address, amount }) => ({ address, ...uiTokenAmount(amount, decimals) }));
    return withContext(bank, accounts);
  },
};
