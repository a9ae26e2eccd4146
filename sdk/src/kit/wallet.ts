import {
  getBase58Decoder,
  getTransactionDecoder,
  getTransactionEncoder,
  isTransactionModifyingSigner,
  isTransactionPartialSigner,
  type Blockhash,
  type Transaction,
  type TransactionPartialSigner,
  type TransactionSigner,
  type TransactionWithinSizeLimit,
  type TransactionWithLifetime,
} from '@solana/kit';
import { PublicKey, VersionedTransaction } from '@solana/web3.js';

import type { ClientWallet, SendingWallet, WalletSigner } from '../send';

const decoder = /* @__PURE__ */ getTransactionDecoder();
const encoder = /* @__PURE__ */ getTransactionEncoder();
const base58 = /* @__PURE__ */ getBase58Decoder();

/** The last block height is the sender's matter: a signer only has to know the blockhash. */
const UNKNOWN_HEIGHT = 0xffff_ffff_ffff_ffffn;

type Signable = Transaction & TransactionWithinSizeLimit & TransactionWithLifetime;

const toKit = (transaction: VersionedTransaction): Signable => ({
  ...(decoder.decode(transaction.serialize()) as Transaction & TransactionWithinSizeLimit),
  lifetimeConstraint: {
    blockhash: transaction.message.recentBlockhash as Blockhash,
    lastValidBlockHeight: UNKNOWN_HEIGHT,
  },
});

/** A signer that only signs. @throws TypeError for one that can only sign and send */
export function signingWallet(signer: TransactionSigner): WalletSigner {
  const publicKey = new PublicKey(signer.address);
  if (isTransactionPartialSigner(signer))
    return { publicKey, signTransaction: (transaction) => signPartially(signer, transaction) };
  if (isTransactionModifyingSigner(signer))
    return {
      publicKey,
      async signTransaction(transaction) {
        const [signed] = await signer.modifyAndSignTransactions([toKit(transaction)]);
        return VersionedTransaction.deserialize(encoder.encode(signed!) as Uint8Array);
      },
    };
  throw new TypeError(
    `signer ${signer.address} also sends what it signs, which only the paying wallet may do`,
  );
}

async function signPartially(
  signer: TransactionPartialSigner,
  transaction: VersionedTransaction,
): Promise<VersionedTransaction> {
  const [signatures] = await signer.signTransactions([toKit(transaction)]);
  for (const [address, signature] of Object.entries(signatures!))
    transaction.addSignature(new PublicKey(address), signature);
  return transaction;
}

/** Any signer of kit as the wallet that pays. One that can sign and send is asked to sign only, if it can. */
export function payingWallet(signer: TransactionSigner): ClientWallet {
  if (isTransactionPartialSigner(signer) || isTransactionModifyingSigner(signer))
    return signingWallet(signer);
  const wallet: SendingWallet = {
    publicKey: new PublicKey(signer.address),
    async signAndSendTransaction(transaction) {
      const [signature] = await signer.signAndSendTransactions([toKit(transaction)]);
      return base58.decode(signature!);
    },
  };
  return wallet;
}
