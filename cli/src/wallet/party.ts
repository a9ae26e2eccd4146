import type { WalletSigner } from '@co-staking/sdk';
import { PublicKey, type Keypair } from '@solana/web3.js';
import { readFileSync } from 'node:fs';

import { expandHome } from '../platform';
import { usage } from '../exit';
import { readSecret } from './secret';

/** A required signer. Without `signer` only the address is known, which suffices to print or simulate. */
export interface Party {
  address: PublicKey;
  signer: WalletSigner | null;
}

/** A party that signs with a key in memory. */
export const keypairParty = (keypair: Keypair): Party => ({
  address: keypair.publicKey,
  signer: {
    publicKey: keypair.publicKey,
    signTransaction(transaction) {
      transaction.sign([keypair]);
      return Promise.resolve(transaction);
    },
  },
});

/** Reads a key file: the list of numbers of `solana-keygen`, or base58. @throws CliError that never repeats its content */
export function readKeypair(path: string, home: string): Keypair {
  const file = expandHome(path, home);
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'cannot be read';
    throw usage(
      `the keypair ${file} ${why}`,
      'pass one with --keypair (a file, usb://ledger, prompt://, or - for stdin), or create one with `solana-keygen new`',
    );
  }
  const keypair = readSecret(content);
  if (keypair) return keypair;
  throw usage(
    `${file} is not a keypair`,
    'a keypair file is a list of 64 numbers in JSON, or a secret key in base58',
  );
}

/** An address in base58; `null` if the text is not one. */
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
  if (address) return { address, signer: null };
  // Secret keys have 87 or 88 letters in base58; no file name should.
  if (readSecret(text))
    throw usage(
      'a secret key was given on the command line, where the shell’s history keeps it',
      'move the funds to a new key; put its secret into a file, or pass - and write it to stdin',
    );
  return keypairParty(readKeypair(text, home));
}
