import type { Keypair } from '@solana/web3.js';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes each wallet as a keypair file of the Solana tools, readable only by its user.
 *
 * @returns the files by the wallets' names
 */
export function writeWallets(wallets: Record<string, Keypair>, folder: string): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  const files = Object.entries(wallets).map(([name, { secretKey }]) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, `${JSON.stringify(Array.from(secretKey))}\n`, { mode: 0o600 });
    return [name, file];
  });
  return Object.fromEntries(files) as Record<string, string>;
}
