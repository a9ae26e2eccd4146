import { PublicKey, type TransactionInstruction } from '@solana/web3.js';

import { buildTransaction, MAX_COMPUTE_UNITS, TransactionTooLargeError } from '../transactions';

const ANY_BLOCKHASH = /* @__PURE__ */ PublicKey.default.toBase58();

/** The runtime takes 64 calls in a transaction, and an instruction of the program makes ten at most. */
const MAX_INSTRUCTIONS = 6;

/** Whether instructions fit into one transaction, with a limit and a price. */
function fits(instructions: readonly TransactionInstruction[], payer: PublicKey): boolean {
  try {
    buildTransaction({
      instructions,
      payer,
      blockhash: ANY_BLOCKHASH,
      computeUnitLimit: MAX_COMPUTE_UNITS,
      computeUnitPrice: 1n,
    });
    return true;
  } catch (error) {
    if (error instanceof TransactionTooLargeError) return false;
    throw error;
  }
}

/** Puts groups into as few transactions as they fit into, in their order; what a group holds stays together. */
export function pack(
  groups: readonly (readonly TransactionInstruction[])[],
  payer: PublicKey,
): TransactionInstruction[][] {
  const packs: TransactionInstruction[][] = [];
  for (const group of groups) {
    const last = packs.at(-1);
    const both = [...(last ?? []), ...group];
    if (last && both.length <= MAX_INSTRUCTIONS && fits(both, payer)) last.push(...group);
    else packs.push([...group]);
  }
  return packs;
}
