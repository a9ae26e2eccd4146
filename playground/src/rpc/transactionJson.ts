import { costUnits, loadedBytes } from '../ledger/fees';
import { isSigner, isWritable, type Message } from '../ledger/wire';
import type { Landed, Run } from '../ledger/record';
import { innerCalls, namedCall, rawCall } from './callJson';
import { toBase58 } from './encode';
import { RpcError, UNSUPPORTED_TRANSACTION_VERSION } from './error';
import type { RpcState } from './method';
import type { Config } from './params';

const lookupsJson = ({ lookups }: Message) =>
  lookups.map(({ accountKey, writableIndexes, readonlyIndexes }) => ({
    accountKey: accountKey.toBase58(),
    writableIndexes,
    readonlyIndexes,
  }));

/** Fields that only messages of one version have. */
function versioned(message: Message) {
  if (message.version === 0) return { addressTableLookups: lookupsJson(message) };
  return message.config ? { transactionConfig: message.config } : {};
}

const rawMessage = (message: Message) => ({
  accountKeys: message.staticKeys.map((key) => key.toBase58()),
  header: message.header,
  instructions: message.calls.map((call) => rawCall(call, 1)),
  recentBlockhash: message.lifetime,
  ...versioned(message),
});

/** A message with addresses in place of indexes, and fields in place of bytes. */
const namedMessage = ({ wire: { message }, loaded, keys }: Landed) => ({
  accountKeys: accountList(message, loaded, keys),
  instructions: message.calls.map((call) => namedCall(call, keys, 1)),
  recentBlockhash: message.lifetime,
  ...versioned(message),
});

const accountList = (message: Message, loaded: Landed['loaded'], keys: Landed['keys']) =>
  keys.map((key, index) => ({
    pubkey: key.toBase58(),
    signer: isSigner(message, index),
    source: index < message.staticKeys.length ? 'transaction' : 'lookupTable',
    writable: isWritable(message, loaded, index),
  }));

function transactionJson(landed: Landed, encoding: unknown) {
  const { bytes, signatures, message } = landed.wire;
  if (encoding === 'base64') return [Buffer.from(bytes).toString('base64'), 'base64'];
  if (encoding === 'base58') return [toBase58(bytes), 'base58'];
  if (encoding === 'binary') return toBase58(bytes);
  return {
    message: encoding === 'jsonParsed' ? namedMessage(landed) : rawMessage(message),
    signatures: signatures.map(toBase58),
  };
}

export const returnDataJson = ({ returnData }: Run) =>
  returnData && {
    data: [Buffer.from(returnData.data).toString('base64'), 'base64'],
    programId: returnData.programId.toBase58(),
  };

export const statusJson = ({ failure }: Run) => (failure === null ? { Ok: null } : { Err: failure });

function metaJson({ endpoint, ledger }: RpcState, landed: Landed, named: boolean) {
  const { failure, loaded, balances, keys, wire, units } = landed;
  const bytes = loadedBytes(keys, ledger.bank('processed').read);
  return {
    computeUnitsConsumed: units,
    costUnits: costUnits(wire.message, loaded, { keys, units, bytes }),
    err: failure,
    fee: landed.fee,
    innerInstructions: endpoint.innerInstructions
      ? innerCalls(landed.inner, (call) =>
          named ? namedCall(call, keys, call.stackHeight) : rawCall(call, call.stackHeight),
        )
      : null,
    // With names, the list of the message's accounts says which of them were loaded.
    ...(!named && {
      loadedAddresses: {
        readonly: loaded.readonly.map((key) => key.toBase58()),
        writable: loaded.writable.map((key) => key.toBase58()),
      },
    }),
    logMessages: landed.logs,
    postBalances: balances.post,
    postTokenBalances: balances.postTokens,
    preBalances: balances.pre,
    preTokenBalances: balances.preTokens,
    rewards: [],
    ...(landed.returnData && { returnData: returnDataJson(landed) }),
    status: statusJson(landed),
  };
}

/** Refuses to show a version that the reader does not support; returns the version in the response's form, if any. */
function versionOf({ wire }: Landed, most: unknown) {
  const { version } = wire.message;
  if (version !== 'legacy' && !(typeof most === 'number' && most >= version))
    throw new RpcError(
      UNSUPPORTED_TRANSACTION_VERSION,
      `Transaction version (${version}) is not supported by the requesting client. Please try the request again ` +
        `with the following configuration parameter: "maxSupportedTransactionVersion": ${version}`,
    );
  return most === undefined || most === null ? {} : { version };
}

/** A transaction in the response to `getBlock`. */
export const inBlockJson = (state: RpcState, landed: Landed, config: Config) => ({
  meta: metaJson(state, landed, config['encoding'] === 'jsonParsed'),
  transaction: transactionJson(landed, config['encoding']),
  ...versionOf(landed, config['maxSupportedTransactionVersion']),
});

/** A transaction in the response to `getBlock` with `transactionDetails: accounts`. */
export function accountsJson(landed: Landed, config: Config) {
  const { message, signatures } = landed.wire;
  const { balances } = landed;
  return {
    meta: {
      err: landed.failure,
      fee: landed.fee,
      postBalances: balances.post,
      postTokenBalances: balances.postTokens,
      preBalances: balances.pre,
      preTokenBalances: balances.preTokens,
      status: statusJson(landed),
    },
    transaction: {
      accountKeys: accountList(message, landed.loaded, landed.keys),
      signatures: signatures.map(toBase58),
    },
    ...versionOf(landed, config['maxSupportedTransactionVersion']),
  };
}

/** A transaction in the response to `getTransaction`. */
export const landedJson = (state: RpcState, landed: Landed, config: Config) => ({
  blockTime: landed.blockTime,
  ...inBlockJson(state, landed, config),
  slot: landed.slot,
  transactionIndex: landed.transactionIndex,
});
