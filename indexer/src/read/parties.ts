import { decodeEvent } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

/** Fields of events that name a party. */
const FIELDS = ['owner', 'coStaker', 'appellant', 'wallet'];

/** Wallets that events name as owner, co-staker, appellant or linked wallet, base58. */
export function partiesOf(events: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const data of events) {
    const fields = decodeEvent(Buffer.from(data, 'base64'))?.data as Record<string, unknown> | undefined;
    for (const name of FIELDS) {
      const value = fields?.[name];
      if (value instanceof PublicKey) found.add(value.toBase58());
    }
  }
  return found;
}
