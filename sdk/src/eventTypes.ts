import type { PublicKey } from '@solana/web3.js';

import type { DeviceStatus, Role, SlashReason, SlashTerm } from './accounts/states';
import type { CoStaking } from './idl';

type IdlEventName = CoStaking['events'][number]['name'];

/** Name of an event, for example `OfferAccepted`. */
export type EventName = Capitalize<IdlEventName>;

/** The enums that events name. */
interface Enums {
  deviceStatus: DeviceStatus;
  role: Role;
  slashReason: SlashReason;
  slashTerm: SlashTerm;
}

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
          : T extends { defined: { name: infer Name extends keyof Enums } }
            ? Enums[Name]
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
