import { Connection, Keypair } from '@solana/web3.js';

/** More blocks than a blockhash is good for. */
const MANY = 160;

/** Lets a playground make so many blocks that everything signed before expires. */
export async function expireAll(url: string): Promise<void> {
  const connection = new Connection(url, 'confirmed');
  for (let count = 0; count < MANY; count += 1)
    await connection.requestAirdrop(Keypair.generate().publicKey, 1_000_000);
}
