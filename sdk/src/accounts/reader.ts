import { SystemProgram, type PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { sameBytes } from '../codec';
import { checkFields } from '../codec/fields';
import { PROGRAM_ID } from '../programId';
import { AccountNotFoundError, type AccountKind } from './kind';

/** An account as it is read. */
export interface AccountData {
  /** Contents. */
  data: Uint8Array;
  /** Program that the account belongs to. */
  owner: PublicKey;
}

/** Where accounts are read from: a web3.js `Connection`, or anything that answers like one. */
export interface AccountReader {
  /** The account at an address; `null` if there is none. */
  getAccountInfo(address: PublicKey): Promise<AccountData | null>;
}

/** Options of every fetcher. */
export interface FetchOptions {
  /** Program that owns the account; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** Refuses a misspelt option: the account would be looked for in another program. */
export const checkFetchOptions = (caller: string, options: FetchOptions): void =>
  checkFields(caller, options, { programId: 'optional' });

/** Decodes an account that has been read. @throws AccountNotFoundError if it is another kind or program's */
export function decodeOwned<T>(
  kind: AccountKind<T>,
  address: PublicKey,
  { data, owner }: AccountData,
  { programId = PROGRAM_ID }: FetchOptions = {},
): T {
  if (!toPublicKey(programId, 'programId').equals(owner))
    throw new AccountNotFoundError(kind.name, address, `it belongs to ${owner.toBase58()}`);
  return kind.decode(address, data);
}

/** As {@link decodeOwned}, for some fields only, each decoded when it is asked for: see `partOf`. */
export function decodeOwnedPart<T, K extends keyof T & string>(
  kind: AccountKind<T>,
  fields: readonly K[],
  { programId = PROGRAM_ID }: FetchOptions = {},
): (address: PublicKey, account: AccountData) => Pick<T, K> & { address: PublicKey } {
  const program = toPublicKey(programId, 'programId');
  const read = kind.partOf(fields, 0);
  return (address, account) => {
    const { data, owner } = account;
    const right = program.equals(owner) && data.length >= kind.size && sameBytes(data, 0, kind.discriminator);
    // The whole decoder says what is wrong.
    if (!right) decodeOwned(kind, address, account, { programId });
    return read(data, address);
  };
}

/** Whether there is no account but lamports: anyone can send some to an address before its account exists. */
export const isUnopened = ({ data, owner }: AccountData): boolean =>
  data.length === 0 && SystemProgram.programId.equals(owner);

// Made by calls that a bundler may leave out, so that a page keeps the decoders that it uses and no other.

/** Makes the decoder of a kind of account. */
export const decoderOf =
  <T>(kind: AccountKind<T>): ((address: Address, data: Uint8Array) => T) =>
  (address, data) =>
    kind.decode(address, data);

/** Makes the fetcher of a kind of account that gives `null` if there is none. */
export const nullableFetcherOf =
  <T>(
    kind: AccountKind<T>,
  ): ((reader: AccountReader, address: Address, options?: FetchOptions) => Promise<T | null>) =>
  async (reader, where, options = {}) => {
    checkFetchOptions(`fetch${kind.name}`, options);
    const address = toPublicKey(where);
    const info = await reader.getAccountInfo(address);
    return info && !isUnopened(info) ? decodeOwned(kind, address, info, options) : null;
  };

/** Makes the fetcher of a kind of account. */
export function fetcherOf<T>(
  kind: AccountKind<T>,
): (reader: AccountReader, address: Address, options?: FetchOptions) => Promise<T> {
  const fetchNullable = nullableFetcherOf(kind);
  return async (reader, where, options) => {
    const account = await fetchNullable(reader, where, options);
    if (account === null) throw new AccountNotFoundError(kind.name, toPublicKey(where), 'it does not exist');
    return account;
  };
}
