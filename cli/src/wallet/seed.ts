import { Keypair } from '@solana/web3.js';
import { createHmac } from 'node:crypto';

import { HARDENED, type Path } from './source';

interface Node {
  key: Buffer;
  chainCode: Buffer;
}

function split(key: string | Buffer, data: Buffer): Node {
  const digest = createHmac('sha512', key).update(data).digest();
  return { key: digest.subarray(0, 32), chainCode: digest.subarray(32) };
}

/** A step of SLIP-0010 for ed25519, always hardened. */
function child({ key, chainCode }: Node, step: number): Node {
  const index = Buffer.alloc(4);
  index.writeUInt32BE(step + HARDENED);
  return split(chainCode, Buffer.concat([Buffer.from([0]), key, index]));
}

/**
 * The keypair of a BIP-39 seed (64 bytes), as the `solana` tools derive it.
 *
 * @param path - steps of SLIP-0010; `null` takes the first half of the seed itself, as `ASK` does
 */
export function keypairOfSeed(seed: Uint8Array, path: Path | null): Keypair {
  if (path === null) return Keypair.fromSeed(seed.slice(0, 32));
  const root = split('ed25519 seed', Buffer.from(seed));
  return Keypair.fromSeed(path.reduce(child, root).key);
}
