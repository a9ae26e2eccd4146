import { IDL } from '@co-staking/sdk/idl';

import { rowsOf, type Session, type Value } from '../db/database';
import { fromBase58, toBase58 } from '../util/base58';
import { hexOf } from '../util/hex';

/** A condition: these bytes at this place. */
export interface Bytes {
  offset: number;
  bytes: Uint8Array;
}

/** A search for accounts. */
export interface Search {
  memcmp: readonly Bytes[];
  /** Length of the account. */
  dataSize?: number;
  dataSlice?: { offset: number; length: number };
  /** Only those after this address, base58. */
  after?: string;
  limit: number;
}

/** An account. */
export interface StoredAccount {
  /** Base58. */
  address: string;
  /** Base58. */
  owner: string;
  data: Uint8Array;
}

const DISCRIMINATORS = new Map(
  IDL.accounts.map(({ name, discriminator }) => [Buffer.from(discriminator).toString('hex'), name]),
);
const LONGEST = 10_240;

const isPlace = (value: number): boolean => Number.isSafeInteger(value) && value >= 0 && value <= LONGEST;

/**
 * Finds accounts by bytes, in the order of their addresses.
 *
 * @throws RangeError for a place that no account can have
 */
export async function searchAccounts(session: Session, search: Search): Promise<StoredAccount[]> {
  const parameters: Value[] = [];
  const parameter = (value: Value): string => `$${parameters.push(value)}`;
  const conditions = [`kind <> 'Clock'`];
  for (const { offset, bytes } of search.memcmp) {
    if (!isPlace(offset) || !isPlace(bytes.length)) throw new RangeError('an account has no such place');
    const kind = offset === 0 ? DISCRIMINATORS.get(Buffer.from(bytes).toString('hex')) : undefined;
    // Numbers are part of the text, so that the indexes on these expressions are found.
    conditions.push(
      kind === undefined
        ? `substring(data FROM ${offset + 1} FOR ${bytes.length}) = ${parameter(bytes)}`
        : `kind = '${kind}'`,
    );
  }
  if (search.dataSize !== undefined) conditions.push(`length(data) = ${parameter(search.dataSize)}`);
  if (search.after !== undefined) conditions.push(`address > ${parameter(fromBase58(search.after))}`);
  const { offset = 0, length = LONGEST } = search.dataSlice ?? {};
  if (!isPlace(offset) || !isPlace(length)) throw new RangeError('an account has no such place');
  const rows = await rowsOf(
    session,
    `SELECT address, owner, substring(data FROM ${offset + 1} FOR ${length}) AS data FROM account
     WHERE ${conditions.join(' AND ')} ORDER BY address LIMIT ${parameter(search.limit)}`,
    parameters,
  );
  return rows.map(accountOf);
}

const accountOf = ({ address, owner, data }: Record<string, Value>): StoredAccount => ({
  address: toBase58(address as Uint8Array),
  owner: toBase58(owner as Uint8Array),
  data: data as Uint8Array,
});

/** Accounts in the order of their addresses; `null` for one that the indexer does not have. */
export async function accountsOf(
  session: Session,
  addresses: readonly string[],
): Promise<(StoredAccount | null)[]> {
  const rows = await rowsOf(
    session,
    'SELECT address, owner, data FROM account WHERE address IN (SELECT value::bytea FROM jsonb_array_elements_text($1) AS value)',
    [JSON.stringify(addresses.map(hexOf))],
  );
  const found = new Map(rows.map(accountOf).map((account) => [account.address, account]));
  return addresses.map((address) => found.get(address) ?? null);
}
