import { explain, OutcomeUnknownError, settleTransaction } from '@co-staking/sdk';

import { connection } from '../chain/connection';
import { messages } from '../messages';
import { alone, OtherTabError } from './lock';
import { pending, settled, type Pending } from './outbox';

const text = messages.banners;

async function settle(one: Pending, say: (words: string) => void): Promise<void> {
  say(text.resuming(one.title));
  try {
    await settleTransaction(connection, one);
    settled(one.signature);
    say(text.resumed(one.title));
  } catch (error) {
    if (!(error instanceof OutcomeUnknownError)) settled(one.signature);
    say(text.resumeFailed(one.title, explain(error).message));
  }
}

/** Looks up what was signed before the page was loaded. Nothing while another tab sends: what it signed is its own. */
export async function resume(say: (signature: string, words: string) => void): Promise<void> {
  try {
    await alone(async () => {
      for (const one of pending()) await settle(one, (words) => say(one.signature, words));
    });
  } catch (error) {
    if (!(error instanceof OtherTabError)) throw error;
  }
}
