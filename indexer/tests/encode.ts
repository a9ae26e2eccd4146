import { type CoStakingEvent, type EventName } from '@co-staking/sdk';
import { IDL } from '@co-staking/sdk/idl';
import type { PublicKey } from '@solana/web3.js';

const EVENT_TAG = Buffer.from('e445a52e51cb9a1d', 'hex');

type FieldType = string | { array: [FieldType, number] } | { defined: { name: string } };

function encodeField(type: FieldType, value: unknown): Buffer {
  if (typeof type !== 'string') {
    if ('array' in type) {
      const [item, length] = type.array;
      const list = [...(value as Iterable<unknown>)];
      return Buffer.concat(Array.from({ length }, (_, at) => encodeField(item, list[at])));
    }
    return Buffer.of(value as number);
  }
  if (type === 'pubkey') return Buffer.from((value as PublicKey).toBytes());
  const bytes = Number(/\d+$/.exec(type)![0]) / 8;
  const buffer = Buffer.alloc(bytes);
  if (bytes === 8) buffer.writeBigInt64LE(BigInt.asIntN(64, value as bigint));
  else buffer.writeUIntLE(value as number, 0, bytes);
  return buffer;
}

/** An event as the program records it, base64. */
export function encodeEvent<Name extends EventName>(name: Name, data: CoStakingEvent<Name>['data']): string {
  const lower = name.toLowerCase();
  const camel = (field: string): string =>
    field.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const { discriminator } = IDL.events.find((event) => event.name.toLowerCase() === lower)!;
  const { type } = IDL.types.find((one) => one.name.toLowerCase() === lower)! as unknown as {
    type: { fields: { name: string; type: FieldType }[] };
  };
  const fields = type.fields.map((field) =>
    encodeField(field.type, (data as Record<string, unknown>)[camel(field.name)]),
  );
  return Buffer.concat([EVENT_TAG, Buffer.from(discriminator), ...fields]).toString('base64');
}
