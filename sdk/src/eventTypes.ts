import type { EventData } from './generated/eventTypes';

/** Name of an event, for example `OfferAccepted`. */
export type EventName = keyof EventData;

type EventOf<Name extends EventName> = Name extends EventName ? { name: Name; data: EventData[Name] } : never;

/**
 * An event of the program, told apart by its `name`: fields in camelCase, 64-bit integers as `bigint`.
 * Amounts are base units, shares basis points, times unix seconds.
 *
 * @example
 * if (event.name === 'OfferAccepted') console.log(event.data.coStaker.toBase58(), event.data.amount);
 */
export type CoStakingEvent<Name extends EventName = EventName> = EventOf<Name>;
