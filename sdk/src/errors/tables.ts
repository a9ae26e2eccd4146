import { ERRORS, FIRST_ERROR, type ProgramErrorCode } from '../generated/errors';
import { ANCHOR_ERRORS } from './anchorErrors';

export type { ProgramErrorCode } from '../generated/errors';

/** Who refused: the program, Anchor on its behalf, a program it called, or the runtime. */
export type ErrorSource = 'program' | 'anchor' | 'token' | 'associated-token' | 'system' | 'runtime';

/** What an error is called and says. */
export interface ErrorEntry {
  source: ErrorSource;
  /** Name, for example `ZeroAmount` or `ConstraintSeeds`. */
  code: string;
  number: number;
  message: string;
}

/** An entry for an error of the co-staking program. */
export interface ProgramErrorEntry extends ErrorEntry {
  source: 'program';
  code: ProgramErrorCode;
}

/** Every error of the program, as the IDL lists them. */
export const PROGRAM_ERRORS: readonly ProgramErrorEntry[] = /* @__PURE__ */ ERRORS.map(
  ([code, message], index) => ({ source: 'program', code, number: FIRST_ERROR + index, message }),
);

/** Numbered from zero, in this order. */
const list = (source: ErrorSource, entries: [code: string, message: string][]): ErrorEntry[] =>
  entries.map(([code, message], number) => ({ source, code, number, message }));

const TOKEN_ERRORS = /* @__PURE__ */ list('token', [
  ['NotRentExempt', 'lamport balance below the rent-exempt threshold'],
  ['InsufficientFunds', 'the token account does not hold enough tokens'],
  ['InvalidMint', 'invalid mint'],
  ['MintMismatch', 'the token account belongs to another mint'],
  ['OwnerMismatch', 'the signer may not spend from this token account'],
  ['FixedSupply', 'fixed supply'],
  ['AlreadyInUse', 'already in use'],
  ['InvalidNumberOfProvidedSigners', 'invalid number of provided signers'],
  ['InvalidNumberOfRequiredSigners', 'invalid number of required signers'],
  ['UninitializedState', 'the token account does not exist'],
  ['NativeNotSupported', 'instruction does not support native tokens'],
  ['NonNativeHasBalance', 'a token account that holds tokens cannot be closed'],
  ['InvalidInstruction', 'invalid instruction'],
  ['InvalidState', 'the token account is in a state that does not allow this'],
  ['Overflow', 'operation overflowed'],
  ['AuthorityTypeNotSupported', 'account does not support this authority type'],
  ['MintCannotFreeze', 'this mint cannot freeze accounts'],
  ['AccountFrozen', 'the token account is frozen'],
  ['MintDecimalsMismatch', 'the decimals do not match the mint'],
  ['NonNativeNotSupported', 'instruction does not support non-native tokens'],
]);

const SYSTEM_ERRORS = /* @__PURE__ */ list('system', [
  ['AccountAlreadyInUse', 'an account with this address already exists'],
  ['ResultWithNegativeLamports', 'the account does not hold enough SOL'],
  ['InvalidProgramId', 'cannot assign account to this program id'],
  ['InvalidAccountDataLength', 'cannot allocate account data of this length'],
  ['MaxSeedLengthExceeded', 'length of requested seed is too long'],
  ['AddressWithSeedMismatch', 'provided address does not match addressed derived from seed'],
  ['NonceNoRecentBlockhashes', 'advancing stored nonce requires a populated RecentBlockhashes sysvar'],
  ['NonceBlockhashNotExpired', 'stored nonce is still in recent_blockhashes'],
  ['NonceUnexpectedBlockhashValue', 'specified nonce does not match stored nonce'],
]);

const ASSOCIATED_TOKEN_ERRORS = /* @__PURE__ */ list('associated-token', [
  ['InvalidOwner', 'the associated token account belongs to another wallet'],
]);

const TABLES: Record<ErrorSource, readonly ErrorEntry[]> = {
  program: PROGRAM_ERRORS,
  anchor: /* @__PURE__ */ ANCHOR_ERRORS.map(([number, code, message]) => ({
    source: 'anchor',
    code,
    number,
    message,
  })),
  token: TOKEN_ERRORS,
  'associated-token': ASSOCIATED_TOKEN_ERRORS,
  system: SYSTEM_ERRORS,
  runtime: [],
};

/** The entry of a source with this number; `undefined` if there is none. */
export const entryByNumber = (source: ErrorSource, number: number): ErrorEntry | undefined =>
  TABLES[source].find((entry) => entry.number === number);

/**
 * An error of the program by its name.
 *
 * @example
 * programError('OfferExpired').message; // the product's words
 */
export function programError(code: ProgramErrorCode): ProgramErrorEntry {
  const entry = PROGRAM_ERRORS.find((candidate) => candidate.code === code);
  if (!entry) throw new TypeError(`the program has no error ${code}`);
  return entry;
}
