// Fields that are decoded when they are asked for, against the whole decoder.
import { PublicKey } from '@solana/web3.js';
import { assert } from 'chai';
import fc from 'fast-check';

import type { AccountKind } from '../../../sdk/src/accounts/kind';
import { configKind } from '../../../sdk/src/accounts/config';
import { deviceKind } from '../../../sdk/src/accounts/device';
import { offerKind } from '../../../sdk/src/accounts/offer';

const ADDRESS = PublicKey.unique();

/** Bytes in the middle of a buffer that holds other bytes around them, as accounts are in Node's pool. */
function within(data: Uint8Array): Uint8Array {
  const around = new Uint8Array(data.length + 14).fill(0xff);
  around.set(data, 7);
  return around.subarray(7, 7 + data.length);
}

/** A value with everything in it that is decoded when it is asked for, by the names in its twin. */
const spelledOut = (value: unknown, twin: unknown): unknown => {
  if (Array.isArray(twin)) return twin.map((one, index) => spelledOut((value as unknown[])[index], one));
  if (typeof twin !== 'object' || twin === null || twin instanceof PublicKey || twin instanceof Uint8Array)
    return value;
  const names = Object.keys(twin) as (keyof typeof twin)[];
  return Object.fromEntries(
    names.map((name) => [name, spelledOut((value as typeof twin)[name], twin[name])]),
  );
};

const KINDS = { Config: configKind, Device: deviceKind, Offer: offerKind } as unknown as Record<
  string,
  AccountKind<Record<string, unknown>>
>;

describe('parts of accounts', () => {
  for (const [name, kind] of Object.entries(KINDS)) {
    const bytes = fc
      .uint8Array({ minLength: kind.size, maxLength: kind.size })
      .map((data) => Uint8Array.from([...kind.discriminator, ...data.subarray(kind.discriminator.length)]));

    it(`${name}: every field as the whole decoder gives it`, () => {
      fc.assert(
        fc.property(bytes, (data) => {
          const whole = kind.decode(ADDRESS, data);
          const names = Object.keys(whole).filter((field) => field !== 'address');
          const { offset, length } = kind.sliceOf(names);
          const slice = within(data.subarray(offset, offset + length));
          for (const decoder of [kind.partOf(names, offset), kind.windowOf(names, offset)]) {
            const part = decoder(slice, ADDRESS);
            for (const field of names)
              assert.deepEqual(spelledOut(part[field], whole[field]), whole[field], field);
            assert.strictEqual(part.address, ADDRESS);
          }
        }),
        { numRuns: 50 },
      );
    });
  }

  it('a part keeps its account, a window shows the last one', () => {
    const [first, second] = [3, 4].map((score) => within(Uint8Array.of(score)));
    const { offset } = deviceKind.sliceOf(['reliabilityScore']);
    const partOf = deviceKind.partOf(['reliabilityScore'], offset);
    const [part, other] = [partOf(first!), partOf(second!)];
    assert.deepEqual([part.reliabilityScore, other.reliabilityScore], [3, 4]);
    const windowOf = deviceKind.windowOf(['reliabilityScore'], offset);
    const window = windowOf(first!);
    assert.strictEqual(windowOf(second!), window);
    assert.strictEqual(window.reliabilityScore, 4);
  });

  it('data that are too short are refused, although the buffer goes on', () => {
    const fields = ['amount', 'shareBps'] as const;
    const { offset, length } = offerKind.sliceOf(fields);
    const short = within(new Uint8Array(length - 1));
    for (const decoder of [offerKind.partOf(fields, offset), offerKind.windowOf(fields, offset)])
      assert.throws(() => decoder(short), RangeError, `Offer: ${length - 1} bytes instead of ${length}`);
  });
});
