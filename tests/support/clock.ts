import { COOLDOWN_SECONDS, DAY, WAIT_SECONDS } from '@co-staking/sdk';

import type { Chain } from './chain';

export { COOLDOWN_SECONDS, DAY, WAIT_SECONDS };
export { START } from '@co-staking/sdk/testing';

export const HOUR = 3_600n;

/** The second before, at, and after a boundary. */
export type Around = 'the second before' | 'the very second' | 'the second after';

const OFFSET: Record<Around, bigint> = {
  'the second before': -1n,
  'the very second': 0n,
  'the second after': 1n,
};

/** Sets the clock to one side of a boundary. */
export const warpAround = (chain: Chain, boundary: bigint, side: Around): Promise<void> =>
  chain.warpTo(boundary + OFFSET[side]);
