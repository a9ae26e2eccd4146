import type { Step } from './step';

/** Most attempts, and most time. */
export interface Bounds {
  attempts: number;
  milliseconds: number;
}

const BOUNDS: Bounds = { attempts: 1_500, milliseconds: 60_000 };

/**
 * The fewest steps that still fail: removes runs of steps, halved down to single ones, then calls from transactions,
 * until nothing more can be removed, or a limit is reached.
 */
export function shrink(
  steps: readonly Step[],
  fails: (candidate: readonly Step[]) => boolean,
  { attempts, milliseconds }: Bounds = BOUNDS,
): Step[] {
  const until = Date.now() + milliseconds;
  let tried = 0;
  // Beyond the limits nothing counts as failing, so the loops end.
  const stillFails = (candidate: readonly Step[]): boolean => {
    tried += 1;
    return tried <= attempts && Date.now() < until && fails(candidate);
  };
  let best = [...steps];
  if (!stillFails(best)) return best;
  for (let again = true; again;) {
    again = false;
    for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
      for (let start = best.length - size; start >= 0; start -= size) {
        const candidate = [...best.slice(0, start), ...best.slice(start + size)];
        if (candidate.length === 0 || !stillFails(candidate)) continue;
        best = candidate;
        again = true;
      }
  }
  for (const [index, step] of best.entries()) {
    if (!('calls' in step)) continue;
    for (const call of step.calls) {
      const current = best[index]!;
      if (!('calls' in current) || current.calls.length === 1) break;
      const candidate = [
        ...best.slice(0, index),
        { calls: current.calls.filter((one) => one !== call) },
        ...best.slice(index + 1),
      ];
      if (stillFails(candidate)) best = candidate;
    }
  }
  return best;
}
