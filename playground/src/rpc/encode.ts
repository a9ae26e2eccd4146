import type { AccountState } from '@co-staking/sdk/testing';
import { getBase58Decoder, getBase58Encoder } from '@solana/kit';

import { isTokenProgram, mintAccount, tokenAccount, uiTokenAmount } from '../ledger/balances';
import type { Ledger } from '../ledger/ledger';
import { invalid, type Config } from './params';

const decoder = getBase58Decoder();
const encoder = getBase58Encoder();

export const toBase58 = (bytes: Uint8Array): string => decoder.decode(bytes);

export function fromBase58(text: string, name: string): Uint8Array {
  try {
    return Uint8Array.from(encoder.encode(text));
  } catch {
    throw invalid(`${name} must be base58`);
  }
}

function sliced(data: Uint8Array, slice: unknown): Uint8Array {
  if (slice === undefined || slice === null) return data;
  const { offset, length } = slice as { offset: number; length: number };
  return data.subarray(offset, offset + length);
}

/** Fields of a token account or a mint, as `jsonParsed` writes them; `null` for any other account. */
function parsed(ledger: Ledger, state: AccountState) {
  if (!isTokenProgram(state.owner)) return null;
  const account = tokenAccount(state);
  const mint = account ? mintAccount(ledger.read(account.mint)) : mintAccount(state);
  if (!mint) return null;
  if (!account) {
    const info = {
      decimals: mint.decimals,
      freezeAuthority: mint.freezeAuthorityOption ? mint.freezeAuthority.toBase58() : null,
      isInitialized: mint.isInitialized,
      mintAuthority: mint.mintAuthorityOption ? mint.mintAuthority.toBase58() : null,
      supply: mint.supply.toString(),
    };
    return { program: 'spl-token', parsed: { info, type: 'mint' }, space: state.data.length };
  }
  const info = {
    isNative: account.isNativeOption === 1,
    mint: account.mint.toBase58(),
    owner: account.owner.toBase58(),
    state: account.state === 2 ? 'frozen' : 'initialized',
    tokenAmount: uiTokenAmount(account.amount, mint.decimals),
  };
  return { program: 'spl-token', parsed: { info, type: 'account' }, space: state.data.length };
}

function encodedData(ledger: Ledger, state: AccountState, { encoding, dataSlice }: Config) {
  const data = sliced(state.data, dataSlice);
  if (encoding === 'base58') return [toBase58(data), 'base58'];
  if (encoding === undefined) return toBase58(data);
  const fields = encoding === 'jsonParsed' ? parsed(ledger, state) : null;
  return fields ?? [Buffer.from(data).toString('base64'), 'base64'];
}

/** An account as an RPC writes it, in the encoding and with the slice of the options. */
export function encodeAccount(ledger: Ledger, state: AccountState, config: Config) {
  return {
    data: encodedData(ledger, state, config),
    executable: state.executable,
    lamports: Number(state.lamports),
    owner: state.owner.toBase58(),
    // Every account that is exempt from rent has this epoch; the largest that JavaScript keeps exact.
    rentEpoch: Number.MAX_SAFE_INTEGER,
    space: state.data.length,
  };
}
