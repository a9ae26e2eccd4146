import { assert } from 'chai';

import { Walk, type Step } from '../model/walk';

const STEPS = 250;

/** Runs a walk, of some actions only where they are named, with a check, and asserts that enough of its steps were accepted to mean something. */
export async function walking(
  seed: number,
  make: (walk: Walk) => (step: Step) => Promise<void>,
  { steps = STEPS, actions }: { steps?: number; actions?: readonly string[] } = {},
): Promise<void> {
  const walk = await Walk.start(seed);
  const check = make(walk);
  let accepted = 0;
  const take = async (step: Step): Promise<void> => {
    if (step.outcome.ok) accepted += 1;
    await check(step);
  };
  await walk.run(steps, take, actions);
  assert.isAbove(accepted, steps / 16, 'accepted steps');
}
