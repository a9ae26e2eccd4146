import { PublicKey } from '@solana/web3.js';

// Not from @solana/spl-token: it loads a native package, which complains in each run of the bundled tool.

const TOKEN_PROGRAMS: ReadonlySet<string> = new Set([
  'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
  'TokenzQdBNbLqP5VEhdkAS6EPFLC1PHnBqCXEpPxuEb',
]);
export const ASSOCIATED_TOKEN_PROGRAM_ID = new PublicKey('ATokenGPvbdGVxr1b2hvZbsiqW5xWH25efTNsLJA8knL');

/** Bytes of a token account without extensions. */
const ACCOUNT_BYTES = 165;
const OWNER = 32;
const AMOUNT = 64;

/** A token account, base units. */
export interface TokenAccount {
  owner: PublicKey;
  mint: PublicKey;
  amount: bigint;
}

/** Decodes a token account of either token program; `null` for any other account. */
export function decodeTokenAccount(program: PublicKey, data: Buffer): TokenAccount | null {
  if (!TOKEN_PROGRAMS.has(program.toBase58()) || data.length < ACCOUNT_BYTES) return null;
  return {
    mint: new PublicKey(data.subarray(0, OWNER)),
    owner: new PublicKey(data.subarray(OWNER, AMOUNT)),
    amount: data.readBigUInt64LE(AMOUNT),
  };
}
