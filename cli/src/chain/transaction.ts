import {
  ComputeBudgetProgram,
  TransactionMessage,
  VersionedTransaction,
  type PublicKey,
  type TransactionInstruction,
} from '@solana/web3.js';

/** Most compute units of one transaction. */
export const MAX_UNITS = 1_400_000;

export interface TransactionParts {
  payer: PublicKey;
  instructions: readonly TransactionInstruction[];
  blockhash: string;
  unitLimit?: number;
  /** Micro-lamports per unit. */
  unitPrice?: bigint;
}

/** An unsigned transaction with its compute budget. */
export function makeTransaction(parts: TransactionParts): VersionedTransaction {
  const { payer, instructions, blockhash, unitLimit, unitPrice } = parts;
  const budget: TransactionInstruction[] = [];
  if (unitLimit !== undefined) budget.push(ComputeBudgetProgram.setComputeUnitLimit({ units: unitLimit }));
  if (unitPrice !== undefined)
    budget.push(ComputeBudgetProgram.setComputeUnitPrice({ microLamports: unitPrice }));
  const message = new TransactionMessage({
    payerKey: payer,
    recentBlockhash: blockhash,
    instructions: [...budget, ...instructions],
  });
  return new VersionedTransaction(message.compileToV0Message());
}
