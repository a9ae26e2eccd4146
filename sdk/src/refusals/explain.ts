import { toPublicKey, type Address } from '../address';
import { isSignature } from '../base58';
import { CoStakingError, type ErrorSource, type ProgramErrorCode } from '../errors';
import { PROGRAM_ID } from '../programId';
import { adviceFor, adviceForText } from '../refusals/remedies/chain';
import { networkAdvice } from '../refusals/remedies/network';
import { REMEDIES } from '../refusals/remedies/program';

/** What a support desk needs besides the error. */
export interface ExplainContext {
  /** Wallet that signed, or would have. */
  wallet?: Address;
  /** UUID of the device. */
  deviceId?: string;
  /** Signature of the transaction, where one was sent. */
  signature?: string;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

/** What failed, why, and what to do. */
export interface Explanation {
  /** In product words. */
  message: string;
  /** Who refused, and what that means. */
  cause: string;
  /** What to do about it. */
  remedy: string;
  /** Who refused; `network` where the chain may not even have seen it, `success` where nothing failed. */
  source: ErrorSource | 'network' | 'success' | 'unknown';
  /** Name of the error; `null` where it has none. */
  code: string | null;
  /** Lines to send to a support desk. */
  support: string;
}

function supportLines(context: ExplainContext, code: string | null): string {
  const { wallet, deviceId, signature, programId = PROGRAM_ID } = context;
  const text = (address: Address | undefined): string => (address ? toPublicKey(address).toBase58() : '-');
  return [
    `error: ${code ?? '-'}`,
    `wallet: ${text(wallet)}`,
    `device: ${deviceId ?? '-'}`,
    `signature: ${signature ?? '-'}`,
    `program: ${text(programId)}`,
  ].join('\n');
}

const isProgramCode = (code: string): code is ProgramErrorCode => Object.hasOwn(REMEDIES, code);

/** All words of an error and of what caused it: fetch hides the reason in `cause`. */
function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error;
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, code, cause } = error as Record<string, unknown>;
  const own = [name, code, message].filter((part) => typeof part === 'string' || typeof part === 'number');
  return [...own, ...(cause === undefined ? [] : [wordsOf(cause)])].join(' ');
}

type Words = Omit<Explanation, 'support'>;

function ofChain(failure: CoStakingError): Words {
  const { source, code, message } = failure;
  if (source === 'program' && isProgramCode(code))
    return { message, cause: `The program refused: ${code}.`, remedy: REMEDIES[code], source, code };
  return { message, ...adviceFor(failure), source, code };
}

function ofWords(error: unknown): Words {
  const words = wordsOf(error);
  const runtime = adviceForText(words);
  if (runtime) return { message: words, ...runtime, source: 'runtime', code: null };
  const network = networkAdvice(words);
  if (network) return { ...network, source: 'network', code: null };
  return {
    message: words || 'something failed without a word',
    cause: 'This is no failure of a transaction that is known here.',
    remedy: 'Try again; if it fails again, send the report below to support.',
    source: 'unknown',
    code: null,
  };
}

/**
 * Turns any failure into what it means, why, and what to do: of the program, Anchor, the token or system program,
 * the runtime or the network; of web3.js, Anchor, an RPC answer, or bare words, with or without logs.
 *
 * @example
 * const { message, remedy, support } = explain(error, { wallet, deviceId: shown.id, signature });
 */
export function explain(error: unknown, context: ExplainContext = {}): Explanation {
  const { programId = PROGRAM_ID } = context;
  const failure = CoStakingError.from(error, { programId });
  const words = failure ? ofChain(failure) : ofWords(error);
  return { ...words, support: supportLines(context, words.code) };
}

/** Where a transaction is looked up: a web3.js `Connection`, or anything that answers like one. */
export interface TransactionSource {
  /** The outcome and the logs of a transaction; `null` where the source does not have it. */
  getTransaction(
    signature: string,
    options: { maxSupportedTransactionVersion: number; commitment?: 'confirmed' | 'finalized' },
  ): Promise<{ meta: { err: unknown; logMessages?: string[] | null } | null } | null>;
}

/**
 * Looks a transaction up and explains its failure; a lookup that fails is explained as well.
 *
 * @example
 * const { source, message } = await explainSignature(connection, signature, { wallet });
 */
export async function explainSignature(
  source: TransactionSource,
  signature: string,
  context: Omit<ExplainContext, 'signature'> = {},
): Promise<Explanation> {
  const full = { ...context, signature };
  if (!isSignature(signature))
    return {
      message: `this is not a signature: "${signature}"`,
      cause: 'A signature is 64 bytes in base58.',
      remedy: 'Copy the signature again, whole.',
      source: 'unknown',
      code: null,
      support: supportLines(full, null),
    };
  let found: Awaited<ReturnType<TransactionSource['getTransaction']>>;
  try {
    found = await source.getTransaction(signature, {
      maxSupportedTransactionVersion: 0,
      commitment: 'confirmed',
    });
  } catch (error) {
    return explain(error, full);
  }
  if (!found)
    return {
      message: 'the chain does not know this transaction',
      cause: 'It has not landed yet, has expired, or the RPC node has forgotten it.',
      remedy:
        'Wait two minutes and look again. If it is still unknown, ask a node that keeps everything (an archive node): sign it again only when its last valid block height has passed and that node does not know it.',
      source: 'unknown',
      code: null,
      support: supportLines(full, null),
    };
  if (!found.meta?.err)
    return {
      message: 'the transaction has succeeded',
      cause: 'Nothing failed.',
      remedy: 'Nothing is to be done.',
      source: 'success',
      code: null,
      support: supportLines(full, null),
    };
  return explain({ err: found.meta.err, logs: found.meta.logMessages ?? [] }, full);
}
