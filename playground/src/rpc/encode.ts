import type { AccountState } from '@co-staking/sdk/testing';
import { getBase58Decoder } from '@solana/kit';
import type { PublicKey } from '@solana/web3.js';

import type { ReadAccount } from '../ledger/accountKeys';
import { INVALID_REQUEST, RpcError } from './error';
import { invalid, type Config } from './params';
import { parsedAccount } from './parsedAccounts';
import { zstdFrame } from './zstd';

const decoder = getBase58Decoder();
const ENCODINGS = ['binary', 'base58', 'base64', 'jsonParsed', 'base64+zstd'];
/** Most bytes of data that a node shows in base58. */
const MOST_BASE58_BYTES = 128;
/** The rent epoch of every rent-exempt account: the largest u64. */
const RENT_EPOCH = 2n ** 64n - 1n;

export const toBase58 = (bytes: Uint8Array): string => decoder.decode(bytes);
const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function sliced(data: Uint8Array, slice: unknown): Uint8Array {
  if (slice === undefined || slice === null) return data;
  const { offset, length } = slice as { offset: number; length: number };
  return data.subarray(offset, offset + length);
}

function encodedData(state: AccountState, { encoding, dataSlice }: Config) {
  const data = sliced(state.data, dataSlice);
  if (encoding === undefined || encoding === 'binary' || encoding === 'base58') {
    if (data.length > MOST_BASE58_BYTES)
      throw new RpcError(
        INVALID_REQUEST,
        `Encoded binary (base 58) data should be less than ${MOST_BASE58_BYTES} bytes, please use Base64 encoding.`,
      );
    return encoding === 'base58' ? [toBase58(data), 'base58'] : toBase58(data);
  }
  if (!ENCODINGS.includes(encoding as string))
    throw invalid(
      `Invalid params: unknown variant \`${String(encoding)}\`, expected one of ${ENCODINGS.map((each) => `\`${each}\``).join(', ')}.`,
    );
  if (encoding === 'base64+zstd') return [toBase64(zstdFrame(data)), 'base64+zstd'];
  return [toBase64(data), 'base64'];
}

/**
 * An account as an RPC shows it, in the encoding and with the slice of the options.
 *
 * @param read - finds the mint of a token account
 */
export function encodeAccount(address: PublicKey, state: AccountState, read: ReadAccount, config: Config) {
  const fields = config['encoding'] === 'jsonParsed' ? parsedAccount(address, state, read) : null;
  return {
    data: fields ? { ...fields, space: state.data.length } : encodedData(state, config),
    executable: state.executable,
    lamports: state.lamports,
    owner: state.owner.toBase58(),
    rentEpoch: RENT_EPOCH,
    space: state.data.length,
  };
}
