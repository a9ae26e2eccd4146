import { BorshAccountsCoder } from '@coral-xyz/anchor';
import { IDL } from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import BN from 'bn.js';

import type { Chain } from './chain';

const coder = new BorshAccountsCoder(IDL);

type Raw = Record<string, unknown>;

function assign(target: Raw, path: string, value: bigint | number): void {
  const [name, ...rest] = path.split('.') as [string, ...string[]];
  if (!(name in target)) throw new Error(`the account has no field ${name}`);
  if (rest.length > 0) assign(target[name] as Raw, rest.join('.'), value);
  else target[name] = typeof value === 'bigint' ? new BN(value.toString()) : value;
}

/**
 * Writes numbers into an account of the program past all rules, by their names in the IDL:
 * `inject(chain, 'Device', address, { 'rewards.owner_frozen': 5n })`. For states that no instruction leads to.
 */
export async function inject(
  chain: Chain,
  kind: 'Config' | 'Device' | 'Offer' | 'SlashCase',
  address: PublicKey,
  values: Record<string, bigint | number>,
): Promise<void> {
  const state = await chain.account(address);
  if (!state) throw new Error(`${address.toBase58()} does not exist`);
  const fields = coder.decode<Raw>(kind, Buffer.from(state.data));
  for (const [path, value] of Object.entries(values)) assign(fields, path, value);
  const data = await coder.encode(kind, fields);
  if (data.length !== state.data.length) throw new Error(`${kind} was not encoded whole`);
  await chain.setAccount(address, { ...state, data });
}
