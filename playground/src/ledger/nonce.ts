import type { AccountState } from '@co-staking/sdk/testing';
import { getBase58Decoder, getBase58Encoder } from '@solana/kit';
import { PublicKey, SystemProgram } from '@solana/web3.js';
import { createHash } from 'node:crypto';

import type { ReadAccount } from './accountKeys';
import type { Message } from './wire';

/** Number of `AdvanceNonceAccount` among the instructions of the system program. */
const ADVANCE = 4;
const NONCE_BYTES = 80;
/** Offsets of the authority and the value in an initialized nonce account. */
const AUTHORITY = 8;
const VALUE = 40;

const base58 = { ...getBase58Decoder(), ...getBase58Encoder() };

const isInitialized = ({ data, owner }: AccountState): boolean =>
  owner.equals(SystemProgram.programId) &&
  data.length === NONCE_BYTES &&
  Buffer.from(data).readUInt32LE(4) === 1;

/** The nonce account that a message advances first; `null` if it uses a blockhash. */
export function nonceAccountOf({ calls, staticKeys }: Message): PublicKey | null {
  const first = calls[0];
  if (!first || !staticKeys[first.programIdIndex]?.equals(SystemProgram.programId)) return null;
  if (first.data.length < 4 || Buffer.from(first.data).readUInt32LE(0) !== ADVANCE) return null;
  return staticKeys[first.accounts[0] ?? -1] ?? null;
}

/** Whether a message's lifetime is the current value of its durable nonce, and the nonce's authority signs it. */
export function isNonceCurrent(message: Message, read: ReadAccount): boolean {
  const address = nonceAccountOf(message);
  const account = address && read(address);
  if (!account || !isInitialized(account)) return false;
  const signers = message.staticKeys.slice(0, message.header.numRequiredSignatures);
  const authority = new PublicKey(account.data.subarray(AUTHORITY, VALUE));
  const value = base58.decode(account.data.subarray(VALUE, VALUE + 32));
  return value === message.lifetime && signers.some((key) => key.equals(authority));
}

/** A nonce account after a failed transaction: its value advances anyway. */
export function advanced(account: AccountState, blockhash: string): AccountState {
  const data = Uint8Array.from(account.data);
  const value = createHash('sha256')
    .update('DURABLE_NONCE')
    .update(Uint8Array.from(base58.encode(blockhash)));
  data.set(value.digest(), VALUE);
  return { ...account, data };
}
