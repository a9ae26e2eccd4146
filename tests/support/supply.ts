import { MintLayout } from '@solana/spl-token';

import type { World } from './world';

/** Base units of the world's mint in existence: what is burned is missing here. */
export async function supply({ chain, mint }: World): Promise<bigint> {
  const state = await chain.account(mint.address);
  return MintLayout.decode(state!.data.subarray(0, MintLayout.span)).supply;
}
