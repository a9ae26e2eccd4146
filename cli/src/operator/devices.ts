import { decodeDevice, type Device } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import type { Context } from '../context';

/** Addresses that an RPC takes in one question. */
const PAGE = 100;

/** Devices in the order of their addresses; `null` where there is none. */
export async function fetchDevices(
  { connection, programId }: Context,
  addresses: readonly PublicKey[],
): Promise<(Device | null)[]> {
  const found: (Device | null)[] = [];
  for (let at = 0; at < addresses.length; at += PAGE) {
    const page = addresses.slice(at, at + PAGE);
    const infos = await connection.getMultipleAccountsInfo(page);
    for (const [index, info] of infos.entries())
      found.push(info?.owner.equals(programId) ? decodeDevice(page[index]!, info.data) : null);
  }
  return found;
}
