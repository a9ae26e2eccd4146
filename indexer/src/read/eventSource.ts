import { decodeEvent, HistoryGapError, type EventSource, type RecordedEvent } from '@co-staking/sdk';
import { PublicKey } from '@solana/web3.js';

import type { Session } from '../db/database';
import { eventsOf, readWaiting, UnknownTransactionError, type StoredEvent } from './events';

/** An event as the SDK has it; `null` for one that this version does not know. */
export function recordedOf({ signature, slot, txIndex, data }: StoredEvent): RecordedEvent | null {
  const event = decodeEvent(Buffer.from(data, 'base64'));
  return event && { ...event, signature, slot, transactionIndex: txIndex };
}

/** The events of the database, as the SDK's histories read them. */
export const databaseEvents = (session: Session): EventSource => ({
  async getEvents(questions, { limit, commitment }) {
    const waiting = commitment === 'finalized' ? null : await readWaiting(session);
    return Promise.all(
      questions.map(async ({ address, after }) => {
        try {
          const page = await eventsOf(session, { address: address.toBase58(), after }, limit, waiting);
          return { more: page.more, events: page.events.flatMap((event) => recordedOf(event) ?? []) };
        } catch (error) {
          if (!(error instanceof UnknownTransactionError)) throw error;
          throw new HistoryGapError(error.message, {
            signature: error.signature,
            range: { address: new PublicKey(address), after, before: null },
          });
        }
      }),
    );
  },
});
