import type { PublicKey } from '@solana/web3.js';

import type { Config } from '../accounts/config';
import { IDL } from '../idl';
import { camelCase } from '../names';
import type { ClientInstruction } from './types';

const accountsOf = (name: ClientInstruction): string[] =>
  IDL.instructions
    .find((instruction) => camelCase(instruction.name) === name)!
    .accounts.map((account) => camelCase(account.name));

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
