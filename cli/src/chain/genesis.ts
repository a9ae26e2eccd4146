import type { Context } from '../context';
import { usage } from '../exit';

/** Genesis hashes of the public clusters, by the names that links use. */
const GENESIS = {
  'mainnet-beta': '5eykt4UsFv8P8NJdTREpY1vzqKqZKvdpKuc147dw2N9d',
  devnet: 'EtWTRABZaYq6iMfeYKouRu166VU2xqa1wcaWoxPkrZBG',
  testnet: '4uhcVJyU9pJkvQyS88uRDiswHXSCkY3zQawwpjk2NsNY',
} as const;

export type Cluster = keyof typeof GENESIS;

/** The public cluster that the RPC serves; `null` for another chain. */
export async function clusterOf({ connection }: Context): Promise<Cluster | null> {
  const genesis = await connection.getGenesisHash();
  const found = (Object.keys(GENESIS) as Cluster[]).find((name) => GENESIS[name] === genesis);
  return found ?? null;
}

/**
 * Addresses are the same on every cluster, so only the genesis hash shows where the tool is connected.
 *
 * @param cluster - that something is meant for
 * @param what - the thing, for the message
 * @throws CliError if the RPC serves another one
 */
export async function checkCluster({ connection }: Context, cluster: Cluster, what: string): Promise<void> {
  const genesis = await connection.getGenesisHash();
  if (genesis === GENESIS[cluster]) return;
  const other =
    Object.entries(GENESIS).find(([, hash]) => hash === genesis)?.[0] ?? `another cluster (${genesis})`;
  throw usage(`${what} is for ${cluster}, and the tool is connected to ${other}`, `pass \`-u ${cluster}\``);
}
