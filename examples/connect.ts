import {
  CoStakingClient,
  connectionSource,
  keypairWallet,
  type AccountSource,
  type WalletSigner,
} from '@co-staking/sdk';
import { Connection, Keypair } from '@solana/web3.js';
import { readFileSync } from 'node:fs';

/** What an example needs. */
export interface Connected {
  connection: Connection;
  source: AccountSource;
  client: CoStakingClient;
  wallet: WalletSigner;
  /** Second of the chain's clock, which a playground may have moved. */
  now: bigint;
}

/** Connects to the RPC and loads the keypair file that the environment names. */
export async function connect(): Promise<Connected> {
  const { CO_STAKING_URL: url = 'http://127.0.0.1:8899', CO_STAKING_KEYPAIR: file } = process.env;
  if (!file) throw new Error('CO_STAKING_KEYPAIR must name a keypair file');
  const keypair = Keypair.fromSecretKey(Uint8Array.from(JSON.parse(readFileSync(file, 'utf8')) as number[]));
  const wallet = keypairWallet(keypair);
  const connection = new Connection(url, 'confirmed');
  const client = new CoStakingClient({ connection, wallet });
  return { connection, source: connectionSource(connection), client, wallet, now: await client.now() };
}
