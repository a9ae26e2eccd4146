import { assert } from 'chai';

import { shrink } from '../../fuzz/run/shrink';
import { fromJson, toJson, type Step } from '../../fuzz/run/step';
import { replay, runStory } from '../../fuzz/run/story';
import { Tally } from '../../fuzz/run/tally';

const SEED = 7;
const HISTORIES = 5;
const LENGTH = 1_000;

describe('random histories on the model and on the program', function () {
  this.timeout(120_000);
  const tally = new Tally();

  for (let history = 0; history < HISTORIES; history += 1)
    it(`agree in every result, error and account, and keep the invariants: history ${history}`, () => {
      assert.isNull(runStory(SEED + history, LENGTH, tally.note).finding);
    });

  it('get somewhere: at least 35 % of all transactions are accepted', () => {
    assert.isAtLeast(tally.accepted / tally.actions, 0.35);
  });
});

describe('a history', function () {
  this.timeout(60_000);

  it('is the same again for the same seed, and after it was written to a file', () => {
    const refusals: (string | null)[] = [];
    const { steps } = runStory(SEED, 200, (_, { refusal }) => refusals.push(refusal));
    const again: (string | null)[] = [];
    assert.deepEqual(runStory(SEED, 200, (_, { refusal }) => again.push(refusal)).steps, steps);
    assert.deepEqual(again, refusals);
    assert.deepEqual(fromJson(toJson({ title: '', steps })).steps, steps);
    assert.isNull(replay(steps));
  });

  it('shrinks to the steps without which it would not fail', () => {
    const { steps } = runStory(SEED, 300, () => {});
    const has = (name: string) => (step: Step) =>
      'calls' in step && step.calls.some((call) => call.name === name);
    const fails = (candidate: readonly Step[]): boolean => {
      const first = candidate.findIndex(has('stake'));
      return first >= 0 && candidate.slice(first + 1).some(has('reportDevice'));
    };
    const names = shrink(steps, fails).map((step) =>
      'calls' in step ? step.calls.map(({ name }) => name) : [],
    );
    assert.deepEqual(names, [['stake'], ['reportDevice']]);
  });
});
