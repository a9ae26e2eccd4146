import { transact, type Call } from '../model';
import * as cases from './cases';
import { nextTime } from './clock';
import * as devices from './devices';
import * as offers from './offers';
import * as outside from './outside';
import * as people from './people';
import type { Maker, Scene } from './scene';
import { spoil } from './wrong';
import { signersOf, type Step } from '../run/step';

/** How often each call is tried, against the others. */
const WEIGHTS: [weight: number, make: Maker][] = [
  [1, people.initialize],
  [2, people.nominateRole],
  [3, people.acceptRole],
  [2, people.updateParameters],
  [1, people.pauseEntries],
  [4, people.unpauseEntries],
  [12, people.openParticipant],
  [2, people.createParticipant],
  [3, people.attestParticipant],
  [8, people.linkWallet],
  [2, people.unlinkWallet],
  [1, people.closeParticipant],
  [1, people.closeEmptyParticipant],
  [12, devices.registerDevice],
  [24, devices.reportDevice],
  [6, devices.updateRequirement],
  [2, devices.terminateDevice],
  [5, devices.closeDevice],
  [26, devices.stake],
  [14, devices.withdrawOverflow],
  [4, devices.giveNotice],
  [6, devices.unstakeOwnerStake],
  [8, devices.withdrawOwnerStake],
  [10, devices.claimOwnerRewards],
  [26, devices.postRewards],
  [34, offers.createOffer],
  [4, offers.retractOffer],
  [4, offers.closeExpiredOffer],
  [44, offers.acceptOffer],
  [14, offers.unstakeCoStake],
  [20, offers.withdrawCoStake],
  [16, offers.claimCoStakeRewards],
  [10, offers.closeOffer],
  [12, cases.openCase],
  [4, cases.appealAsOwner],
  [6, cases.appealAsCoStaker],
  [3, cases.upholdCase],
  [3, cases.dismissCase],
  [8, cases.executeCase],
  [6, cases.releaseCase],
  [8, outside.transferTokens],
  [5, outside.transferLamports],
  [1, outside.freezeToken],
  [5, outside.thawToken],
  [2, outside.closeToken],
  [4, outside.openToken],
  [2, outside.emptyToken],
  [3, outside.refillToken],
];
const TOTAL = WEIGHTS.reduce((sum, [weight]) => sum + weight, 0);

function anyCall(scene: Scene): Call | null {
  let at = scene.random.below(TOTAL);
  for (const [weight, make] of WEIGHTS) {
    at -= weight;
    if (at < 0) return make(scene);
  }
  return null;
}

/** A call, tried again now and then where the model would refuse it: histories have to get somewhere. */
function usefulCall(scene: Scene): Call {
  for (;;) {
    const call = anyCall(scene);
    if (!call) continue;
    const tried = scene.once(10) ? spoil(scene, call) : call;
    if (scene.once(3) || transact(scene.state, [tried], signersOf([tried])).refusal === null) return tried;
  }
}

/** What happens next: the clock moves, somebody sends a transaction, or an earlier one again. */
export function nextStep(scene: Scene, earlier: readonly Step[]): Step {
  if (scene.once(9)) return { clock: nextTime(scene) };
  if (scene.once(60) && earlier.length > 0) {
    const again = scene.pick(earlier);
    if ('calls' in again) return again;
  }
  const calls = scene.once(300) ? cases.flood(scene) : [];
  if (calls.length === 0) calls.push(usefulCall(scene));
  while (scene.once(20)) calls.push(usefulCall(scene));
  return { calls };
}
