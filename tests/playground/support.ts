import { startPlayground, type Playground } from '@co-staking/playground';
import { Connection, type Keypair, type PublicKey } from '@solana/web3.js';

/** A running playground with a connection to it, for the specs of a file. */
export interface Stand {
  playground: Playground;
  connection: Connection;
}

/** Starts a playground before the specs of a block, and ends it after them. */
export function usePlayground(): Stand {
  const stand = {} as Stand;
  before(async () => {
    stand.playground = await startPlayground();
    stand.connection = new Connection(stand.playground.url, 'confirmed');
  });
  after(() => stand.playground.stop());
  return stand;
}

/** One of the named wallets. */
export function walletOf({ playground }: Stand, name: string): Keypair {
  const wallet = playground.keypairs[name];
  if (!wallet) throw new Error(`no wallet is called ${name}`);
  return wallet;
}

export const addressOf = (stand: Stand, name: string): PublicKey => walletOf(stand, name).publicKey;

/** The answer to a request, as it stands in the body. */
export interface Answer {
  id: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

/** Sends any body to the RPC, also one that no client would send. */
export async function post({ playground }: Stand, body: unknown): Promise<Answer> {
  const response = await fetch(playground.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

/** Calls a method, known to web3.js or not. */
export const call = (stand: Stand, method: string, params: unknown[] = []): Promise<Answer> =>
  post(stand, { jsonrpc: '2.0', id: 1, method, params });
