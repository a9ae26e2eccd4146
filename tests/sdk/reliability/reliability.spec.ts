import { RELIABILITY_WEIGHTS, reliabilityScore } from '@co-staking/sdk';
import { assert } from 'chai';

const PERFECT = { daysOfData: 30, uptime: 1, slashed: false, network: 1, compliance: 1, performance: 1 };

describe('reliabilityScore', () => {
  it('gives 100 to a perfect device, by weights that sum to 100', () => {
    assert.equal(reliabilityScore(PERFECT).score, 100);
    assert.equal(
      Object.values(RELIABILITY_WEIGHTS).reduce((sum, weight) => sum + weight, 0),
      100,
    );
  });

  it('takes away each part by its weight', () => {
    const without = (change: Partial<typeof PERFECT>) => reliabilityScore({ ...PERFECT, ...change }).score;
    assert.equal(without({ uptime: 0 }), 60);
    assert.equal(without({ slashed: true }), 80);
    assert.equal(without({ network: 0 }), 85);
    assert.equal(without({ compliance: 0 }), 85);
    assert.equal(without({ performance: 0 }), 90);
    assert.equal(without({ uptime: 0, slashed: true, network: 0, compliance: 0, performance: 0 }), 0);
  });

  it('is unknown until there are 7 days of data, and says so', () => {
    const young = reliabilityScore({ ...PERFECT, daysOfData: 6.99 });
    assert.isNull(young.score);
    assert.deepEqual([...new Set(Object.values(young.parts))], [null]);
    assert.equal(young.explanation, 'no score yet: 6.99 of 7 days of data');
    assert.equal(reliabilityScore({ ...PERFECT, daysOfData: 7 }).score, 100);
  });

  it('explains its parts in words', () => {
    const { score, parts, explanation } = reliabilityScore({ ...PERFECT, uptime: 0.29, performance: 0.5 });
    assert.equal(score, 66);
    assert.equal(parts.uptime, 29);
    assert.equal(
      explanation,
      '66 %: 11.6 of 40 for uptime over 30 days, 20 of 20 for no slash, 15 of 15 for network stability, ' +
        '15 of 15 for stake compliance, 5 of 10 for performance',
    );
  });

  it('refuses what is not a fraction', () => {
    assert.throws(() => reliabilityScore({ ...PERFECT, uptime: 99 }), RangeError, /uptime/);
    assert.throws(() => reliabilityScore({ ...PERFECT, network: Number.NaN }), RangeError, /network/);
    assert.throws(() => reliabilityScore({ ...PERFECT, daysOfData: -1 }), RangeError, /daysOfData/);
  });
});
