import { SystemProgram, TransactionMessage, VersionedTransaction } from '@solana/web3.js';

import { wireOf } from '../ledger/wire';
import { bankOf, type Methods } from './method';
import { commitmentOf, configAt, hashAt, integerAt, keyAt } from './params';

/** Lamports on request. */
export const faucetMethods: Methods = {
  /** As on a node, the signature is returned even if the faucet cannot pay. */
  requestAirdrop(state, params) {
    const { ledger, faucet } = state;
    const toPubkey = keyAt(params, 0);
    const lamports = integerAt(params, 1);
    const config = configAt(params, 2);
    const { recentBlockhash } = config;
    const bank = bankOf(state, commitmentOf(config));
    const message = new TransactionMessage({
      payerKey: faucet.publicKey,
      recentBlockhash: recentBlockhash ? hashAt([recentBlockhash], 0) : bank.latestBlockhash().blockhash,
      instructions: [SystemProgram.transfer({ fromPubkey: faucet.publicKey, toPubkey, lamports })],
    });
    const transaction = new VersionedTransaction(message.compileToLegacyMessage());
    transaction.sign([faucet]);
    return ledger.submit(wireOf(transaction.serialize())).signature;
  },
};
