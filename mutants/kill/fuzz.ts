import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { runOn } from '../../fuzz/run/twin';
import { replay, runStory } from '../../fuzz/run/story';
import { fromJson } from '../../fuzz/run/step';

/** Steps of each history. */
const STEPS = 600;
const REGRESSIONS = join(__dirname, '../../fuzz/regressions');

const regressions = readdirSync(REGRESSIONS).map(
  (file) => fromJson(readFileSync(join(REGRESSIONS, file), 'utf8')).steps,
);

/**
 * Runs a binary beside the reference model until they differ or an invariant breaks.
 *
 * @returns the finding; `null` if there is none
 */
export function fuzz(code: Buffer, histories: number): string | null {
  runOn(code);
  for (const steps of regressions) {
    const found = replay(steps);
    if (found) return found.finding.text;
  }
  for (let history = 1; history <= histories; history += 1) {
    const { finding } = runStory(history, STEPS, () => undefined);
    if (finding) return finding.text;
  }
  return null;
}
