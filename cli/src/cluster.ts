import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

import { usage } from './exit';
import type { Io } from './io';
import { expandHome } from './platform';

const MONIKERS = new Map([
  ['m', 'https://api.mainnet-beta.solana.com'],
  ['mainnet-beta', 'https://api.mainnet-beta.solana.com'],
  ['d', 'https://api.devnet.solana.com'],
  ['devnet', 'https://api.devnet.solana.com'],
  ['t', 'https://api.testnet.solana.com'],
  ['testnet', 'https://api.testnet.solana.com'],
  ['l', 'http://127.0.0.1:8899'],
  ['localhost', 'http://127.0.0.1:8899'],
]);

/** What the `solana` tools keep for all tools. */
export interface SolanaConfig {
  url?: string;
  keypair?: string;
  /** How certain a transaction has to be; the tool waits at least for `confirmed`. */
  commitment?: 'confirmed' | 'finalized';
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/**
 * Reads the configuration of the `solana` tools; empty if there is none.
 *
 * @param given - path of another file than `~/.config/solana/cli/config.yml`
 * @throws CliError if it is not YAML, or the given one cannot be read
 */
export function readSolanaConfig({ home }: Pick<Io, 'home'>, given?: string): SolanaConfig {
  const path = given === undefined ? join(home, '.config/solana/cli/config.yml') : expandHome(given, home);
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (given !== undefined) throw usage(`--config: ${path} cannot be read: ${(error as Error).message}`);
    return {};
  }
  let fields: Record<string, unknown>;
  try {
    fields = (parse(content) ?? {}) as Record<string, unknown>;
  } catch {
    throw usage(`${path} is not YAML`, 'repair it with `solana config set`, or pass --url and --keypair');
  }
  const url = text(fields['json_rpc_url']);
  const keypair = text(fields['keypair_path']);
  const level = text(fields['commitment']);
  return {
    ...(url && { url }),
    ...(keypair && { keypair }),
    ...(level && { commitment: level === 'finalized' ? level : 'confirmed' }),
  };
}

/**
 * The RPC to talk to: the flag, RPC_URL, the Solana configuration, in this order.
 *
 * @throws CliError if none is given, or it is neither a moniker nor an http address
 */
export function resolveUrl(flag: string | undefined, io: Io, config: SolanaConfig): string {
  const given = flag ?? text(io.env['RPC_URL']) ?? config.url;
  if (given === undefined)
    throw usage(
      'no RPC is set: --url is not given, RPC_URL is not set, and there is no Solana configuration',
      'pass for example `-u devnet`, or `-u localhost` while `co-staking dev` runs',
    );
  const url = MONIKERS.get(given) ?? given;
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol !== 'http:' && protocol !== 'https:')
    throw usage(
      `not an RPC address: "${given}"`,
      `use http(s)://…, or one of ${[...MONIKERS.keys()].join(', ')}`,
    );
  return url;
}
