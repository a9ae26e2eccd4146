import { TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID } from '@solana/spl-token';
import type { PublicKey } from '@solana/web3.js';

import { mintAccount, tokenAccount, uiTokenAmount } from '../ledger/balances';
import { encodeAccount } from './encode';
import { withContext, type Methods, type RpcState } from './method';
import { configAt, invalid, keyAt, toKey } from './params';

function mintOf({ ledger }: RpcState, address: PublicKey) {
  const mint = mintAccount(ledger.read(address));
  if (!mint) throw invalid('could not find mint');
  return mint;
}

/** Which token programs the filter means, and the mint where it names one. */
function tokenFilter(filter: { mint?: string; programId?: string }) {
  if (filter.mint !== undefined)
    return { mint: toKey(filter.mint, 'mint'), programs: [TOKEN_PROGRAM_ID, TOKEN_2022_PROGRAM_ID] };
  return { mint: null, programs: [toKey(filter.programId, 'programId')] };
}

/** Token accounts and mints. */
export const tokenMethods: Methods = {
  getTokenAccountBalance(state, params) {
    const found = state.ledger.read(keyAt(params, 0, 'address'));
    const account = found && tokenAccount(found);
    if (!account) throw invalid('could not find account');
    const { decimals } = mintOf(state, account.mint);
    return withContext(state, configAt(params, 1), uiTokenAmount(account.amount, decimals));
  },

  getTokenAccountsByOwner(state, params) {
    const owner = keyAt(params, 0, 'owner');
    const { mint, programs } = tokenFilter(configAt(params, 1));
    const config = configAt(params, 2);
    const accounts = programs
      .flatMap((program) => state.ledger.owned(program))
      .filter((found) => {
        const account = tokenAccount(found.state);
        return account?.owner.equals(owner) && (mint === null || account.mint.equals(mint));
      })
      .map((found) => ({
        pubkey: found.address.toBase58(),
        account: encodeAccount(state.ledger, found.state, config),
      }));
    return withContext(state, config, accounts);
  },

  getTokenSupply(state, params) {
    const { supply, decimals } = mintOf(state, keyAt(params, 0, 'mint'));
    return withContext(state, configAt(params, 1), uiTokenAmount(supply, decimals));
  },
};
