import type { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { fromBase58 } from '../base58';
import { decodeEvent, type CoStakingEvent } from '../events';
import { findEventAuthorityPda } from '../pda';
import { PROGRAM_ID } from '../programId';
import { HistoryGapError } from './errors';

/** An address, by whatever client. */
type Key = PublicKey | string;

/** A call that a program made, with its addresses. */
export interface TransactionCall {
  programId: Key;
  accounts?: readonly Key[];
  /** Base58; missing if the RPC has interpreted the call itself, which it cannot for this program. */
  data?: string;
}

/** A call as `getTransaction` answers it: places in the list of the transaction's addresses. */
export interface CompiledCall {
  programIdIndex: number;
  accounts: readonly number[];
  data: string;
}

/**
 * An answer of `getTransaction` (legacy, version 0 or 1) or of `getParsedTransaction`: the parts that events are read
 * from. Of web3.js, kit, or the plain JSON of a node.
 */
export interface TransactionAnswer {
  transaction: {
    message: { staticAccountKeys: readonly Key[] } | { accountKeys: readonly (Key | { pubkey: Key })[] };
  };
  meta: {
    err: unknown;
    innerInstructions?: readonly { instructions: readonly (TransactionCall | CompiledCall)[] }[] | null;
    loadedAddresses?: { writable: readonly Key[]; readonly: readonly Key[] };
  } | null;
}

/** A program, and the address that signs the calls by which it records events. */
interface Recorder {
  program: PublicKey;
  programText: string;
  authorityText: string;
}

let latest: Recorder | undefined;

/** Kept, because to derive the address costs more than to read a transaction. */
function recorderOf(programId: Address): Recorder {
  const program = toPublicKey(programId, 'programId');
  if (latest?.program.equals(program)) return latest;
  const authorityText = findEventAuthorityPda({ programId: program })[0].toBase58();
  latest = { program, programText: program.toBase58(), authorityText };
  return latest;
}

const isProgram = (key: Key, { program, programText }: Recorder): boolean =>
  typeof key === 'string' ? key === programText : program.equals(key);

/** The events among calls: those by which the program, and no one else, called itself. */
export function eventsOfCalls(
  calls: readonly TransactionCall[],
  programId: Address = PROGRAM_ID,
): CoStakingEvent[] {
  const recorder = recorderOf(programId);
  return calls.flatMap(({ programId: called, accounts, data }) => {
    if (!isProgram(called, recorder)) return [];
    const signed = accounts?.length === 1 && `${accounts[0]}` === recorder.authorityText;
    const event = signed && data !== undefined ? decodeEvent(fromBase58(data)) : null;
    return event ? [event] : [];
  });
}

/** All addresses of a transaction, in the order in which its calls count them. */
function addressesOf({ transaction: { message }, meta }: TransactionAnswer): Key[] {
  const named = 'staticAccountKeys' in message ? message.staticAccountKeys : message.accountKeys;
  const own = named.map((key) => (typeof key === 'object' && 'pubkey' in key ? key.pubkey : key));
  return [...own, ...(meta?.loadedAddresses?.writable ?? []), ...(meta?.loadedAddresses?.readonly ?? [])];
}

/**
 * The program's events in a transaction, in their order. Only what the program itself recorded counts, and
 * only in a transaction that succeeded.
 *
 * @param options - `signature` is named in an error
 * @throws {@link HistoryGapError} if the answer lacks the outcome or the inner instructions of a transaction that names
 * the program: some nodes do not record them, and `null` does not mean that there were none
 *
 * @example
 * const answer = await connection.getTransaction(signature, { maxSupportedTransactionVersion: 1 });
 * const events = answer ? parseTransactionEvents(answer) : [];
 */
export function parseTransactionEvents(
  answer: TransactionAnswer,
  { programId = PROGRAM_ID, signature }: { programId?: Address; signature?: string } = {},
): CoStakingEvent[] {
  const { meta } = answer;
  if (meta && meta.err !== null && meta.err !== undefined) return [];
  const addresses = addressesOf(answer);
  if (!meta?.innerInstructions) {
    const recorder = recorderOf(programId);
    if (!addresses.some((address) => isProgram(address, recorder))) return [];
    throw new HistoryGapError('the source has not recorded the inner instructions of the transaction', {
      signature: signature ?? null,
    });
  }
  const at = (index: number): Key => {
    const address = addresses[index];
    if (!address) throw new RangeError(`the transaction has no address ${index}`);
    return address;
  };
  const calls = meta.innerInstructions.flatMap(({ instructions }) =>
    instructions.map((call): TransactionCall =>
      'programIdIndex' in call
        ? { programId: at(call.programIdIndex), accounts: call.accounts.map(at), data: call.data }
        : call,
    ),
  );
  return eventsOfCalls(calls, programId);
}
