import { connectionSource } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';

import { settings } from '../settings';

// web3.js would repeat a 429 without a word; here every failure reaches the user.
export const connection = new Connection(settings.rpc, {
  commitment: 'confirmed',
  disableRetryOnRateLimit: true,
});

export const source = connectionSource(connection);
