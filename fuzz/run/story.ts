import { Random } from '../random';
import { nextStep } from '../generate';
import { isHuman } from '../generate/clock';
import { unwindEverything } from '../generate/unwindEverything';
import { initialize } from '../generate/people';
import { Scene } from '../generate/scene';
import type { Step } from './step';
import { Twin, type Finding, type StepResult } from './twin';

/** Steps between full comparisons of every account. */
const COMPARE_ALL = 200;
/** The outcome of a history. */
export interface Story {
  steps: Step[];
  finding: Finding | null;
}

/** Called after every step. */
export type Listener = (step: Step, result: StepResult) => void;

/** Why a party that wants to leave cannot; the protocol rules this out. */
const cannotLeave = (step: Step, refusal: string): Finding => ({
  kind: 'invariant',
  text: `cannot leave: ${'calls' in step ? step.calls[0]!.name : ''} is refused with ${refusal}`,
});

/**
 * A random history of `length` steps on a fresh chain, after which every stake is withdrawn. It ends early at a
 * finding.
 */
export function runStory(seed: number, length: number, listen: Listener): Story {
  const twin = new Twin();
  const scene = new Scene(twin.state, new Random(seed));
  const steps: Step[] = [];
  let human = true;

  const take = (step: Step, mustPass: boolean): Finding | null => {
    steps.push(step);
    const result = twin.take(step);
    listen(step, result);
    if (result.finding) return result.finding;
    if (mustPass && result.refusal !== null) return cannotLeave(step, result.refusal);
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
  // Agreements made at the end of time are due at the end of time.
  if (!finding && human) for (const step of unwindEverything(scene)) if ((finding = take(step, true))) break;
  return { steps, finding: finding ?? twin.compareAll() };
}

/** Replays steps on a fresh chain; returns the finding, if any, and the number of steps. */
export function replay(steps: readonly Step[]): { finding: Finding; at: number } | null {
  const twin = new Twin();
  for (const [index, step] of steps.entries()) {
    const { finding } = twin.take(step);
    if (finding) return { finding, at: index };
  }
  const finding = twin.compareAll();
  return finding && { finding, at: steps.length - 1 };
}
