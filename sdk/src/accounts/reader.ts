import { PublicKey } from '@solana/web3.js';
import { Buffer } from 'buffer';

import { toPublicKey, type Address } from '../address';
import { coder } from '../idl';
import { PROGRAM_ID } from '../programId';
import { plain } from './decode';

/** Where accounts are read from: a web3.js `Connection`, or anything that answers like one. */
export interface AccountReader {
  getAccountInfo(address: PublicKey): Promise<{ data: Uint8Array; owner: PublicKey } | null>;
}

/** Options of every fetcher. */
export interface FetchOptions {
  /** Program that owns the account; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

/** There is no account at the address, or not one of the wanted kind. */
export class AccountNotFoundError extends Error {
  override readonly name = 'AccountNotFoundError';

  constructor(
    /** Kind of the account, for example `Device`. */
    readonly kind: string,
    readonly address: PublicKey,
    reason: string,
  ) {
    super(`${address.toBase58()} is not a ${kind} account: ${reason}`);
  }
}

/** Decoder and fetchers of one kind of account. */
export interface AccountKind<T> {
  decode(address: Address, data: Uint8Array): T;
  fetch(reader: AccountReader, address: Address, options?: FetchOptions): Promise<T>;
  fetchNullable(reader: AccountReader, address: Address, options?: FetchOptions): Promise<T | null>;
}

/**
 * Makes decoder and fetchers of an account.
 *
 * @param kind - name of the account in the IDL
 * @param finish - turns the plain fields, `address` included, into the result
 */
export function accountKind<T>(kind: string, finish: (fields: Record<string, never>) => T): AccountKind<T> {
  const refuse = (address: PublicKey, reason: string): never => {
    throw new AccountNotFoundError(kind, address, reason);
  };

  function decode(where: Address, data: Uint8Array): T {
    const address = toPublicKey(where);
    const bytes = Buffer.from(data);
    if (!bytes.subarray(0, 8).equals(coder.accounts.accountDiscriminator(kind)))
      refuse(address, 'it holds something else');
    if (bytes.length < coder.accounts.size(kind)) refuse(address, 'its data are too short');
    const fields = plain(coder.accounts.decodeUnchecked(kind, bytes)) as object;
    return finish({ address, ...fields } as unknown as Record<string, never>);
  }

  async function fetchNullable(
    reader: AccountReader,
    where: Address,
    options: FetchOptions = {},
  ): Promise<T | null> {
    const address = toPublicKey(where);
    const info = await reader.getAccountInfo(address);
    if (!info) return null;
    const owner = toPublicKey(options.programId ?? PROGRAM_ID, 'programId');
    if (!owner.equals(info.owner)) refuse(address, `it belongs to ${info.owner.toBase58()}`);
    return decode(address, info.data);
  }

  async function fetch(reader: AccountReader, where: Address, options?: FetchOptions): Promise<T> {
    return (await fetchNullable(reader, where, options)) ?? refuse(toPublicKey(where), 'it does not exist');
  }

  return { decode, fetch, fetchNullable };
}
