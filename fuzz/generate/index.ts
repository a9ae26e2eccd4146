import { transact, type Call, type InstructionName } from '../model';
import { attack } from './attacks';
import * as cases from './cases';
import { nextTime } from './clock';
import * as devices from './devices';
import * as offers from './offers';
import * as outside from './outside';
import * as people from './people';
import type { Scene, WeightedMaker } from './scene';
import { mutate } from './wrong';
import { signersOf, type Step } from '../run/step';

/** The generator of each instruction. Without one this does not compile. */
const INSTRUCTION_MAKERS = { ...people, ...devices, ...offers, ...cases } satisfies Record<
  InstructionName,
  WeightedMaker
>;

const isMaker = (value: unknown): value is WeightedMaker => typeof value === 'function' && 'weight' in value;

/** Everything that can happen, with its weight. */
const MAKERS = Object.values({ ...INSTRUCTION_MAKERS, ...outside }).filter(isMaker);
const TOTAL = MAKERS.reduce((sum, { weight }) => sum + weight, 0);

function anyCall(scene: Scene): Call | null {
  let at = scene.random.below(TOTAL);
  for (const make of MAKERS) {
    at -= make.weight;
    if (at < 0) return make(scene);
  }
  return null;
}

/** A call. Sometimes it is generated again if the model would refuse it, so that histories make progress. */
function usefulCall(scene: Scene): Call {
  for (;;) {
    const call = anyCall(scene);
    if (!call) continue;
    const tried = scene.once(10) ? mutate(scene, call) : call;
    if (scene.once(3) || transact(scene.state, [tried], signersOf([tried])).refusal === null) return tried;
  }
}

/** The next step: the clock moves, someone sends a transaction, or an earlier one again. */
export function nextStep(scene: Scene, earlier: readonly Step[]): Step {
  if (scene.once(9)) return { clock: nextTime(scene) };
  if (scene.once(60) && earlier.length > 0) {
    const again = scene.pick(earlier);
    if ('calls' in again) return again;
  }
  const calls = scene.once(60) ? attack(scene) : [];
  if (calls.length === 0) calls.push(usefulCall(scene));
  while (scene.once(20)) calls.push(usefulCall(scene));
  return { calls };
}
