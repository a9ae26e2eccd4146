import type { Keypair } from '@solana/web3.js';

import type { WalletSigner } from './connection';

/**
 * A key pair as a wallet that signs.
 *
 * @example
 * import { Keypair } from '@solana/web3.js';
 * const client = new CoStakingClient({ connection, wallet: keypairWallet(Keypair.generate()) });
 */
export const keypairWallet = (keypair: Keypair): WalletSigner => ({
  publicKey: keypair.publicKey,
  signTransaction: (transaction) => {
    transaction.sign([keypair]);
    return Promise.resolve(transaction);
  },
});
