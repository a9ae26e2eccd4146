import { getBase58Encoder } from '@solana/kit';

import type { Bank } from '../ledger/bank';
import { wordsOf } from '../ledger/errors';
import { feeOf, loadedBytes } from '../ledger/fees';
import type { Simulated } from '../ledger/ledger';
import { messageOf, wireOf, type Wire } from '../ledger/wire';
import { innerCalls, namedCall } from './callJson';
import { encodeAccount } from './encode';
import { PREFLIGHT_FAILURE, RpcError } from './error';
import { bankAt, withContext, type Methods, type RpcState } from './method';
import { configAt, invalid, textAt, toKey, unknownVariant, type Config } from './params';
import { returnDataJson } from './transactionJson';

const base58 = getBase58Encoder();
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** Most bytes of a transaction, and most characters of its text: base58, base64. */
const MOST_BYTES = 1_232;
const MOST_BASE58 = 1_683;
const MOST_BASE64 = 1_644;
/** The same for messages of version 1, which begin with `gQ` in base64. */
const MOST_V1_BYTES = 4_096;
const MOST_V1_BASE64 = 5_464;

/** Encodings that a node knows, though not for the bytes of a transaction. */
const ENCODINGS = ['binary', 'base64', 'base58', 'json', 'jsonParsed'];
const TRANSACTION = 'solana_transaction::versioned::VersionedTransaction';
const MESSAGE = 'solana_message::versions::VersionedMessage';

/** The bytes of a transaction or message, in base58 unless the options say base64. */
function bytesAt(params: unknown[], encoding: unknown, type: string): Uint8Array {
  const text = textAt(params, 0);
  if (encoding !== undefined && encoding !== 'base58' && encoding !== 'base64') {
    const word = String(encoding);
    if (!ENCODINGS.includes(word)) throw unknownVariant(word, ENCODINGS);
    throw invalid(`unsupported encoding: ${word}. Supported encodings: base58, base64`);
  }
  const name = encoding === 'base64' ? 'base64' : 'base58';
  const isV1 = name === 'base64' && text.slice(0, 2) >= 'gQ';
  const most = isV1 ? MOST_V1_BYTES : MOST_BYTES;
  const mostText = name === 'base58' ? MOST_BASE58 : isV1 ? MOST_V1_BASE64 : MOST_BASE64;
  if (text.length > mostText)
    throw invalid(
      `${name} encoded ${type} too large: ${text.length} bytes (max: encoded/raw ${mostText}/${most})`,
    );
  const bytes = name === 'base64' ? fromBase64(text) : fromBase58(text);
  if (bytes.length > most)
    throw invalid(`decoded ${type} too large: ${bytes.length} bytes (max: ${most} bytes)`);
  return bytes;
}

function fromBase64(text: string): Uint8Array {
  const wrong = /[^A-Za-z0-9+/=]/.exec(text);
  if (wrong)
    throw invalid(`invalid base64 encoding: InvalidByte(${wrong.index}, ${text.codePointAt(wrong.index)})`);
  if (!BASE64.test(text)) throw invalid('invalid base64 encoding: InvalidPadding');
  return Buffer.from(text, 'base64');
}

function fromBase58(text: string): Uint8Array {
  try {
    return Uint8Array.from(base58.encode(text));
  } catch {
    throw invalid('invalid base58 encoding: InvalidCharacter');
  }
}

function read<T>(bytes: Uint8Array, type: string, decode: (bytes: Uint8Array) => T): T {
  try {
    return decode(bytes);
  } catch (error) {
    // The codecs say this in other words.
    const { message } = error as Error;
    const short = /empty byte array|expected offset to be in the range/.test(message);
    throw invalid(`failed to deserialize ${type}: ${short ? 'Attempting to read 1 bytes' : message}`);
  }
}

const wireAt = (params: unknown[], { encoding }: Config): Wire =>
  read(bytesAt(params, encoding, TRANSACTION), TRANSACTION, wireOf);

/** Failures of transactions that never reached the state: their price is unknown. */
const UNLOADED = new Set(['BlockhashNotFound', 'SignatureFailure', 'AlreadyProcessed', 'AccountNotFound']);

