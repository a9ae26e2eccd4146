import { findEventAuthorityPda, type Address } from '@co-staking/sdk';

import { fromBase58 } from '../util/base58';
import { IncompleteError, type Body } from './source';

/** First bytes of the call to itself by which an Anchor program records an event. */
const EVENT_TAG = Buffer.from('e445a52e51cb9a1d', 'hex');

interface Call {
  programIdIndex: number;
  accounts: number[];
  data: string;
}

/** An answer of `getTransaction` with encoding `json`: the fields that are read. */
export interface TransactionJson {
  slot: number;
  transaction: {
    message: {
      accountKeys: string[];
      header: {
        numRequiredSignatures: number;
        numReadonlySignedAccounts: number;
        numReadonlyUnsignedAccounts: number;
      };
    };
  };
  meta: {
    err: unknown;
    innerInstructions?: { instructions: Call[] }[] | null;
    loadedAddresses?: { writable: string[]; readonly: string[] };
  } | null;
}

/** Addresses of a message that it may write to: its header counts those that it may not. */
function writableOf({ transaction: { message }, meta }: TransactionJson): string[] {
  const { accountKeys, header } = message;
  const signed = header.numRequiredSignatures;
  return [
    ...accountKeys.slice(0, signed - header.numReadonlySignedAccounts),
    ...accountKeys.slice(signed, accountKeys.length - header.numReadonlyUnsignedAccounts),
    ...(meta?.loadedAddresses?.writable ?? []),
  ];
}

/**
 * What the indexer keeps of a transaction. Only calls of the program to itself are events, signed by its event authority;
 * also events that this version does not know are kept, so that they can be parked.
 *
 * @throws IncompleteError if the outcome or the inner instructions were not recorded: `null` does not mean that there
 * were none
 */
export function bodyOf(answer: TransactionJson, programId: Address, source: string): Body {
  const { meta } = answer;
  if (!meta) throw new IncompleteError(source, 'the outcome of a transaction was not recorded');
  if (meta.err !== null && meta.err !== undefined) return { events: [], writable: [] };
  if (!meta.innerInstructions)
    throw new IncompleteError(source, 'the inner instructions of a transaction were not recorded');
  const addresses = [
    ...answer.transaction.message.accountKeys,
    ...(meta.loadedAddresses?.writable ?? []),
    ...(meta.loadedAddresses?.readonly ?? []),
  ];
  const program = programId.toString();
  const authority = findEventAuthorityPda({ programId })[0].toBase58();
  const events = meta.innerInstructions
    .flatMap(({ instructions }) => instructions)
    .filter(
      ({ programIdIndex, accounts }) =>
        addresses[programIdIndex] === program &&
        accounts.length === 1 &&
        addresses[accounts[0]!] === authority,
    )
    .map(({ data }) => Buffer.from(fromBase58(data)))
    .filter((bytes) => bytes.subarray(0, EVENT_TAG.length).equals(EVENT_TAG))
    .map((bytes) => bytes.toString('base64'));
  return { events, writable: writableOf(answer) };
}
