import { BUCKETS, BUCKET_SECONDS, CHANGE_DELAY_SECONDS, MAX_EXIT_SECONDS, rules } from '@co-staking/sdk';
import { assert } from 'chai';

/** A bucket like those of the year 2026. */
const NUMBER = 1_461;
const START = BigInt(NUMBER) * BUCKET_SECONDS;
const KEPT: rules.Buckets = { number: NUMBER, amounts: [10n, 20n, 30n, 40n] };

describe('buckets', () => {
  it('begin at whole multiples of 14 days', () => {
    assert.deepEqual(
      [START - 1n, START, START + BUCKET_SECONDS - 1n].map((now) => rules.bucketAt(0, now)),
      [NUMBER - 1, NUMBER, NUMBER],
    );
  });

  it('never go back with the clock, and begin at zero before 1970', () => {
    assert.equal(rules.bucketAt(NUMBER, START - 1n), NUMBER);
    assert.equal(rules.bucketAt(0, -1n), 0);
    assert.equal(rules.bucketAt(0, (1n << 63n) - 1n), 2 ** 32 - 1);
  });

  it('count an amount for 42 days at least and 56 at most', () => {
    for (const addedAt of [START, START + BUCKET_SECONDS - 1n]) {
      const until = rules.countedUntil(rules.bucketAt(0, addedAt));
      assert.isAtLeast(Number(until - addedAt), Number(CHANGE_DELAY_SECONDS));
      assert.isAtMost(Number(until - addedAt), Number(BUCKET_SECONDS) * BUCKETS);
      const kept = rules.bucketsPlus({ number: NUMBER, amounts: [0n, 0n, 0n, 0n] }, 7n)!;
      const sumAt = (now: bigint): bigint =>
        rules.bucketsSum(rules.bucketsAt(kept, rules.bucketAt(kept.number, now)));
      assert.deepEqual([until - 1n, until, until + 1n].map(sumAt), [7n, 0n, 0n]);
    }
  });

  it('cover the longest exit', () => {
    assert.isBelow(Number(MAX_EXIT_SECONDS), Number(BUCKET_SECONDS) * (BUCKETS - 1));
  });

  it('forget bucket after bucket, and everything after four', () => {
    const sums = [0, 1, 2, 3, 4, 5].map((step) => rules.bucketsSum(rules.bucketsAt(KEPT, NUMBER + step)));
    // NUMBER has place 1: places 2, 3 and 0 are the buckets before it.
    assert.deepEqual(sums, [100n, 70n, 30n, 20n, 0n, 0n]);
    assert.deepEqual(rules.bucketsAt(KEPT, NUMBER - 1), KEPT);
  });

  it('take an amount back from its own bucket alone, and only while that one counts', () => {
    const minus = (bucket: number): readonly bigint[] => rules.bucketsMinus(KEPT, bucket, 15n).amounts;
    assert.deepEqual(minus(NUMBER), [10n, 5n, 30n, 40n]);
    assert.deepEqual(minus(NUMBER - 3), [10n, 20n, 15n, 40n]);
    assert.deepEqual(minus(NUMBER - 1), [0n, 20n, 30n, 40n], 'never below zero');
    for (const uncounted of [NUMBER - 4, NUMBER + 1]) assert.deepEqual(minus(uncounted), KEPT.amounts);
  });
});

describe('the cap of a party', () => {
  it('takes what is asked up to the cap of free and taken together', () => {
    assert.equal(rules.withinCap(300n, 1_000n, 0n, 3_000), 300n);
    assert.equal(rules.withinCap(301n, 1_000n, 0n, 3_000), 300n);
    // 30 % of 700 + 300 are used up; of 701 + 300 too, rounded down.
    assert.deepEqual(
      [700n, 701n, 704n].map((free) => rules.capLeft(free, 300n, 3_000)),
      [0n, 0n, 1n],
    );
  });

  it('leaves nothing once the stake has shrunk, or the cap has fallen', () => {
    assert.equal(rules.capLeft(0n, 300n, 3_000), 0n);
    assert.equal(rules.capLeft(700n, 300n, 0), 0n);
  });
});
