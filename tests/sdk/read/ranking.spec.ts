import { assert } from 'chai';

import { Ranking } from '../../../sdk/src/read/marketplace/ranking';

const ascending = (a: number, b: number): number => a - b;

describe('a ranking', () => {
  const lists: [string, number[]][] = [
    ['nothing', []],
    ['one item', [7]],
    ['sorted items', Array.from({ length: 300 }, (_, index) => index)],
    ['items in the wrong order', Array.from({ length: 300 }, (_, index) => 300 - index)],
    ['mixed items', Array.from({ length: 301 }, (_, index) => (index * 7_919) % 301)],
    ['many equal items', Array.from({ length: 300 }, (_, index) => (index * 31) % 4)],
  ];
  for (const [title, items] of lists)
    it(`gives every page as a full sort does: ${title}`, () => {
      const sorted = [...items].sort(ascending);
      const ranking = new Ranking([...items], ascending);
      // From the middle, back to the front, to the end and past it: each changes what is sorted already.
      for (const from of [150, 0, 25, 275, 149, 290, 301, 400])
        assert.deepStrictEqual(ranking.slice(from, from + 25), sorted.slice(from, from + 25));
      assert.deepStrictEqual(ranking.slice(0, items.length), sorted);
      assert.strictEqual(ranking.length, items.length);
    });

  it('compares few items for a page', () => {
    let compared = 0;
    const items = Array.from({ length: 20_000 }, (_, index) => (index * 7_919) % 20_011);
    const ranking = new Ranking(items, (a, b) => {
      compared += 1;
      return a - b;
    });
    ranking.slice(0, 25);
    // About three for each item; a full sort takes twelve.
    assert.isBelow(compared, 20_000 * 10);
  });

  it('counts', () => {
    assert.strictEqual(
      new Ranking([3, 1, 2, 3], ascending).count((item) => item >= 2),
      3,
    );
  });
});
