import { Buffer } from 'buffer';

import { plain } from './accounts/decode';
import type { CoStakingEvent } from './eventTypes';
import { coder, IDL } from './idl';
import { camelCase } from './names';

export type { CoStakingEvent, EventName } from './eventTypes';

/** First bytes of the call to itself by which an Anchor program records an event. */
const EVENT_TAG = Buffer.from([0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d]);

/** Fields of an event that are lists of numbers: without its type such a list looks like bytes. */
const LISTS = new Map(
  (IDL.types ?? []).map(({ name, type }) => {
    const fields = type.kind === 'struct' ? ((type.fields ?? []) as { name: string; type: unknown }[]) : [];
    const lists = fields.filter(({ type }) => {
      const { array } = type as { array?: [item: unknown, length: number] };
      return array !== undefined && array[0] !== 'u8';
    });
    return [name, new Set(lists.map(({ name }) => name))];
  }),
);

/**
 * Reads an event out of the data of an inner instruction of the program.
 *
 * @returns `null` where the data are not an event of the program
 */
export function decodeEvent(data: Uint8Array): CoStakingEvent | null {
  const bytes = Buffer.from(data);
  if (!bytes.subarray(0, EVENT_TAG.length).equals(EVENT_TAG)) return null;
  const event = coder.events.decode(bytes.subarray(EVENT_TAG.length).toString('base64'));
  if (!event) return null;
  const lists = LISTS.get(event.name);
  const fields = Object.entries(event.data as Record<string, unknown>).map(([name, value]) => [
    camelCase(name),
    lists?.has(name) ? (value as unknown[]).map(plain) : plain(value),
  ]);
  return { name: event.name, data: Object.fromEntries(fields) } as CoStakingEvent;
}
