import { PublicKey, SystemProgram, VersionedTransaction, type Transaction } from '@solana/web3.js';
import type { LiteSVM } from 'litesvm';

import type { AccountState } from './chain';

// Types only: the package itself is optional, and loaded by who starts a machine.
type Account = Parameters<LiteSVM['setAccount']>[0];
type SvmTransaction = Parameters<LiteSVM['sendTransaction']>[0];

const SIGNATURE_BYTES = 64;
/** In the place of a missing signature. */
const NO_SIGNATURE = new Uint8Array(SIGNATURE_BYTES);

/**
 * An address as LiteSVM takes it: base58.
 *
 * @example
 * const { exists } = svm.getAccount(svmAddress(wallet));
 */
export const svmAddress = (key: PublicKey): Account['address'] => key.toBase58() as Account['address'];

/**
 * State of an account that LiteSVM gives; the data are a copy.
 *
 * @example
 * import { PROGRAM_ID } from '@co-staking/sdk';
 * const states = svm.getProgramAccounts(svmAddress(PROGRAM_ID)).map(fromSvm);
 */
export const fromSvm = ({
  lamports,
  data,
  programAddress,
  executable,
}: Omit<Account, 'address' | 'space'>): AccountState => ({
  lamports,
  data: Uint8Array.from(data),
  owner: new PublicKey(programAddress),
  executable,
});

/**
 * State of an account on a LiteSVM machine; `null` if there is none.
 *
 * @example
 * const lamports = readAccount(svm, wallet)?.lamports ?? 0n;
 */
export function readAccount(svm: LiteSVM, key: PublicKey): AccountState | null {
  const found = svm.getAccount(svmAddress(key));
  return found.exists ? fromSvm(found) : null;
}

/**
 * Writes an account of a LiteSVM machine past all rules.
 *
 * @param state - `null` removes the account
 *
 * @example
 * import { SystemProgram } from '@solana/web3.js';
 * const owner = SystemProgram.programId;
 * writeAccount(svm, wallet, { lamports: 1_000_000_000n, data: new Uint8Array(), owner, executable: false });
 */
export function writeAccount(svm: LiteSVM, key: PublicKey, state: AccountState | null): void {
  svm.setAccount({
    address: svmAddress(key),
    lamports: (state?.lamports ?? 0n) as Account['lamports'],
    data: state?.data ?? new Uint8Array(),
    programAddress: svmAddress(state?.owner ?? SystemProgram.programId),
    executable: state?.executable ?? false,
    space: BigInt(state?.data.length ?? 0),
  });
}

/**
 * Sets the clock of a LiteSVM machine to a unix second; slot and epoch stay.
 *
 * @example
 * writeClock(svm, START + 86_400n);
 */
export function writeClock(svm: LiteSVM, seconds: bigint): void {
  const clock = svm.getClock();
  clock.unixTimestamp = seconds;
  svm.setClock(clock);
}

/**
 * A serialized transaction, legacy or versioned, as LiteSVM takes it. Signatures are passed on unchecked.
 *
 * @param bytes - with fewer than 128 signatures, as every transaction of 1,232 bytes
 * @throws Error if the bytes are not a transaction
 *
 * @example
 * const result = svm.sendTransaction(svmTransaction(bytes));
 */
export function svmTransaction(bytes: Uint8Array): SvmTransaction {
  const { signatures, message } = VersionedTransaction.deserialize(bytes);
  const signers = message.staticAccountKeys.slice(0, signatures.length);
  const signed = signers.map((key, index) => [svmAddress(key), signatures[index]!]);
  // The signatures follow one length byte: there is no room for 128 of them.
  const messageBytes = bytes.subarray(1 + signatures.length * SIGNATURE_BYTES);
  return { messageBytes, signatures: Object.fromEntries(signed) } as unknown as SvmTransaction;
}

/** A compiled transaction as LiteSVM takes it, without the way over its bytes. Signatures are passed on unchecked. */
export function svmTransactionOf(transaction: Transaction): SvmTransaction {
  const messageBytes = transaction.serializeMessage();
  const signed = transaction.signatures.map(({ publicKey, signature }) => [
    svmAddress(publicKey),
    signature ?? NO_SIGNATURE,
  ]);
  return { messageBytes, signatures: Object.fromEntries(signed) } as unknown as SvmTransaction;
}
