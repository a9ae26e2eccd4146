import type { PublicKey } from '@solana/web3.js';
import { Buffer } from 'buffer';

import { plain } from './accounts/decode';
import { coder, IDL, type CoStaking } from './idl';
import { camelCase } from './names';

type IdlEventName = CoStaking['events'][number]['name'];

/** Name of an event, for example `OfferAccepted`. */
export type EventName = Capitalize<IdlEventName>;

/** What a field of the IDL's type is in TypeScript; bytes stay bytes, 64 bits are `bigint`. */
type Value<T> = T extends 'pubkey'
  ? PublicKey
  : T extends 'u64' | 'i64'
    ? bigint
    : T extends 'u8' | 'u16' | 'u32'
      ? number
      : T extends { array: ['u8', number] }
        ? Uint8Array
        : T extends { array: [infer Item, number] }
          ? Value<Item>[]
          : never;

type Struct<Name> = Extract<CoStaking['types'][number], { name: Name; type: { kind: 'struct' } }>;

type Data<Fields> = Fields extends readonly { name: string; type: unknown }[]
  ? { [Field in Fields[number] as Field['name']]: Value<Field['type']> }
  : never;

type EventOf<Name extends IdlEventName> = Name extends IdlEventName
  ? { name: Capitalize<Name>; data: Data<Struct<Name>['type']['fields']> }
  : never;

/**
 * An event of the program, told apart by its `name`: fields in camelCase, 64-bit integers as `bigint`.
 * Amounts are base units, shares basis points, times unix seconds.
 *
 * @example
 * if (event.name === 'OfferAccepted') console.log(event.data.coStaker.toBase58(), event.data.amount);
 */
export type CoStakingEvent<Name extends EventName = EventName> = Extract<
  EventOf<IdlEventName>,
  { name: Name }
>;

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
