import type { Address, TransactionSigner } from '@solana/kit';
import { PublicKey } from '@solana/web3.js';

/** A builder's input: an address may be kit's `Address`, a `PublicKey` of an account, or a signer, whose address is meant. */
export type KitInput<Input> = {
  [Key in keyof Input]: PublicKey extends Input[Key] ? Input[Key] | TransactionSigner : Input[Key];
};

/** The same value with kit's `Address` in place of every `PublicKey`. */
export type WithAddresses<T> = T extends PublicKey
  ? Address
  : T extends Uint8Array
    ? T
    : T extends readonly (infer Item)[]
      ? WithAddresses<Item>[]
      : T extends object
        ? { [Key in keyof T]: WithAddresses<T[Key]> }
        : T;

/** The address of a public key. */
export const addressOf = (key: PublicKey): Address => key.toBase58() as Address;

/**
 * A copy of an account, a position or a result of the SDK, with kit's `Address` in place of every `PublicKey`. The
 * functions of the SDK take the original.
 *
 * @example
 * const { owner } = withAddresses(await fetchDevice(kitSource(rpc), device));
 */
export function withAddresses<T>(value: T): WithAddresses<T> {
  return converted(value) as WithAddresses<T>;
}

function converted(value: unknown): unknown {
  if (value instanceof PublicKey) return addressOf(value);
  if (Array.isArray(value)) return value.map(converted);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, converted(field)]));
}

const isSigner = (value: unknown): value is TransactionSigner =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { address?: unknown }).address === 'string' &&
  ['signTransactions', 'modifyAndSignTransactions', 'signAndSendTransactions'].some(
    (method) => method in value,
  );

/** A builder's input as the SDK takes it, and the signers that were in it. */
export function fromKit(input: object): { plain: Record<string, unknown>; signers: TransactionSigner[] } {
  const signers: TransactionSigner[] = [];
  const entries = Object.entries(input).map(([name, value]: [string, unknown]) => {
    if (!isSigner(value)) return [name, value];
    signers.push(value);
    return [name, value.address];
  });
  return { plain: Object.fromEntries(entries) as Record<string, unknown>, signers };
}
