import { Buffer } from 'buffer';

import { plain } from './accounts/decode';
import { coder, type CoStaking } from './idl';

/** Name of an event, for example `OfferAccepted`. */
export type EventName = Capitalize<CoStaking['events'][number]['name']>;

/** An event of the program: names in camelCase, 64-bit integers as `bigint`. */
export interface CoStakingEvent {
  name: EventName;
  data: Record<string, unknown>;
}

/** First bytes of the call to itself by which an Anchor program records an event. */
const EVENT_TAG = Buffer.from([0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d]);

/**
 * Reads an event out of the data of an inner instruction of the program.
 *
 * @returns `null` where the data are not an event of the program
 */
export function decodeEvent(data: Uint8Array): CoStakingEvent | null {
  const bytes = Buffer.from(data);
  if (!bytes.subarray(0, EVENT_TAG.length).equals(EVENT_TAG)) return null;
  const event = coder.events.decode(bytes.subarray(EVENT_TAG.length).toString('base64'));
  return event && { name: event.name as EventName, data: plain(event.data) as Record<string, unknown> };
}
