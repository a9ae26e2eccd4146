import { Keypair } from '@solana/web3.js';
import { createHash } from 'node:crypto';

/**
 * The key of a name, by its SHA-256: always the same, so everybody has it. For tests and playgrounds only.
 *
 * @example
 * const { publicKey } = keypairOf('role slasher'); // world.roles.slasher of every world without a seed
 */
export const keypairOf = (name: string): Keypair =>
  Keypair.fromSeed(createHash('sha256').update(name).digest());
