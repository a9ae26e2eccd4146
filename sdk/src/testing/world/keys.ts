import { Keypair } from '@solana/web3.js';
import { createHash } from 'node:crypto';

/** The key of a name: always the same, so everybody has it. For tests and playgrounds only. */
export const keypairOf = (name: string): Keypair =>
  Keypair.fromSeed(createHash('sha256').update(name).digest());
