import { Keypair } from '@solana/web3.js';
import { createHash } from 'node:crypto';

const KEYS = new Map<string, Keypair>();

/**
 * The key of a name, by its SHA-256: always the same, so everyone has it. For tests and playgrounds only.
 *
 * @example
 * const { publicKey } = keypairOf('role slasher'); // world.roles.slasher of every world without a seed
 */
export function keypairOf(name: string): Keypair {
  const known = KEYS.get(name);
  if (known) return known;
  const made = Keypair.fromSeed(createHash('sha256').update(name).digest());
  KEYS.set(name, made);
  return made;
}
