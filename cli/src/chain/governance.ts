import type { TransactionInstruction } from '@solana/web3.js';

/**
 * An instruction in base64 as SPL Governance stores it (Borsh: program, accounts with their two flags, data):
 * what a DAO's proposal takes.
 */
export function governanceInstruction({ programId, keys, data }: TransactionInstruction): string {
  const u32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const accounts = keys.map(({ pubkey, isSigner, isWritable }) =>
    Buffer.concat([pubkey.toBuffer(), Buffer.from([Number(isSigner), Number(isWritable)])]),
  );
  return Buffer.concat([
    programId.toBuffer(),
    u32(keys.length),
    ...accounts,
    u32(data.length),
    data,
  ]).toString('base64');
}
