import { assert } from 'chai';
import { Transaction } from '@solana/web3.js';

import type { MigrationProvider } from '../../migrations/initialize';
import { connectionOf } from '../support/connection';
import type { World } from '../support/world';

/** A provider whose wallet is the upgrade authority of a world's program. */
export function providerOf({ chain }: World): MigrationProvider {
  return {
    connection: connectionOf(chain),
    publicKey: chain.payer.publicKey,
    sendAndConfirm: async (transaction) => {
      assert.instanceOf(transaction, Transaction);
      await chain.run(transaction.instructions);
      return 'sent';
    },
  };
}

/** The variables that the migration reads. */
export function environmentOf({ mint, roles }: World): Record<string, string> {
  return {
    MINT: mint.address.toBase58(),
    REGISTRAR: roles.registrar.publicKey.toBase58(),
    REWARD_AUTHORITY: roles.rewardAuthority.publicKey.toBase58(),
    SLASHER: roles.slasher.publicKey.toBase58(),
    ARBITER: roles.arbiter.publicKey.toBase58(),
    PAUSER: roles.pauser.publicKey.toBase58(),
  };
}