function outcomeJson({ run, keys }: Simulated, { message }: Wire, bank: Bank) {
  const ran = typeof run.failure !== 'string' || !UNLOADED.has(run.failure);
  return {
    accounts: null,
    err: run.failure,
    fee: ran ? feeOf(message) : null,
    innerInstructions: null,
    loadedAccountsDataSize: ran ? loadedBytes(keys, bank.read) : 0,
    logs: run.logs,
    returnData: returnDataJson(run),
    unitsConsumed: run.units,
  };
}

/** Fields of a simulation that a node leaves empty in the refusal of a preflight. */
const NOT_IN_A_PREFLIGHT = {
  loadedAddresses: null,
  postBalances: null,
  postTokenBalances: null,
  preBalances: null,
  preTokenBalances: null,
  replacementBlockhash: null,
};

/** The preflight of a real node: a transaction that would fail is refused with its logs. */
function preflight(state: RpcState, wire: Wire, config: Config): void {
  const bank = bankAt(state, { ...config, commitment: config['preflightCommitment'] });
  const simulated = state.ledger.simulate(wire, bank, { sigVerify: true, checkBlockhash: true });
  if (simulated.run.failure === null) return;
  throw new RpcError(PREFLIGHT_FAILURE, `Transaction simulation failed: ${wordsOf(simulated.run.failure)}`, {
    ...outcomeJson(simulated, wire, bank),
    ...NOT_IN_A_PREFLIGHT,
  });
}

/** Accounts after a simulation. */
function accountsJson({ accounts, keys, run }: Simulated, bank: Bank, wanted: Config) {
  const { encoding = 'base64' } = wanted;
  const addresses = (wanted['addresses'] ?? []) as string[];
  if (encoding === 'base58' || encoding === 'binary') throw invalid('base58 encoding not supported');
  if (addresses.length > keys.length) throw invalid(`Too many accounts provided; max ${keys.length}`);
  if (run.failure) return addresses.map(() => null);
  return addresses.map((address) => {
    const after = accounts.get(address) ?? bank.read(toKey(address));
    return after && encodeAccount(toKey(address), after, bank.read, { encoding });
  });
}

/** Sending, simulating and pricing transactions. */
export const transactionMethods: Methods = {
  sendTransaction(state, params) {
    const config = configAt(params, 1);
    const wire = wireAt(params, config);
    // As on a cluster, there is no report of a transaction that skips the preflight and never enters a block.
    if (!config['skipPreflight']) preflight(state, wire, config);
    return state.ledger.submit(wire).signature;
  },

  simulateTransaction(state, params) {
    const { ledger } = state;
    const config = configAt(params, 1);
    const { sigVerify = false, replaceRecentBlockhash = false, innerInstructions, accounts } = config;
    const wire = wireAt(params, config);
    const bank = bankAt(state, config);
    if (sigVerify && replaceRecentBlockhash)
      throw invalid('sigVerify may not be used with replaceRecentBlockhash');
    const result = ledger.simulate(wire, bank, {
      sigVerify: sigVerify === true,
      checkBlockhash: !replaceRecentBlockhash,
    });
    const { run, keys, loaded, balances } = result;
    return withContext(bank, {
      ...outcomeJson(result, wire, bank),
      accounts: accounts ? accountsJson(result, bank, accounts as Config) : null,
      innerInstructions: innerInstructions
        ? innerCalls(run.inner, (call) => namedCall(call, keys, call.stackHeight))
        : null,
      loadedAddresses: {
        readonly: loaded.readonly.map((key) => key.toBase58()),
        writable: loaded.writable.map((key) => key.toBase58()),
      },
      postBalances: balances.post,
      postTokenBalances: balances.postTokens,
      preBalances: balances.pre,
      preTokenBalances: balances.preTokens,
      replacementBlockhash: replaceRecentBlockhash ? bank.latestBlockhash() : null,
    });
  },

  /** `null` for a message whose blockhash is not valid. */
  getFeeForMessage(state, params) {
    const message = read(bytesAt(params, 'base64', MESSAGE), MESSAGE, messageOf);
    const bank = bankAt(state, configAt(params, 1));
    return withContext(bank, bank.isBlockhashValid(message.lifetime) ? feeOf(message) : null);
  },
};
