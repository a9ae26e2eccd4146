import { startPlayground, type Playground, type PlaygroundOptions } from '@co-staking/playground';
import { getBase58Decoder } from '@solana/kit';
import { Connection, SystemProgram, Transaction, type Keypair, type PublicKey } from '@solana/web3.js';
import { setTimeout as pause } from 'node:timers/promises';

import { v1Transfer } from './conversation/v1';

const base58 = getBase58Decoder();

/** A running playground with a connection to it, for the specs of a file. */
export interface Stand {
  playground: Playground;
  connection: Connection;
}

/** Starts a playground before the specs of a block, and ends it after them. */
export function usePlayground(options: PlaygroundOptions = {}): Stand {
  const stand = {} as Stand;
  before(async () => {
    stand.playground = await startPlayground(options);
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

/** The response to a request, as in the body. */
export interface Answer {
  id: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

/** Sends any body to the RPC, also one that no client would send; to the playground's own address by default. */
export async function post({ playground }: Stand, body: unknown, url = playground.url): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

/** Calls a method, known to web3.js or not. */
export const call = (stand: Stand, method: string, params: unknown[] = [], url?: string): Promise<Answer> =>
  post(stand, { jsonrpc: '2.0', id: 1, method, params }, url);

/** The result of a method that must succeed. */
export async function resultOf<T>(
  stand: Stand,
  method: string,
  params: unknown[] = [],
  url?: string,
): Promise<T> {
  const { result, error } = await call(stand, method, params, url);
  if (error) throw new Error(`${method}: ${error.code} ${error.message}`);
  return result as T;
}

/** Asks again and again until an answer is as wanted. */
export async function eventually<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    await pause(50);
  }
}

/** A signed transfer of lamports from the visitor, which can be sent. */
export async function transferOf(
  stand: Stand,
  lamports: number,
  commitment: 'processed' | 'confirmed' | 'finalized' = 'confirmed',
): Promise<{ text: string; signature: string; blockhash: string }> {
  const visitor = walletOf(stand, 'visitor');
  const { blockhash } = await stand.connection.getLatestBlockhash(commitment);
  const instruction = SystemProgram.transfer({
    fromPubkey: visitor.publicKey,
    toPubkey: addressOf(stand, 'owner'),
    lamports,
  });
  const transaction = new Transaction({ feePayer: visitor.publicKey, recentBlockhash: blockhash });
  transaction.add(instruction).sign(visitor);
  const signature = base58.decode(transaction.signature!);
  return { text: transaction.serialize().toString('base64'), signature, blockhash };
}

/** Sends what {@link transferOf} makes; gives its signature. */
export async function sendTransfer(stand: Stand, lamports: number): Promise<string> {
  const { text } = await transferOf(stand, lamports);
  return resultOf(stand, 'sendTransaction', [text, { encoding: 'base64', preflightCommitment: 'confirmed' }]);
}

/** Sends lamports from the visitor in a transaction of version 1; gives its signature. */
export const sendV1Transfer = (stand: Stand, to: PublicKey, lamports: bigint): Promise<string> =>
  v1Transfer(stand.connection, walletOf(stand, 'visitor'), to, lamports);
