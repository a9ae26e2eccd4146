// The accounts that both sides read, and the connection they read them through.
import { PROGRAM_ID } from '@co-staking/sdk';
import { PublicKey, type AccountInfo, type Connection, type GetProgramAccountsConfig } from '@solana/web3.js';
import { readFileSync } from 'node:fs';

import { searchAccounts } from '@co-staking/sdk/testing';

type Info = AccountInfo<Buffer>;

/** Bytes before each account's data in the file: its address, and the length of its data. */
export const HEADER = 32 + 4;

/** All accounts in a file, in one buffer. */
function load(path: string): [PublicKey, Info][] {
  const file = readFileSync(path);
  const accounts: [PublicKey, Info][] = [];
  for (let at = 0; at < file.length;) {
    const end = at + HEADER + file.readUInt32LE(at + 32);
    const info = { data: file.subarray(at + HEADER, end), owner: PROGRAM_ID, lamports: 1, executable: false };
    accounts.push([new PublicKey(file.subarray(at, at + 32)), info]);
    at = end;
  }
  return accounts;
}

const keyOf = (address: PublicKey): string => address.toBuffer().toString('latin1');

/**
 * Answers of a web3.js `Connection`, from memory: filters and slices as an RPC node applies them. It costs both sides
 * the same for the same question. It does not include the network, which costs more the more bytes are requested.
 */
export function connectionTo(path: string): Connection {
  const accounts = load(path);
  const byAddress = new Map(accounts.map(([address, info]) => [keyOf(address), info]));
  const context = { slot: 1 };
  const one = async (address: PublicKey) => byAddress.get(keyOf(address)) ?? null;
  const many = (addresses: PublicKey[]) => Promise.all(addresses.map(one));
  const connection = {
    commitment: 'confirmed',
    getAccountInfo: one,
    getMultipleAccountsInfo: many,
    getMultipleAccountsInfoAndContext: async (addresses: PublicKey[]) => ({
      context,
      value: await many(addresses),
    }),
    getProgramAccounts: async (_: PublicKey, config: GetProgramAccountsConfig = {}) =>
      searchAccounts(accounts, config),
  };
  return connection as unknown as Connection;
}
