import { utils } from '@coral-xyz/anchor';
import { assert } from 'chai';
import fc from 'fast-check';

import { fromBase58, toBase58 } from '../../../sdk/src/base58';

const { bs58 } = utils.bytes;

describe('base58', () => {
  it('is what other libraries write and read, also with zeros in front', () =>
    fc.assert(
      fc.property(fc.nat(3), fc.uint8Array({ maxLength: 320 }), (zeros, tail) => {
        const bytes = Buffer.concat([Buffer.alloc(zeros), tail]);
        const text = bs58.encode(bytes);
        assert.equal(toBase58(bytes), text);
        assert.deepEqual(Buffer.from(fromBase58(text)), bytes);
      }),
    ));

  it('refuses characters that it does not have', () => {
    for (const text of ['0', 'O', 'I', 'l', '1 ', 'é'])
      assert.throws(() => fromBase58(text), TypeError, 'base58 has no');
  });
});
