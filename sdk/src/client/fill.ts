import type { PublicKey } from '@solana/web3.js';

import type { Config } from '../accounts/config';
import * as layouts from '../generated/instructions';
import type { ClientInstruction } from './types';

const accountsOf = (name: ClientInstruction): string[] =>
  layouts[name].accounts.map((account) => account.name);

/** Fills in what every input of a client says alike: who signs, the mint and its token program. */
export async function fillInput(
  name: ClientInstruction,
  input: object,
  wallet: PublicKey,
  config: () => Promise<Pick<Config, 'mint' | 'tokenProgram'>>,
): Promise<object> {
  const accounts = accountsOf(name);
  const filled = { [accounts[0]!]: wallet, ...input };
  if (!accounts.includes('tokenProgram') || 'mint' in input) return filled;
  const { mint, tokenProgram } = await config();
  return { mint, tokenProgram, ...filled };
}
