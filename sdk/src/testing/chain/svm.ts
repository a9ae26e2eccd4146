import { PublicKey, SystemProgram, VersionedTransaction } from '@solana/web3.js';
import type { LiteSVM } from 'litesvm';

import type { AccountState } from './chain';

// Types only: the package itself is optional, and loaded by who starts a machine.
type Account = Parameters<LiteSVM['setAccount']>[0];
type SvmTransaction = Parameters<LiteSVM['sendTransaction']>[0];

const SIGNATURE_BYTES = 64;

/** An address as LiteSVM takes it. */
export const svmAddress = (key: PublicKey): Account['address'] => key.toBase58() as Account['address'];

/** An account as LiteSVM gives it. */
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

/** State of an account on a LiteSVM machine; `null` where there is none. */
export function readAccount(svm: LiteSVM, key: PublicKey): AccountState | null {
  const found = svm.getAccount(svmAddress(key));
  return found.exists ? fromSvm(found) : null;
}

/** Writes an account of a LiteSVM machine past all rules; `null` removes it. */
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

/** Sets the clock of a LiteSVM machine to a unix second. */
export function writeClock(svm: LiteSVM, seconds: bigint): void {
  const clock = svm.getClock();
  clock.unixTimestamp = seconds;
  svm.setClock(clock);
}

/** The serialized transaction, legacy or versioned, as LiteSVM takes it. */
export function svmTransaction(bytes: Uint8Array): SvmTransaction {
  const { signatures, message } = VersionedTransaction.deserialize(bytes);
  const signers = message.staticAccountKeys.slice(0, signatures.length);
  const signed = signers.map((key, index) => [svmAddress(key), signatures[index]!]);
  // One length byte stands in front of the signatures: there is no room for 128 of them.
  const messageBytes = bytes.subarray(1 + signatures.length * SIGNATURE_BYTES);
  return { messageBytes, signatures: Object.fromEntries(signed) } as unknown as SvmTransaction;
}
