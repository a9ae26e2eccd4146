import { startPlayground, type Playground, type PlaygroundOptions } from '@co-staking/playground';
import {
  AccountRole,
  address,
  appendTransactionMessageInstruction,
  createKeyPairSignerFromBytes,
  createTransactionMessage,
  getBase58Decoder,
  getBase64EncodedWireTransaction,
  getSignatureFromTransaction,
  pipe,
  setTransactionMessageConfig,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
  type Blockhash,
} from '@solana/kit';
import { Connection, SystemProgram, Transaction, type Keypair, type PublicKey } from '@solana/web3.js';
import { setTimeout as pause } from 'node:timers/promises';

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

/** The answer to a request, as it stands in the body. */
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

/** Data of the system program's transfer. */
function transferData(lamports: bigint): Uint8Array {
  const data = Buffer.alloc(12);
  data.writeUInt32LE(2, 0);
  data.writeBigUInt64LE(lamports, 4);
  return data;
}

/** A transfer from the visitor as kit builds it with version 1, in base64. */
export async function buildV1Transfer(
  stand: Stand,
  to: PublicKey,
  lamports: bigint,
): Promise<{ text: string; signature: string }> {
  const signer = await createKeyPairSignerFromBytes(walletOf(stand, 'visitor').secretKey);
  const { blockhash, lastValidBlockHeight } = await stand.connection.getLatestBlockhash();
  const lifetime = { blockhash: blockhash as Blockhash, lastValidBlockHeight: BigInt(lastValidBlockHeight) };
  const limits = { computeUnitLimit: 10_000, loadedAccountsDataSizeLimit: 100_000 };
  const transfer = {
    programAddress: address(SystemProgram.programId.toBase58()),
    accounts: [
      { address: signer.address, role: AccountRole.WRITABLE_SIGNER, signer },
      { address: address(to.toBase58()), role: AccountRole.WRITABLE },
    ],
    data: transferData(lamports),
  };
  const message = pipe(
    createTransactionMessage({ version: 1 }),
    (each) => setTransactionMessageFeePayerSigner(signer, each),
    (each) => setTransactionMessageLifetimeUsingBlockhash(lifetime, each),
    (each) => setTransactionMessageConfig(limits, each),
    (each) => appendTransactionMessageInstruction(transfer, each),
  );
  const transaction = await signTransactionMessageWithSigners(message);
  return {
    text: getBase64EncodedWireTransaction(transaction),
    signature: getSignatureFromTransaction(transaction),
  };
}

/** Sends what {@link buildV1Transfer} makes; gives its signature. */
export async function sendV1Transfer(stand: Stand, to: PublicKey, lamports: bigint): Promise<string> {
  const { text } = await buildV1Transfer(stand, to, lamports);
  return resultOf(stand, 'sendTransaction', [text, { encoding: 'base64' }]);
}
