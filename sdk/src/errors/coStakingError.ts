import { SystemProgram, type PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { checkFields } from '../codec/fields';
import { PROGRAM_ID } from '../programId';
import { ASSOCIATED_TOKEN_PROGRAM_ID, TOKEN_2022_PROGRAM_ID, TOKEN_PROGRAM_ID } from '../tokenPrograms';
import { readFacts, type Facts } from './read';
import { entryByNumber, type ErrorSource, type ProgramErrorCode } from './tables';

/** First number of a program's own errors; Anchor keeps the lower ones. */
const FIRST_PROGRAM_ERROR = 6000;
/** Programs of the chain itself number their errors from zero, Anchor from here. */
const FIRST_ANCHOR_ERROR = 100;

/** The programs that the program calls. */
const calledPrograms = (): [program: PublicKey, source: ErrorSource][] => [
  [TOKEN_PROGRAM_ID, 'token'],
  [TOKEN_2022_PROGRAM_ID, 'token'],
  [ASSOCIATED_TOKEN_PROGRAM_ID, 'associated-token'],
  [SystemProgram.programId, 'system'],
];

/** Names that say nothing to the user of a wallet, in words. */
const RUNTIME_WORDS: Record<string, string> = {
  AccountNotFound: 'the paying wallet has no SOL',
  InsufficientFundsForFee: 'the paying wallet has too little SOL for the fee',
  InsufficientFundsForRent: 'the paying wallet has too little SOL for the rent of an account',
  ProgramAccountNotFound: 'the program is not deployed on this cluster',
  InvalidProgramForExecution: 'the program is not deployed on this cluster',
};

/** Where an error number comes from. Without logs small numbers could be anyone's. */
function sourceOf({ number, program }: Facts, programId: string): ErrorSource {
  if (number === undefined) return 'runtime';
  const [, called] = calledPrograms().find(([address]) => address.toBase58() === program) ?? [];
  if (called) return called;
  if (program !== undefined && program !== programId) return 'runtime';
  if (number >= FIRST_PROGRAM_ERROR) return 'program';
  return number >= FIRST_ANCHOR_ERROR ? 'anchor' : 'runtime';
}

/** Name and words that Anchor logged; it knows errors that are newer than this package. */
function anchorLog(logs: string[], number: number): { code: string; message: string } | undefined {
  for (const line of logs) {
    const [, code, found, message] =
      /Error Code: (\w+)\. Error Number: (\d+)\. Error Message: (.*?)\.?$/.exec(line) ?? [];
    if (code && message && Number(found) === number) return { code, message };
  }
  return undefined;
}

const BRAND: unique symbol = /* @__PURE__ */ Symbol.for('@co-staking/sdk/CoStakingError');

/**
 * A failed transaction, in the words of the program that refused it.
 *
 * @example
 * const failure = CoStakingError.from(error);
 * if (failure?.code === 'OfferExpired') showExpired();
 */
export class CoStakingError extends Error {
  override readonly name: string = 'CoStakingError';
  /** By this an error of another copy of this package is known. */
  declare readonly [BRAND]: true;

  protected constructor(
    /** Who refused. */
    readonly source: ErrorSource,
    /** Name, for example `ZeroAmount`; the runtime's own words if it has no name. */
    readonly code: ProgramErrorCode | (string & {}),
    /** Number of the error; `undefined` if the runtime gives none. */
    readonly number: number | undefined,
    message: string,
    /** Logs of the transaction; empty if the client gave none. */
    readonly logs: readonly string[],
    cause: unknown,
  ) {
    super(message, { cause });
    (this as { [BRAND]: true })[BRAND] = true;
  }

  /**
   * Whether an error is one of this class. Unlike `instanceof` it also knows those of another copy: a program can load
   * this package as an ES module and as CommonJS.
   */
  static is(error: unknown): error is CoStakingError {
    return typeof error === 'object' && error !== null && BRAND in error;
  }

  /**
   * Reads any error of sending or simulating a transaction: of web3.js, Anchor, an RPC answer's `err`,
   * bankrun's text, or a bare number.
   *
   * @returns `null` if it is not a transaction's failure, such as a lost connection
   */
  static from(error: unknown, options: { programId?: Address } = {}): CoStakingError | null {
    checkFields('CoStakingError.from', options, { programId: 'optional' });
    const { programId = PROGRAM_ID } = options;
    if (CoStakingError.is(error)) return error;
    const facts = readFacts(error);
    const { number, reason, logs } = facts;
    if (number === undefined && reason === undefined) return null;
    const source = sourceOf(facts, toPublicKey(programId, 'programId').toBase58());
    const entry = number === undefined ? undefined : entryByNumber(source, number);
    const logged = number === undefined ? undefined : anchorLog(logs, number);
    const words = reason ?? `custom program error ${number}`;
    const spoken = Object.hasOwn(RUNTIME_WORDS, words) ? RUNTIME_WORDS[words] : undefined;
    const code = entry?.code ?? logged?.code ?? words;
    return new CoStakingError(
      source,
      code,
      number,
      entry?.message ?? logged?.message ?? spoken ?? words,
      logs,
      error,
    );
  }
}
