import {
  ComputeBudgetProgram,
  MessageV0,
  PublicKey,
  SystemProgram,
  VersionedTransaction,
  type TransactionInstruction,
} from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { toBigInt, toUint, type Amount } from '../amounts';
import { viewOf } from '../codec/bytes';
import { checkFields, type Fields } from '../codec/fields';
import { MAX_TRANSACTION_BYTES, transactionBytes } from './size';

/** Most compute units a transaction can ask for. */
export const MAX_COMPUTE_UNITS = 1_400_000;

const U64_MAX = 0xffff_ffff_ffff_ffffn;

/** Argument of {@link buildTransaction}. */
export interface BuildTransactionInput {
  /** What the transaction does, in this order; at least one. */
  instructions: readonly TransactionInstruction[];
  /** Wallet that pays the fee; signs. */
  payer: Address;
  /** Recent blockhash, base58. */
  blockhash: string;
  /** Compute units that the transaction may use; the runtime's default if omitted. */
  computeUnitLimit?: number;
  /** Priority price, micro-lamports per compute unit; none if omitted. */
  computeUnitPrice?: Amount;
}

const FIELDS: Fields<BuildTransactionInput> = {
  instructions: 'required',
  payer: 'required',
  blockhash: 'required',
  computeUnitLimit: 'optional',
  computeUnitPrice: 'optional',
};

/**
 * A transaction would not fit the network's packet.
 *
 * @example
 * if (error instanceof TransactionTooLargeError) console.log(`${error.bytes - error.limit} bytes too many`);
 */
export class TransactionTooLargeError extends RangeError {
  override readonly name = 'TransactionTooLargeError';

  constructor(
    /** Bytes that the signed transaction would have. */
    readonly bytes: number,
    /** Most bytes a transaction may have. */
    readonly limit: number,
  ) {
    super(`the transaction has ${bytes} bytes, ${bytes - limit} more than the ${limit} that fit`);
  }
}

function budget({ computeUnitLimit, computeUnitPrice }: BuildTransactionInput): TransactionInstruction[] {
  const added: TransactionInstruction[] = [];
  if (computeUnitLimit !== undefined) {
    const units = toUint(computeUnitLimit, 32, 'computeUnitLimit');
    if (units === 0 || units > MAX_COMPUTE_UNITS)
      throw new RangeError(`computeUnitLimit must be from 1 to ${MAX_COMPUTE_UNITS}: ${units}`);
    added.push(ComputeBudgetProgram.setComputeUnitLimit({ units }));
  }
  if (computeUnitPrice !== undefined) {
    const microLamports = toBigInt(computeUnitPrice, 'computeUnitPrice');
    if (microLamports < 0n || microLamports > U64_MAX)
      throw new RangeError(`computeUnitPrice does not fit 64 bits: ${microLamports}`);
    added.push(ComputeBudgetProgram.setComputeUnitPrice({ microLamports }));
  }
  return added;
}

/** Number of the system program's `AdvanceNonceAccount`. */
const ADVANCE_NONCE = 4;

/** The runtime takes a transaction for one with a durable nonce only if this comes first. */
const advancesNonce = ({ programId, data }: TransactionInstruction): boolean =>
  programId.equals(SystemProgram.programId) &&
  data.length >= 4 &&
  viewOf(data).getUint32(0, true) === ADVANCE_NONCE;

/** The compute budget comes first, but for the advance of a durable nonce. */
function withBudget(input: BuildTransactionInput): TransactionInstruction[] {
  const [first, ...others] = input.instructions;
  return advancesNonce(first!)
    ? [first!, ...budget(input), ...others]
    : [...budget(input), ...input.instructions];
}

function checkBlockhash(blockhash: string): void {
  try {
    // Blockhashes have the length and the alphabet of public keys.
    if (typeof blockhash === 'string' && new PublicKey(blockhash)) return;
  } catch {
    // The error follows.
  }
  throw new TypeError(`blockhash is not base58 of 32 bytes: ${String(blockhash)}`);
}

/**
 * Puts instructions into an unsigned version 0 transaction, the compute budget first. With a durable
 * nonce, `AdvanceNonceAccount` is the first of the instructions and stays it, and `blockhash` is the nonce.
 *
 * @example
 * const transaction = buildTransaction({ instructions: [instruction], payer, blockhash, computeUnitLimit: 20_000 });
 *
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit;
 * {@link TransactionTooLargeError} above {@link MAX_TRANSACTION_BYTES}
 */
export function buildTransaction(input: BuildTransactionInput): VersionedTransaction {
  checkFields('buildTransaction', input, FIELDS);
  const { instructions, blockhash } = input;
  if (!Array.isArray(instructions) || instructions.length === 0)
    throw new TypeError('instructions must be a list of at least one instruction');
  checkBlockhash(blockhash);
  const message = MessageV0.compile({
    payerKey: toPublicKey(input.payer, 'payer'),
    recentBlockhash: blockhash,
    instructions: withBudget(input),
  });
  const bytes = transactionBytes(message);
  if (bytes > MAX_TRANSACTION_BYTES) throw new TransactionTooLargeError(bytes, MAX_TRANSACTION_BYTES);
  return new VersionedTransaction(message);
}
