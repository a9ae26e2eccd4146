import { assert } from 'chai';

import { compare, playConversation, report, WANTED, type Exchange } from './conversation';
import recorded from './conversation/recorded.json';
import { shapeOf } from './conversation/shape';
import { usePlayground } from './support';

describe('playground: the conversation', () => {
  const stand = usePlayground({ finality: 2 });

  it('answers as was recorded, but for the differences that are wanted', async function () {
    this.timeout(300_000);
    const played = await playConversation(stand.playground);
    const comparison = compare(recorded.exchanges as unknown as Exchange[], played, WANTED);
    assert.isEmpty(comparison.unwanted, report(comparison));
    assert.isEmpty(comparison.idle, report(comparison));
    assert.isAbove(comparison.methods, 60);
  });

  it('compares keys, types, words and the numbers of errors, and nothing of one chain', () => {
    const key = stand.playground.programId;
    assert.deepEqual(
      shapeOf({ a: 1, b: key, c: ['AAA=', 'base64'], code: -32_602, d: `no ${key}, but ${key}.` }),
      {
        a: '<number>',
        b: '<key>',
        c: ['<data>', 'base64'],
        code: -32_602,
        d: 'no <key>, but <key>.',
      },
    );
    const exchange = (answer: unknown): Exchange[] => [
      { name: 'x', method: 'getX', answer: shapeOf(answer) },
    ];
    const differences = (a: unknown, b: unknown) =>
      compare(exchange(a), exchange(b), []).unwanted.map(({ path }) => path);
    assert.deepEqual(differences({ code: -1 }, { code: -2 }), ['code']);
    assert.deepEqual(differences({ a: { b: null } }, { a: { b: 1 } }), ['a.b']);
    assert.deepEqual(differences({ a: [{ b: 1 }, { b: 2 }] }, { a: [{ c: 1 }] }), ['a[].b', 'a[].c']);
    assert.deepEqual(differences({ a: [] }, { a: [1] }), []);
    const wanted = [
      { of: 'getX', path: 'a', reason: 'one' },
      { of: 'getY', reason: 'two' },
    ];
    const { unwanted, idle } = compare(exchange({ a: 1, b: 1 }), exchange({ a: '', b: '' }), wanted);
    assert.deepEqual(
      unwanted.map(({ path }) => path),
      ['b'],
    );
    assert.deepEqual(idle, [wanted[1]!]);
  });
});
