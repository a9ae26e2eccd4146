import { Keypair, PublicKey } from '@solana/web3.js';
import { readFileSync } from 'node:fs';

import { expandHome } from './cluster';
import { usage } from './exit';

/** Somebody who has to sign. Without a keypair only the address is known, which suffices to print or simulate. */
export interface Party {
  address: PublicKey;
  keypair: Keypair | null;
}

/** Reads a keypair file as `solana-keygen` writes it. @throws CliError that never repeats the file's content */
export function readKeypair(path: string, home: string): Keypair {
  const file = expandHome(path, home);
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw usage(
      `the keypair ${file} ${why}`,
      'pass one with --keypair, or make one with `solana-keygen new`',
    );
  }
  try {
    return Keypair.fromSecretKey(Uint8Array.from(JSON.parse(content) as number[]));
  } catch {
    throw usage(`${file} is not a keypair`, 'a keypair file is a list of 64 numbers in JSON');
  }
}

/** An address in base58, where the text is one. */
export function asAddress(text: string): PublicKey | null {
  try {
    return new PublicKey(text);
  } catch {
    return null;
  }
}

/** A party by its keypair file, or by its address alone. */
export function readParty(text: string, home: string): Party {
  const address = asAddress(text);
  if (address) return { address, keypair: null };
  const keypair = readKeypair(text, home);
  return { address: keypair.publicKey, keypair };
}
