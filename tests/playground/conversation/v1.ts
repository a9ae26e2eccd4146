import {
  AccountRole,
  address,
  appendTransactionMessageInstruction,
  createKeyPairSignerFromBytes,
  createTransactionMessage,
  getBase64EncodedWireTransaction,
  pipe,
  setTransactionMessageConfig,
  setTransactionMessageFeePayerSigner,
  setTransactionMessageLifetimeUsingBlockhash,
  signTransactionMessageWithSigners,
  type Blockhash,
} from '@solana/kit';
import { SystemProgram, type Connection, type Keypair, type PublicKey } from '@solana/web3.js';

/** Data of the system program's transfer. */
function transferData(lamports: bigint): Uint8Array {
  const data = Buffer.alloc(12);
  data.writeUInt32LE(2, 0);
  data.writeBigUInt64LE(lamports, 4);
  return data;
}

/** A signed transfer of lamports in a transaction of version 1, as kit builds it; in base64. */
export async function buildV1(
  connection: Connection,
  from: Keypair,
  to: PublicKey,
  lamports: bigint,
): Promise<string> {
  const signer = await createKeyPairSignerFromBytes(from.secretKey);
  const { blockhash, lastValidBlockHeight } = await connection.getLatestBlockhash('confirmed');
  const lifetime = { blockhash: blockhash as Blockhash, lastValidBlockHeight: BigInt(lastValidBlockHeight) };
  const transfer = {
    programAddress: address(SystemProgram.programId.toBase58()),
    accounts: [
      { address: signer.address, role: AccountRole.WRITABLE_SIGNER as const, signer },
      { address: address(to.toBase58()), role: AccountRole.WRITABLE as const },
    ],
    data: transferData(lamports),
  };
  const message = pipe(
    createTransactionMessage({ version: 1 }),
    (each) => setTransactionMessageFeePayerSigner(signer, each),
    (each) => setTransactionMessageLifetimeUsingBlockhash(lifetime, each),
    (each) =>
      setTransactionMessageConfig({ computeUnitLimit: 10_000, loadedAccountsDataSizeLimit: 100_000 }, each),
    (each) => appendTransactionMessageInstruction(transfer, each),
  );
  return getBase64EncodedWireTransaction(await signTransactionMessageWithSigners(message));
}

/** Sends what {@link buildV1} makes; gives its signature. web3.js would check the version first. */
export async function v1Transfer(
  connection: Connection,
  from: Keypair,
  to: PublicKey,
  lamports: bigint,
): Promise<string> {
  const text = await buildV1(connection, from, to, lamports);
  const params = [text, { encoding: 'base64', preflightCommitment: 'confirmed' }];
  const response = await fetch(connection.rpcEndpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'sendTransaction', params }),
  });
  const { result, error } = (await response.json()) as { result?: string; error?: { message: string } };
  if (result === undefined) throw new Error(error?.message);
  return result;
}
