import { assert } from 'chai';

import type { Context } from '../../cli/src/context';
import { pastDate } from '../../cli/src/parameters/plain';

/** 2026-03-01T12:00Z. */
const NOW = 1_772_366_400n;

describe('a date that has come', () => {
  const read = async (text: string) => {
    const said: string[] = [];
    const context = { now: async () => NOW, io: { err: (line: string) => said.push(line) } };
    return [await pastDate('when').read(text, context as unknown as Context), said] as const;
  };

  for (const [text, seconds] of [
    ['now', NOW],
    ['2026-03-01T12:00Z', NOW],
    ['2026-03-01T11:59:59Z', NOW - 1n],
    ['2026-03-01', NOW - 43_200n],
  ] as const)
    it(`${text} is taken as it is`, async () => assert.deepEqual(await read(text), [seconds, []]));

  it("is now if a clock is up to a minute ahead of the chain's, and that is said", async () => {
    assert.deepEqual(await read('2026-03-01T12:00:01Z'), [
      NOW,
      ["2026-03-01T12:00:01Z is 1 second ahead of the chain's clock: taken as now"],
    ]);
    assert.deepEqual(await read('2026-03-01T12:01:00Z'), [
      NOW,
      ["2026-03-01T12:01:00Z is 1 minute ahead of the chain's clock: taken as now"],
    ]);
  });

  it('is left for the program to refuse if it is further ahead', async () =>
    assert.deepEqual(await read('2026-03-01T12:01:01Z'), [NOW + 61n, []]));
});
