import { Random } from '../random';
import { nextStep } from '../generate';
import { isHuman } from '../generate/clock';
import { unwindEverything } from '../generate/unwindEverything';
import { initialize } from '../generate/people';
import { Scene } from '../generate/scene';
import type { Step } from './step';
import { Twin, type Finding, type StepResult } from './twin';

/** How often every account is compared, in steps. */
const COMPARE_ALL = 200;
/** What a history came to. */
export interface Story {
  steps: Step[];
  finding: Finding | null;
}

/** Somebody who is told of every step. */
export type Listener = (step: Step, told: StepResult) => void;

/** Why a party that wants to leave cannot: the opposite of protocol.md 4.8. */
const hostage = (step: Step, refusal: string): Finding => ({
  kind: 'invariant',
  text: `no way home: ${'calls' in step ? step.calls[0]!.name : ''} is refused with ${refusal}`,
});

/**
 * A random history of `length` steps on a fresh chain, and then the way home of everybody. It ends early with
 * what it finds.
 */
export function tellStory(seed: number, length: number, listen: Listener): Story {
  const twin = new Twin();
  const scene = new Scene(twin.state, new Random(seed));
  const steps: Step[] = [];
  let human = true;

  const take = (step: Step, mustPass: boolean): Finding | null => {
    steps.push(step);
    const told = twin.take(step);
    listen(step, told);
    if (told.finding) return told.finding;
    if (mustPass && told.refusal !== null) return hostage(step, told.refusal);
    return steps.length % COMPARE_ALL === 0 ? twin.compareAll() : null;
  };

  let finding: Finding | null = null;
  while (!finding && !twin.state.accounts.has('config'))
    finding = take({ calls: [initialize(scene)!] }, false);
  while (!finding && steps.length < length) {
    const step = nextStep(scene, steps);
    human &&= !('clock' in step) || isHuman(step.clock);
    finding = take(step, false);
  }
  // What was agreed at the end of time is due at the end of time.
  if (!finding && human) for (const step of unwindEverything(scene)) if ((finding = take(step, true))) break;
  return { steps, finding: finding ?? twin.compareAll() };
}

/** Takes given steps on a fresh chain; the finding, if there is one, and after how many steps. */
export function replay(steps: readonly Step[]): { finding: Finding; at: number } | null {
  const twin = new Twin();
  for (const [index, step] of steps.entries()) {
    const { finding } = twin.take(step);
    if (finding) return { finding, at: index };
  }
  const finding = twin.compareAll();
  return finding && { finding, at: steps.length - 1 };
}
