import type { MessageV0, VersionedMessage } from '@solana/web3.js';

import type { Landed } from '../ledger/record';
import { toBase58 } from './encode';
import { RpcError, UNSUPPORTED_TRANSACTION_VERSION } from './error';
import { withContext, type Methods } from './method';
import { configAt, invalid, keyAt, listAt, textAt, type Config } from './params';

const MOST_STATUSES = 256;
const MOST_SIGNATURES = 1_000;

const statusOf = ({ slot, failure }: Landed) => ({
  slot,
  confirmations: null,
  err: failure,
  status: failure === null ? { Ok: null } : { Err: failure },
  confirmationStatus: 'finalized',
});

function messageJson(message: VersionedMessage) {
  const instructions = message.compiledInstructions.map(({ programIdIndex, accountKeyIndexes, data }) => ({
    programIdIndex,
    accounts: accountKeyIndexes,
    data: toBase58(data),
    stackHeight: 1,
  }));
  return {
    accountKeys: message.staticAccountKeys.map((key) => key.toBase58()),
    header: message.header,
    instructions,
    recentBlockhash: message.recentBlockhash,
    ...(message.version === 0 ? { addressTableLookups: lookupsJson(message) } : {}),
  };
}

const lookupsJson = ({ addressTableLookups }: MessageV0) =>
  addressTableLookups.map(({ accountKey, writableIndexes, readonlyIndexes }) => ({
    accountKey: accountKey.toBase58(),
    writableIndexes,
    readonlyIndexes,
  }));

/** A message with addresses in place of indexes, as `jsonParsed` writes what it has no parser for. */
function parsedMessageJson(message: VersionedMessage, { keys }: Landed) {
  const loadedFrom = message.staticAccountKeys.length;
  return {
    accountKeys: keys.map((key, index) => ({
      pubkey: key.toBase58(),
      signer: message.isAccountSigner(index),
      writable: message.isAccountWritable(index),
      source: index < loadedFrom ? 'transaction' : 'lookupTable',
    })),
    instructions: message.compiledInstructions.map(({ programIdIndex, accountKeyIndexes, data }) => ({
      programId: keys[programIdIndex]!.toBase58(),
      accounts: accountKeyIndexes.map((index) => keys[index]!.toBase58()),
      data: toBase58(data),
      stackHeight: 1,
    })),
    recentBlockhash: message.recentBlockhash,
    ...(message.version === 0 ? { addressTableLookups: lookupsJson(message) } : {}),
  };
}

function transactionJson(landed: Landed, encoding: unknown) {
  const { transaction, bytes } = landed;
  if (encoding === 'base64') return [Buffer.from(bytes).toString('base64'), 'base64'];
  if (encoding === 'base58') return [toBase58(bytes), 'base58'];
  const message = transaction.message;
  return {
    signatures: transaction.signatures.map(toBase58),
    message: encoding === 'jsonParsed' ? parsedMessageJson(message, landed) : messageJson(message),
  };
}

function innerJson({ inner, keys }: Landed, parsed: boolean) {
  return inner
    .map((calls, index) => ({
      index,
      instructions: calls.map(({ programIdIndex, accounts, data, stackHeight }) =>
        parsed
          ? {
              programId: keys[programIdIndex]!.toBase58(),
              accounts: accounts.map((account) => keys[account]!.toBase58()),
              data: toBase58(data),
              stackHeight,
            }
          : { programIdIndex, accounts, data: toBase58(data), stackHeight },
      ),
    }))
    .filter(({ instructions }) => instructions.length > 0);
}

function metaJson(landed: Landed, parsed: boolean) {
  const { failure, loaded } = landed;
  return {
    err: failure,
    status: failure === null ? { Ok: null } : { Err: failure },
    fee: Number(landed.fee),
    preBalances: landed.preBalances.map(Number),
    postBalances: landed.postBalances.map(Number),
    preTokenBalances: landed.preTokenBalances,
    postTokenBalances: landed.postTokenBalances,
    innerInstructions: innerJson(landed, parsed),
    logMessages: landed.logs,
    computeUnitsConsumed: Number(landed.units),
    rewards: [],
    loadedAddresses: {
      writable: loaded.writable.map((key) => key.toBase58()),
      readonly: loaded.readonly.map((key) => key.toBase58()),
    },
  };
}

/** A landed transaction as `getTransaction` tells it. */
function landedJson(landed: Landed, { encoding, maxSupportedTransactionVersion: most }: Config) {
  const { version } = landed.transaction;
  if (version !== 'legacy' && !(typeof most === 'number' && most >= version))
    throw new RpcError(
      UNSUPPORTED_TRANSACTION_VERSION,
      `Transaction version (${version}) is not supported by the requesting client. Please try the request again ` +
        `with the following configuration parameter: "maxSupportedTransactionVersion": ${version}`,
    );
  return {
    slot: landed.slot,
    blockTime: Number(landed.blockTime),
    transaction: transactionJson(landed, encoding),
    meta: metaJson(landed, encoding === 'jsonParsed'),
    ...(most === undefined ? {} : { version }),
  };
}

/** Transactions that landed. */
export const historyMethods: Methods = {
  getSignatureStatuses(state, params) {
    const signatures = listAt(params, 0, 'signatures', MOST_STATUSES);
    const statuses = signatures.map((signature) => {
      const landed = state.ledger.find(signature as string);
      return landed ? statusOf(landed) : null;
    });
    return withContext(state, {}, statuses);
  },

  getTransaction({ ledger }, params) {
    // The second argument may be the encoding alone, as in old clients.
    const config = typeof params[1] === 'string' ? { encoding: params[1] } : configAt(params, 1);
    const landed = ledger.find(textAt(params, 0, 'signature'));
    return landed ? landedJson(landed, config) : null;
  },

  getSignaturesForAddress({ ledger }, params) {
    const address = keyAt(params, 0, 'address');
    const { before, until, limit = MOST_SIGNATURES } = configAt(params, 1);
    if (typeof limit !== 'number' || limit < 1 || limit > MOST_SIGNATURES)
      throw invalid(`limit must be 1 to ${MOST_SIGNATURES}`);
    const newestFirst = ledger.all().reverse();
    const from = before ? newestFirst.findIndex(({ signature }) => signature === before) + 1 : 0;
    const to = until ? newestFirst.findIndex(({ signature }) => signature === until) : -1;
    return newestFirst
      .slice(from, to < 0 ? undefined : to)
      .filter(({ keys }) => keys.some((key) => key.equals(address)))
      .slice(0, limit)
      .map((landed) => ({
        signature: landed.signature,
        slot: landed.slot,
        err: landed.failure,
        memo: null,
        blockTime: Number(landed.blockTime),
        confirmationStatus: 'finalized',
      }));
  },

  getTransactionCount: ({ ledger }) => ledger.all().length,
};
