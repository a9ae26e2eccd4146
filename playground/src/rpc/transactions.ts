import { VersionedTransaction, type PublicKey } from '@solana/web3.js';

import { accountKeys, loadedAddresses } from '../ledger/accountKeys';
import { wordsOf } from '../ledger/errors';
import type { Run } from '../ledger/record';
import { encodeAccount, fromBase58, toBase58 } from './encode';
import { PREFLIGHT_FAILURE, RpcError, SIGNATURE_FAILURE } from './error';
import { withContext, type Methods, type RpcState } from './method';
import { configAt, invalid, textAt, toKey, type Config } from './params';

const MOST_BYTES = 1_232;

/** The bytes of a transaction argument, which is base58 unless the options say base64. */
function transactionAt(params: unknown[], config: Config): Uint8Array {
  const text = textAt(params, 0, 'transaction');
  const bytes =
    config['encoding'] === 'base64' ? Buffer.from(text, 'base64') : fromBase58(text, 'transaction');
  if (bytes.length > MOST_BYTES)
    throw invalid(`a transaction has ${MOST_BYTES} bytes at most, this one ${bytes.length}`);
  try {
    VersionedTransaction.deserialize(bytes);
  } catch (error) {
    throw invalid(`failed to deserialize the transaction: ${(error as Error).message}`);
  }
  return bytes;
}

function keysOf({ ledger }: RpcState, bytes: Uint8Array): PublicKey[] {
  const { message } = VersionedTransaction.deserialize(bytes);
  return accountKeys(message, loadedAddresses(message, ledger.read));
}

/** Calls of programs with addresses in place of indexes, as a simulation writes them. */
const simulatedCalls = (run: Run, keys: PublicKey[]) =>
  run.inner
    .map((calls, index) => ({
      index,
      instructions: calls.map((call) => ({
        programId: keys[call.programIdIndex]!.toBase58(),
        accounts: call.accounts.map((account) => keys[account]!.toBase58()),
        data: toBase58(call.data),
        stackHeight: call.stackHeight,
      })),
    }))
    .filter(({ instructions }) => instructions.length > 0);

const returnDataOf = ({ returnData }: Run) =>
  returnData && {
    programId: returnData.programId.toBase58(),
    data: [Buffer.from(returnData.data).toString('base64'), 'base64'],
  };

const outcomeOf = (run: Run) => ({
  err: run.failure,
  logs: run.logs,
  unitsConsumed: Number(run.units),
  returnData: returnDataOf(run),
});

/** The preflight of a real node: a transaction that would fail is refused with its logs. */
function preflight({ ledger }: RpcState, bytes: Uint8Array): void {
  const { run } = ledger.simulate(bytes, { sigVerify: true, checkBlockhash: true });
  if (run.failure === null) return;
  if (run.failure === 'SignatureFailure')
    throw new RpcError(SIGNATURE_FAILURE, 'Transaction signature verification failure');
  throw new RpcError(PREFLIGHT_FAILURE, `Transaction simulation failed: ${wordsOf(run.failure)}`, {
    accounts: null,
    innerInstructions: null,
    ...outcomeOf(run),
  });
}

/** Transactions on their way. */
export const transactionMethods: Methods = {
  sendTransaction(state, params) {
    const config = configAt(params, 1);
    const bytes = transactionAt(params, config);
    // As on a cluster, whoever skips the preflight hears nothing of a transaction that never enters a block.
    if (!config['skipPreflight']) preflight(state, bytes);
    return state.ledger.submit(bytes).signature;
  },

  simulateTransaction(state, params) {
    const { ledger } = state;
    const config = configAt(params, 1);
    const { sigVerify = false, replaceRecentBlockhash = false, innerInstructions, accounts } = config;
    if (sigVerify && replaceRecentBlockhash)
      throw invalid('sigVerify may not be used with replaceRecentBlockhash');
    const bytes = transactionAt(params, config);
    const result = ledger.simulate(bytes, {
      sigVerify: sigVerify === true,
      checkBlockhash: !replaceRecentBlockhash,
    });
    const wanted = accounts as { addresses: string[]; encoding?: string } | null | undefined;
    return withContext(state, config, {
      ...outcomeOf(result.run),
      accounts: wanted
        ? wanted.addresses.map((address) => {
            const after = result.accounts.get(address) ?? ledger.read(toKey(address, 'address'));
            return after && encodeAccount(ledger, after, { encoding: wanted.encoding ?? 'base64' });
          })
        : null,
      innerInstructions: innerInstructions ? simulatedCalls(result.run, keysOf(state, bytes)) : null,
      ...(replaceRecentBlockhash ? { replacementBlockhash: ledger.blocks.latest() } : {}),
    });
  },
};
