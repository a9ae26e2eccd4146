import { PROGRAM_ERRORS } from '@co-staking/sdk';
import { PublicKey, SystemProgram } from '@solana/web3.js';
import { Account as RawAccount, Clock, FailedTransactionMetadata, LiteSVM } from 'litesvm';

import type { Account, Address, Kind, Rents } from '../model/state';
import { deployedAccounts } from '@co-staking/sdk/testing';
import { keyOf } from './addresses';
import { encodeAccount, ownerOf, sizeOf } from './layout';
import { FEE_PAYER, type Wire } from './wire';

/** The library's native object: its wrapper encodes addresses as text, which costs more than a transaction. */
interface Native {
  getAccount(key: Uint8Array): RawAccount | null;
  setAccount(key: Uint8Array, account: RawAccount): void;
  sendLegacyTransaction(bytes: Uint8Array): object;
}

const ERRORS = new Map(PROGRAM_ERRORS.map(({ number, code }) => [number, code as string]));
const [FIRST_ANCHOR_ERROR, FIRST_PROGRAM_ERROR] = [100, 6_000];

/** Runtime errors without a number that can occur here. */
const RUNTIME: Record<number, string> = {
  3: 'InvalidAccountData',
  6: 'IncorrectProgramId',
  7: 'MissingRequiredSignature',
  9: 'UninitializedAccount',
  13: 'ExternalAccountDataModified',
  22: 'AccountBorrowFailed',
  31: 'MissingAccount',
  37: 'PrivilegeEscalation',
  47: 'IllegalOwner',
};
/** A program that panicked or ran out of units: always wrong. */
const PANICS = [36, 39, 40];
export const PANIC = 'PANIC';

function nameOf(error: unknown): string {
  const inner =
    typeof error === 'object' && error && 'err' in error ? (error as { err(): unknown }).err() : null;
  if (inner === null) {
    const text = String(error);
    return text.includes('InsufficientFundsForRent')
      ? 'runtime InsufficientFundsForRent'
      : `transaction ${text}`;
  }
  if (typeof inner === 'number') return PANICS.includes(inner) ? PANIC : `runtime ${RUNTIME[inner] ?? inner}`;
  const { code } = inner as { code: number };
  if (code >= FIRST_PROGRAM_ERROR) return ERRORS.get(code) ?? `program ${code}`;
  return code >= FIRST_ANCHOR_ERROR ? `anchor ${code}` : `called ${code}`;
}

const LAMPORTS = 1n << 60n;
const EMPTY = new RawAccount(0n, new Uint8Array(), SystemProgram.programId.toBytes(), false, 0n);

/** The compiled program in LiteSVM, without signatures, history or logs. */
export class Machine {
  readonly #svm: LiteSVM;
  readonly #native: Native;
  readonly blockhash: Uint8Array;
  readonly rents: Rents;
  /** Every address that was ever written. */
  readonly #touched = new Set<Address>();

  constructor(upgradeAuthority: Address) {
    this.#svm = new LiteSVM().withSigverify(false).withTransactionHistory(0n).withLogBytesLimit(0n);
    this.#native = (this.#svm as unknown as { inner: Native }).inner;
    const authority = new PublicKey(keyOf(upgradeAuthority).bytes);
    for (const [address, { lamports, data, owner, executable }] of deployedAccounts(authority))
      this.#native.setAccount(
        address.toBytes(),
        new RawAccount(lamports, data, owner.toBytes(), executable, 0n),
      );
    this.clear();
    this.blockhash = new PublicKey(this.#svm.latestBlockhash()).toBytes();
    const rent = (kind: Kind): bigint => this.#svm.minimumBalanceForRentExemption(BigInt(sizeOf(kind)));
    const kinds: Kind[] = [
      'Config',
      'Participant',
      'WalletLink',
      'Device',
      'Offer',
      'SlashCase',
      'Token',
      'Mint',
      'Wallet',
    ];
    this.rents = Object.fromEntries(kinds.map((kind) => [kind, rent(kind)])) as Rents;
  }

  /**
   * Removes everything but the program. One machine serves all histories of a process: its memory belongs to the
   * library, and the garbage collector neither sees nor frees it while histories run.
   */
  clear(): void {
    for (const address of this.#touched) this.#native.setAccount(keyOf(address).bytes, EMPTY);
    this.#touched.clear();
    this.set(FEE_PAYER, { kind: 'Wallet', lamports: LAMPORTS, data: null });
  }

  set(address: Address, account: Account): void {
    this.#touched.add(address);
    const data = encodeAccount(address, account);
    const owner = keyOf(ownerOf(account.kind)).bytes;
    this.#native.setAccount(keyOf(address).bytes, new RawAccount(account.lamports, data, owner, false, 0n));
  }

  get(address: Address): RawAccount | null {
    return this.#native.getAccount(keyOf(address).bytes);
  }

  set now(seconds: bigint) {
    const { slot, epochStartTimestamp, epoch, leaderScheduleEpoch } = this.#svm.getClock();
    this.#svm.setClock(new Clock(slot, epochStartTimestamp, epoch, leaderScheduleEpoch, seconds));
  }

  /** Name of the refusal; `null` if the transaction was accepted. */
  send({ bytes, writable }: Wire): string | null {
    for (const address of writable) this.#touched.add(address);
    const result = this.#native.sendLegacyTransaction(bytes);
    return result instanceof FailedTransactionMetadata ? nameOf(result.err()) : null;
  }
}
