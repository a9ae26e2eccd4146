import { toBase58 } from './encode';
import type { CallParser } from './parsedCalls';

const keyAt = (data: Buffer, at: number): string => toBase58(data.subarray(at, at + 32));

/** A text with its length before it, and the position after it. */
function textAt(data: Buffer, at: number): { text: string; end: number } {
  const end = at + 8 + Number(data.readBigUInt64LE(at));
  return { text: data.toString('utf8', at + 8, end), end };
}

/** Calls of the system program, by their numbers. */
const CALLS: CallParser[] = [
  ([source, newAccount], data) => ({
    type: 'createAccount',
    info: {
      lamports: data.readBigUInt64LE(4),
      newAccount,
      owner: keyAt(data, 20),
      source,
      space: data.readBigUInt64LE(12),
    },
  }),
  ([account], data) => ({ type: 'assign', info: { account, owner: keyAt(data, 4) } }),
  ([source, destination], data) => ({
    type: 'transfer',
    info: { destination, lamports: data.readBigUInt64LE(4), source },
  }),
  ([source, newAccount], data) => {
    const { text: seed, end } = textAt(data, 36);
    return {
      type: 'createAccountWithSeed',
      info: {
        base: keyAt(data, 4),
        lamports: data.readBigUInt64LE(end),
        newAccount,
        owner: keyAt(data, end + 16),
        seed,
        source,
        space: data.readBigUInt64LE(end + 8),
      },
    };
  },
  ([nonceAccount, recentBlockhashesSysvar, nonceAuthority]) => ({
    type: 'advanceNonce',
    info: { nonceAccount, nonceAuthority, recentBlockhashesSysvar },
  }),
  ([nonceAccount, destination, recentBlockhashesSysvar, rentSysvar, nonceAuthority], data) => ({
    type: 'withdrawFromNonce',
    info: {
      destination,
      lamports: data.readBigUInt64LE(4),
      nonceAccount,
      nonceAuthority,
      recentBlockhashesSysvar,
      rentSysvar,
    },
  }),
  ([nonceAccount, recentBlockhashesSysvar, rentSysvar], data) => ({
    type: 'initializeNonce',
    info: { nonceAccount, nonceAuthority: keyAt(data, 4), recentBlockhashesSysvar, rentSysvar },
  }),
  ([nonceAccount, nonceAuthority], data) => ({
    type: 'authorizeNonce',
    info: { newAuthorized: keyAt(data, 4), nonceAccount, nonceAuthority },
  }),
  ([account], data) => ({ type: 'allocate', info: { account, space: data.readBigUInt64LE(4) } }),
];

/** Calls of the system program. */
export const parseSystem: CallParser = (accounts, data) =>
  data.length < 4 ? null : (CALLS[data.readUInt32LE(0)]?.(accounts, data) ?? null);
