import { fromBaseUnits, toBaseUnits, toBigInt, toCsv } from '@co-staking/sdk';
import BN from 'bn.js';
import { assert } from 'chai';

describe('amounts', () => {
  const BROKEN = [undefined, null, 2.5, -1, 256, NaN, '8', 8n];

  it('are converted with the decimals of the mint', () => {
    assert.equal(toBaseUnits('400', 8), 40_000_000_000n);
    assert.equal(toBaseUnits('400', 0), 400n);
    assert.equal(fromBaseUnits(40_000_000_000n, 8), '400');
    assert.equal(fromBaseUnits(-1n, 255), `-0.${'0'.repeat(254)}1`);
  });

  for (const decimals of BROKEN)
    it(`are never converted with ${typeof decimals} ${String(decimals)} as decimals`, () => {
      const words = /decimals must be a whole number from 0 to 255|missing field "decimals"/;
      assert.throws(() => toBaseUnits('400', decimals as number), TypeError, words);
      assert.throws(() => fromBaseUnits(40_000_000_000n, decimals as number), TypeError, words);
    });

  it('are never exported without decimals', () => {
    assert.throws(() => toCsv([], { decimal: 8 } as never), TypeError, 'toCsv: unknown field "decimal"');
    assert.throws(() => toCsv([], {} as never), TypeError, 'toCsv: missing field "decimals"');
  });

  it('are exact integers of three kinds, and never numbers', () => {
    const most = 18_446_744_073_709_551_615n;
    for (const value of [most, most.toString(), new BN(most.toString())]) assert.equal(toBigInt(value), most);
    assert.equal(toBigInt(new BN(-5)), -5n);
    for (const value of [5, 5.5, {}, [], null, undefined, { toString: () => '5' }])
      assert.throws(() => toBigInt(value as never), TypeError);
    assert.throws(() => toBaseUnits(400 as never, 8), TypeError, 'decimal text');
  });
});
