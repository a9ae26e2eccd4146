import { SystemProgram, TransactionMessage, VersionedTransaction } from '@solana/web3.js';

import { wordsOf } from '../ledger/errors';
import { INTERNAL_ERROR, RpcError } from './error';
import type { Methods } from './method';
import { integerAt, invalid, keyAt } from './params';

/** Lamports for the asking. */
export const faucetMethods: Methods = {
  requestAirdrop({ ledger, faucet }, params) {
    const toPubkey = keyAt(params, 0, 'address');
    const lamports = integerAt(params, 1, 'lamports');
    if (lamports < 1) throw invalid('lamports must be positive');
    const message = new TransactionMessage({
      payerKey: faucet.publicKey,
      // New after each transaction: two equal airdrops are two.
      recentBlockhash: ledger.blocks.latest().blockhash,
      instructions: [SystemProgram.transfer({ fromPubkey: faucet.publicKey, toPubkey, lamports })],
    });
    const transaction = new VersionedTransaction(message.compileToLegacyMessage());
    transaction.sign([faucet]);
    const { signature, run } = ledger.submit(transaction.serialize());
    if (run.failure) throw new RpcError(INTERNAL_ERROR, `airdrop failed: ${wordsOf(run.failure)}`);
    return signature;
  },
};
