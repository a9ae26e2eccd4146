import type { SendConnection } from './connection';

/** Blocks for which a blockhash is good. */
const LIFETIME = 150;

/**
 * Whether a node still has every block in which a transaction could have landed. One that has forgotten some of them does
 * not know whether it did: a node without an archive keeps days, a test validator minutes.
 */
export async function remembers(connection: SendConnection, lastValidBlockHeight: number): Promise<boolean> {
  const firstHeight = lastValidBlockHeight - LIFETIME + 1;
  const slot = await connection.getFirstAvailableBlock();
  // A height is never above its slot, so this needs no block.
  if (slot <= Math.max(firstHeight, 0)) return true;
  const block = await connection.getBlock(slot, {
    commitment: 'finalized',
    maxSupportedTransactionVersion: 1,
    transactionDetails: 'none',
    rewards: false,
  });
  const { blockHeight } = (block ?? {}) as { blockHeight?: number | null };
  return typeof blockHeight === 'number' && blockHeight <= firstHeight;
}
