import type { Keypair } from '@solana/web3.js';

import { usage } from '../exit';
import type { Io } from '../io';
import { readSecret } from './secret';
import { keypairOfSeed } from './seed';
import type { Path } from './source';

/**
 * Asks for a seed phrase and its passphrase, or for a secret key in base58. What is typed stays invisible.
 *
 * @throws CliError if there is no terminal, or the answer is neither; it is never repeated
 */
export async function askForKey(io: Io, path: Path | null): Promise<Keypair> {
  if (!io.interactive)
    throw usage('the key must be typed in, but there is no terminal', 'pass - to read it from stdin');
  const answer = (await io.ask('Seed phrase, or secret key in base58: ', true)).trim();
  const secret = readSecret(answer);
  if (secret) return secret;
  const [{ mnemonicToSeed, validateMnemonic }, { wordlist }] = await Promise.all([
    import('@scure/bip39'),
    import('@scure/bip39/wordlists/english'),
  ]);
  const phrase = answer.toLowerCase().split(/\s+/).join(' ');
  if (!validateMnemonic(phrase, wordlist))
    throw usage('not a seed phrase (its words or its checksum are wrong), and not a secret key in base58');
  const passphrase = await io.ask('Passphrase (empty for none): ', true);
  return keypairOfSeed(await mnemonicToSeed(phrase, passphrase), path);
}
