import { toPublicKey, type Address } from '../address';
import { isSignature } from '../base58';
import { checkFields } from '../codec/fields';
import { httpStatus } from '../errors/rpc';
import { solanaContext } from '../errors/solanaError';
import { CoStakingError, type ErrorSource, type ProgramErrorCode } from '../errors';
import { PROGRAM_ID } from '../programId';
import { adviceFor, adviceForText } from '../refusals/remedies/chain';
import { networkAdvice } from '../refusals/remedies/network';
import { adviceForOwn, type OwnAdvice } from '../refusals/remedies/ofPackage';
import { REMEDIES } from '../refusals/remedies/program';
import { hostIn, withoutSecrets } from '../refusals/secrets';

/** What a support desk needs in addition to the error. */
export interface ExplainContext {
  /** Wallet that signed, or would have. */
  wallet?: Address;
  /** UUID of the device. */
  deviceId?: string;
  /** Signature of the transaction, if one was sent. */
  signature?: string;
  /** Whether it failed in reading, when no transaction was sent that would have to be looked up; `false` by default. */
  reading?: boolean;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

const checkContext = (caller: string, context: ExplainContext): void =>
  checkFields(caller, context, {
    wallet: 'optional',
    deviceId: 'optional',
    signature: 'optional',
    reading: 'optional',
    programId: 'optional',
  });

/** What failed, why, and what to do. */
export interface Explanation {
  /** In product words. */
  message: string;
  /** Who refused, and what that means. */
  cause: string;
  /** What to do about it. */
  remedy: string;
  /**
   * Who refused; `sdk` if this package did before anything was sent, `network` if the chain may not even have seen it,
   * `success` if nothing failed.
   */
  source: ErrorSource | 'sdk' | 'network' | 'success' | 'unknown';
  /** Name of the error; `null` if it has none. */
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
  const status = httpStatus(error);
  const answered = solanaContext(error)?.__serverMessage;
  // "Error" names nothing.
  const own = [name === 'Error' ? null : name, code, message, answered, status].filter(
    (part) => typeof part === 'string' || typeof part === 'number',
  );
  return [...own, ...(cause === undefined ? [] : [wordsOf(cause)])].join(' ');
}

type Words = Omit<Explanation, 'support'>;

function ofChain(failure: CoStakingError): Words {
  const { source, code, message } = failure;
  if (source === 'program' && isProgramCode(code))
    return { message, cause: `The program refused: ${code}.`, remedy: REMEDIES[code], source, code };
  return { message: withoutSecrets(message), ...adviceFor(failure), source, code };
}

function ofOwn(error: Error, { cause, remedy, source }: OwnAdvice): Words {
  return { message: withoutSecrets(error.message), cause, remedy, source, code: error.name };
}

function ofWords(error: unknown, reading: boolean): Words {
  const full = wordsOf(error);
  const words = withoutSecrets(full);
  const runtime = adviceForText(words);
  if (runtime) return { message: words, ...runtime, source: 'runtime', code: null };
  const network = networkAdvice(words, reading);
  if (network) {
    const host = hostIn(full);
    const message = host === null ? network.message : `${network.message} (${host})`;
    return { ...network, message, source: 'network', code: null };
  }
  return {
    message: words || 'something failed without a message',
    cause: 'This is not a known failure of a transaction.',
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
  checkContext('explain', context);
  const { programId = PROGRAM_ID, reading = false } = context;
  const own = adviceForOwn(error);
  const failure = own ? null : CoStakingError.from(error, { programId });
  const words = own ? ofOwn(error as Error, own) : failure ? ofChain(failure) : ofWords(error, reading);
  return { ...words, support: supportLines(context, words.code) };
}

/** Source of transactions: a web3.js `Connection`, or anything that answers like one. */
export interface TransactionSource {
  /** The outcome and the logs of a transaction; `null` if the source does not have it. */
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
  checkContext('explainSignature', context);
  const full = { ...context, signature };
  if (!isSignature(signature))
    return {
      message: 'this is not a transaction signature',
      cause: 'A signature is base58 of 64 bytes.',
      remedy: 'Copy the whole signature, without spaces.',
      source: 'sdk',
      code: null,
      support: supportLines(full, null),
    };
  let found: Awaited<ReturnType<TransactionSource['getTransaction']>>;
  try {
    found = await source.getTransaction(signature, {
      maxSupportedTransactionVersion: 1,
      commitment: 'confirmed',
    });
  } catch (error) {
    return explain(error, full);
  }
  if (!found)
    return {
      message: 'the RPC node does not know this transaction',
      cause: 'It has not landed yet, it never will, or it landed and the RPC node has forgotten it.',
      remedy:
        'Wait two minutes and look again; use an archive node if it is older. Do not sign it again until settleTransaction reports that it expired.',
      source: 'unknown',
      code: null,
      support: supportLines(full, null),
    };
  if (!found.meta?.err)
    return {
      message: 'the transaction succeeded',
      cause: 'Nothing failed.',
      remedy: 'No action is needed.',
      source: 'success',
      code: null,
      support: supportLines(full, null),
    };
  return explain({ err: found.meta.err, logs: found.meta.logMessages ?? [] }, full);
}
