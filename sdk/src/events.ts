import { sameBytes, structOf, viewOf } from './codec';
import type { CoStakingEvent, EventName } from './eventTypes';
import { EVENT_LAYOUTS } from './generated/events';

export type { CoStakingEvent, EventName } from './eventTypes';

/** First bytes of the call to itself by which an Anchor program records an event. */
const EVENT_TAG = [0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d];

const EVENTS = /* @__PURE__ */ EVENT_LAYOUTS.map(({ name, discriminator, fields }) => ({
  name: name as EventName,
  tag: [...EVENT_TAG, ...discriminator],
  struct: structOf(fields),
}));

/**
 * Reads an event out of the data of an inner instruction of the program.
 *
 * @returns `null` if the data are not an event of the program
 *
 * @example
 * const event = decodeEvent(innerInstruction.data);
 * if (event?.name === 'OfferAccepted') console.log(event.data['amount']);
 */
export function decodeEvent(data: Uint8Array): CoStakingEvent | null {
  const event = EVENTS.find(({ tag }) => sameBytes(data, 0, tag));
  if (!event || data.length < event.tag.length + event.struct.size) return null;
  const fields = event.struct.read(viewOf(data), event.tag.length);
  return { name: event.name, data: fields } as CoStakingEvent;
}
