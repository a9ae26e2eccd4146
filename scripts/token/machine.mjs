import { Account, FailedTransactionMetadata, LiteSVM } from 'litesvm';
import { PublicKey } from '@solana/web3.js';
import { encodeTransaction } from '../toolchain/message.mjs';
import { PAYER, bytesOf } from './addresses.mjs';

const LAMPORTS = 1n << 60n;
const TOKEN_PROGRAM = new PublicKey(bytesOf('token program')).toBase58();

/** The common part of two log formats: a panic's position is in the compiler's words. */
const isRelevant = (line) => /^Program (log|return): /.test(line) && !/panicked/i.test(line);

function errorOf(result) {
  const error = result.err();
  if (typeof error !== 'object') return `transaction error ${error}`;
  if (!('err' in error)) return error.constructor.name;
  const inner = error.err();
  const reason = typeof inner === 'object' && 'code' in inner ? `custom ${inner.code}` : `runtime ${inner}`;
  return `instruction ${error.index}: ${reason}`;
}

/** LiteSVM with a binary instead of its token program. */
export class TokenMachine {
  #native;
  #blockhash;

  constructor(code) {
    const svm = new LiteSVM().withSigverify(false).withTransactionHistory(0n);
    svm.addProgram(TOKEN_PROGRAM, code);
    this.#blockhash = new PublicKey(svm.latestBlockhash()).toBytes();
    // The library's native object: its wrapper encodes addresses as text, which costs more than a transaction.
    this.#native = svm.inner;
    this.set(PAYER, { lamports: LAMPORTS, data: new Uint8Array(), owner: 'system program' });
    this.rent = (size) => svm.minimumBalanceForRentExemption(BigInt(size));
  }

  set(name, { lamports, data, owner }) {
    this.#native.setAccount(bytesOf(name), new Account(lamports, data, bytesOf(owner), false, 0n));
  }

  /** Everything about an account; `null` if it does not exist. */
  get(name) {
    const found = this.#native.getAccount(bytesOf(name));
    if (!found) return null;
    return {
      lamports: found.lamports(),
      data: Buffer.from(found.data()),
      owner: Buffer.from(found.owner()),
      executable: found.executable(),
    };
  }

  send(instructions) {
    const { bytes } = encodeTransaction(PAYER, instructions, this.#blockhash, bytesOf);
    const result = this.#native.sendLegacyTransaction(bytes);
    const failed = result instanceof FailedTransactionMetadata;
    const meta = failed ? result.meta() : result;
    const returned = meta.returnData();
    return {
      error: failed ? errorOf(result) : null,
      returned: `${Buffer.from(returned.programId()).toString('hex')} ${Buffer.from(returned.data()).toString('hex')}`,
      logs: meta.logs().filter(isRelevant),
      units: Number(meta.computeUnitsConsumed()),
    };
  }
}
