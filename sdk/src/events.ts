import type { PublicKey } from '@solana/web3.js';

import { sameBytes, structOf, viewOf } from './codec';
import { IDL, type CoStaking } from './idl';

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
const EVENT_TAG = Uint8Array.of(0xe4, 0x45, 0xa5, 0x2e, 0x51, 0xcb, 0x9a, 0x1d);

const EVENTS = IDL.events.map(({ name, discriminator }) => ({
  name: name as EventName,
  tag: Uint8Array.of(...EVENT_TAG, ...discriminator),
  struct: structOf(name),
}));

/**
 * Reads an event out of the data of an inner instruction of the program.
 *
 * @returns `null` where the data are not an event of the program
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
