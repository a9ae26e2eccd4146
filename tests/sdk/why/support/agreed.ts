import {
  actionState,
  type ActionName,
  type Refusal,
  type SendArguments,
  type Subject,
} from '@co-staking/sdk';
import type { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { instructionsOf } from '../../../support/ask';
import type { World } from '../../../support/world';
import { viewerOf } from './states';
import { Oracle, expectedVerdict } from './verdict';

/**
 * What stops an action of a wallet now, as the SDK says it; `null` if nothing does. The program is asked too, and must
 * say the same.
 */
export async function agreedRefusal<A extends ActionName>(
  world: World,
  action: A,
  subject: Subject,
  wallet: PublicKey,
  args?: SendArguments<A>,
): Promise<Refusal | null> {
  const now = await world.chain.now();
  const viewer = await viewerOf(world, wallet);
  const state = actionState(action, subject, viewer, now, args as never);
  const found = new Oracle(world.chain).ask('', () => instructionsOf(action, subject, viewer, now, args));
  assert.equal(found, expectedVerdict(state, viewer, world.chain.payer.publicKey), `${action} at ${now}`);
  return state.refusal;
}

/** Its code, and the second from which it no longer applies. */
export const codeAndDate = (refusal: Refusal | null): [string | null, bigint | undefined] => [
  refusal?.code ?? null,
  refusal?.availableAt,
];
