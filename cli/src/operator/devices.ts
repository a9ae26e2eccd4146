import { decodeDevice, type Device } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';

import { caughtUp } from '../chain/caughtUp';
import type { Context } from '../context';

/** Addresses that an RPC takes in one question. */
const PAGE = 100;

/**
 * Devices in the order of their addresses; `null` if there is none.
 *
 * @param slot - that a node must have reached to be believed
 */
export async function fetchDevices(
  { connection, programId }: Context,
  addresses: readonly PublicKey[],
  slot: number,
): Promise<(Device | null)[]> {
  const found: (Device | null)[] = [];
  const config = slot > 0 ? { minContextSlot: slot } : {};
  for (let at = 0; at < addresses.length; at += PAGE) {
    const page = addresses.slice(at, at + PAGE);
    const infos = await caughtUp(slot, () => connection.getMultipleAccountsInfoAndContext(page, config));
    for (const [index, info] of infos.entries())
      found.push(info?.owner.equals(programId) ? decodeDevice(page[index]!, info.data) : null);
  }
  return found;
}
