import { uiTokenAmount } from '../ledger/balances';
import { toBase58 } from './encode';
import type { CallParser } from './parsedCalls';

const keyAt = (data: Buffer, at: number): string => toBase58(data.subarray(at, at + 32));
const amountAt = (data: Buffer): string => data.readBigUInt64LE(1).toString();

/** One signer under its name, or the multisig and its signers. */
const signerOf = (name: string, [key, ...signers]: string[]): object =>
  signers.length === 0
    ? { [name]: key }
    : { [`multisig${name[0]!.toUpperCase()}${name.slice(1)}`]: key, signers };

/** Amounts of the checked instructions come with the mint's decimals. */
const checkedAmount = (data: Buffer) => uiTokenAmount(data.readBigUInt64LE(1), data[9]!);

function mintCall(type: string, rent: boolean): CallParser {
  return ([mint, rentSysvar], data) => ({
    type,
    info: {
      decimals: data[1],
      ...(data[34] === 1 && { freezeAuthority: keyAt(data, 35) }),
      mint,
      mintAuthority: keyAt(data, 2),
      ...(rent && { rentSysvar }),
    },
  });
}

const AUTHORITIES = ['mintTokens', 'freezeAccount', 'accountOwner', 'closeAccount'];

/** Calls of the token program that wallets and this project's program make, by their numbers. */
const CALLS: Record<number, CallParser> = {
  0: mintCall('initializeMint', true),
  1: ([account, mint, owner, rentSysvar]) => ({
    type: 'initializeAccount',
    info: { account, mint, owner, rentSysvar },
  }),
  3: ([source, destination, ...signers], data) => ({
    type: 'transfer',
    info: { amount: amountAt(data), ...signerOf('authority', signers), destination, source },
  }),
  4: ([source, delegate, ...signers], data) => ({
    type: 'approve',
    info: { amount: amountAt(data), delegate, ...signerOf('owner', signers), source },
  }),
  5: ([source, ...signers]) => ({ type: 'revoke', info: { ...signerOf('owner', signers), source } }),
  6: ([account, ...signers], data) => ({
    type: 'setAuthority',
    info: {
      authorityType: AUTHORITIES[data[1]!],
      ...signerOf('authority', signers),
      [data[1] === 0 || data[1] === 1 ? 'mint' : 'account']: account,
      newAuthority: data[2] === 1 ? keyAt(data, 3) : null,
    },
  }),
  7: ([mint, account, ...signers], data) => ({
    type: 'mintTo',
    info: { account, amount: amountAt(data), mint, ...signerOf('mintAuthority', signers) },
  }),
  8: ([account, mint, ...signers], data) => ({
    type: 'burn',
    info: { account, amount: amountAt(data), ...signerOf('authority', signers), mint },
  }),
  9: ([account, destination, ...signers]) => ({
    type: 'closeAccount',
    info: { account, destination, ...signerOf('owner', signers) },
  }),
  10: ([account, mint, ...signers]) => ({
    type: 'freezeAccount',
    info: { account, ...signerOf('freezeAuthority', signers), mint },
  }),
  11: ([account, mint, ...signers]) => ({
    type: 'thawAccount',
    info: { account, ...signerOf('freezeAuthority', signers), mint },
  }),
  12: ([source, mint, destination, ...signers], data) => ({
    type: 'transferChecked',
    info: { ...signerOf('authority', signers), destination, mint, source, tokenAmount: checkedAmount(data) },
  }),
  13: ([source, mint, delegate, ...signers], data) => ({
    type: 'approveChecked',
    info: { delegate, mint, ...signerOf('owner', signers), source, tokenAmount: checkedAmount(data) },
  }),
  14: ([mint, account, ...signers], data) => ({
    type: 'mintToChecked',
    info: { account, mint, ...signerOf('mintAuthority', signers), tokenAmount: checkedAmount(data) },
  }),
  15: ([account, mint, ...signers], data) => ({
    type: 'burnChecked',
    info: { account, ...signerOf('authority', signers), mint, tokenAmount: checkedAmount(data) },
  }),
  16: ([account, mint, rentSysvar], data) => ({
    type: 'initializeAccount2',
    info: { account, mint, owner: keyAt(data, 1), rentSysvar },
  }),
  17: ([account]) => ({ type: 'syncNative', info: { account } }),
  18: ([account, mint], data) => ({
    type: 'initializeAccount3',
    info: { account, mint, owner: keyAt(data, 1) },
  }),
  20: mintCall('initializeMint2', false),
  21: ([mint]) => ({ type: 'getAccountDataSize', info: { extensionTypes: ['immutableOwner'], mint } }),
  22: ([account]) => ({ type: 'initializeImmutableOwner', info: { account } }),
};

/** Calls of the token program. */
export const parseToken: CallParser = (accounts, data) => CALLS[data[0] ?? -1]?.(accounts, data) ?? null;
