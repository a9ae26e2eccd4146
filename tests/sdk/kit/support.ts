import { createKeyPairSignerFromBytes, createSolanaRpc, type KeyPairSigner } from '@solana/kit';

import { walletOf, type Stand } from '../../playground/support';

/** A kit RPC of a playground. */
export const rpcOf = ({ playground }: Stand) => createSolanaRpc(playground.url);

/** One of the named wallets as a signer of kit. */
export const signerOf = (stand: Stand, name: string): Promise<KeyPairSigner> =>
  createKeyPairSignerFromBytes(walletOf(stand, name).secretKey);
