import { utils } from '@coral-xyz/anchor';
import { VersionedMessage } from '@solana/web3.js';
import { FailedTransactionMetadata, LiteSVM, SimulatedTransactionInfo } from 'litesvm';

import type { Chain } from './chain';

const { bs58 } = utils.bytes;

/** The outcome of a transaction, as an RPC reports it. */
export interface Reported {
  /** The refusal in the machine's words; `null` if there is none. */
  err: string | null;
  logs: string[];
  units: number;
  /** Calls that the programs made, by places in the list of the transaction's addresses; data in base58. */
  calls: { programIdIndex: number; accounts: number[]; data: string }[];
}

/** A transaction that a machine has processed. */
export interface Processed extends Reported {
  /** Base58. */
  signature: string;
  /** @throws Error for a message that web3.js cannot read, which is one of version 1 */
  readonly message: VersionedMessage;
}

type Result = ReturnType<LiteSVM['sendTransaction'] | LiteSVM['simulateTransaction']>;

function refusalOf(failed: FailedTransactionMetadata): string {
  const error = failed.err();
  return typeof error === 'object' ? error.toString() : `transaction error ${error}`;
}

export function reportOf(result: Result): Reported {
  const failed = result instanceof FailedTransactionMetadata;
  const meta = failed || result instanceof SimulatedTransactionInfo ? result.meta() : result;
  const inner = meta.innerInstructions().flat();
  const calls = inner.map((call) => {
    const instruction = call.instruction();
    return {
      programIdIndex: instruction.programIdIndex(),
      accounts: [...instruction.accounts()],
      data: bs58.encode(Buffer.from(instruction.data())),
    };
  });
  const units = Number(meta.computeUnitsConsumed());
  return { err: failed ? refusalOf(result) : null, logs: meta.logs(), units, calls };
}

const LEDGERS = new WeakMap<LiteSVM, Processed[]>();

/** Everything that a machine has processed since this module was loaded, oldest first. */
export const ledgerOf = (svm: LiteSVM): readonly Processed[] => LEDGERS.get(svm) ?? [];

/** The machine of a chain that was started with `kind: 'litesvm'`. */
export const machineOf = (chain: Chain): LiteSVM => (chain as unknown as { svm: LiteSVM }).svm;

// The machine knows transactions by their signatures, but no list of them: all that pass are written down.
const send = LiteSVM.prototype.sendTransaction;
LiteSVM.prototype.sendTransaction = function (this: LiteSVM, transaction) {
  const result = send.call(this, transaction);
  // The fee payer's is the first.
  const [signature] = Object.values(transaction.signatures);
  const processed = {
    signature: bs58.encode(Buffer.from(signature!)),
    get message() {
      return VersionedMessage.deserialize(Uint8Array.from(transaction.messageBytes));
    },
    ...reportOf(result),
  };
  if (!LEDGERS.has(this)) LEDGERS.set(this, []);
  LEDGERS.get(this)!.push(processed);
  return result;
};
