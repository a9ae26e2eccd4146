import { IDL } from '@co-staking/sdk/idl';
import { PublicKey, TransactionInstruction, type AccountMeta } from '@solana/web3.js';

/** Position of an account in an instruction of the program, by its name in camelCase. */
function indexOf(instruction: TransactionInstruction, name: string): number {
  const idl = IDL.instructions.find(({ discriminator }) =>
    Buffer.from(discriminator).equals(instruction.data.subarray(0, discriminator.length)),
  );
  if (!idl) throw new Error('not an instruction of the program');
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const index = idl.accounts.findIndex((account) => account.name === snake);
  if (index < 0) throw new Error(`${idl.name} has no account ${snake}`);
  return index;
}

function changed(
  instruction: TransactionInstruction,
  name: string,
  change: Partial<AccountMeta>,
): TransactionInstruction {
  const index = indexOf(instruction, name);
  const keys = instruction.keys.map((meta, position) => (position === index ? { ...meta, ...change } : meta));
  return new TransactionInstruction({ programId: instruction.programId, keys, data: instruction.data });
}

/** The instruction with another account in a place: `withAccount(ix, 'stakeVault', elsewhere)`. */
export const withAccount = (instruction: TransactionInstruction, name: string, address: PublicKey) =>
  changed(instruction, name, { pubkey: address });

/** The instruction without the signature of an account that has to sign. */
export const withoutSigner = (instruction: TransactionInstruction, name: string) =>
  changed(instruction, name, { isSigner: false });

/** The instruction with an account that it may only read. */
export const readOnly = (instruction: TransactionInstruction, name: string) =>
  changed(instruction, name, { isWritable: false });
