import type { ClientWallet } from '@co-staking/sdk';
import { PublicKey, VersionedTransaction } from '@solana/web3.js';
import type { WalletAccount } from '@wallet-standard/base';

import { base58 } from './base58';
import { walletChain, type PageWallet } from './store';

/**
 * A wallet of the page as the SDK takes it. What the wallet gives back is what is sent: it may have added instructions of
 * its own.
 */
export function signerOf(wallet: PageWallet, account: WalletAccount): ClientWallet {
  const publicKey = new PublicKey(account.address);
  const chain = walletChain();
  const signing = wallet.features['solana:signTransaction'];
  if (signing)
    return {
      publicKey,
      async signTransaction(transaction) {
        const [signed] = await signing.signTransaction({
          account,
          chain,
          transaction: transaction.serialize(),
        });
        return VersionedTransaction.deserialize(signed!.signedTransaction);
      },
    };
  const sending = wallet.features['solana:signAndSendTransaction'];
  if (!sending) throw new TypeError(`the wallet ${wallet.name} cannot sign transactions`);
  return {
    publicKey,
    async signAndSendTransaction(transaction) {
      const input = { account, chain, transaction: transaction.serialize() };
      const [sent] = await sending.signAndSendTransaction(input);
      return base58(sent!.signature);
    },
  };
}
