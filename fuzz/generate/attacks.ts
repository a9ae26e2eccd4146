import { settle, transact, type Call } from '../model';
import { associated, caseOf, offerOf } from '../model/names';
import { hardwareAt, isLocked, overflow } from '../model/position';
import { OFFER, type Device } from '../model/state';
import { ownerCap } from '../model/terms';
import { signersOf } from '../run/step';
import { withdrawCase } from './cases';
import { MINT } from './fixture';
import { TOKEN_PROGRAM, stake, unstakeFor } from './devices';
import { acceptOffer } from './offers';
import { Scene, type Named } from './scene';

/** Attacks on the rules of slashing and overflow that make several calls in one transaction. */

/** A transaction under construction: each call is built for the state that the earlier ones leave. */
class Plan {
  readonly calls: Call[] = [];
  scene: Scene;

  constructor(private readonly start: Scene) {
    this.scene = start;
  }

  /** Adds a call; `null` ends the plan if there is nothing to send. */
  add(call: Call | null): boolean {
    if (!call) return false;
    this.calls.push(call);
    const { state, random } = this.start;
    const { changed } = transact(state, this.calls, signersOf(this.calls));
    const accounts = new Map(state.accounts);
    settle({ ...state, accounts }, changed);
    this.scene = new Scene({ ...state, accounts }, random);
    this.scene.focus = this.start.focus;
    return true;
  }

  device({ address }: { address: string }): Named<Device> {
    return this.scene.find('Device', address)!;
  }
}

const isStaked = ({ ownerStake, ownerCooldownEndsAt }: Device): boolean =>
  ownerStake > 0n && ownerCooldownEndsAt === 0n;

/** A case against every party of a device, for the current second. */
function caseNow(scene: Scene, device: Named<Device>, stakeBps: number): Call {
  const { now } = scene;
  const { address, nextCase } = device;
  const exposed = device.slots.filter((slot) => isLocked(slot, now));
  return {
    name: 'openCase',
    accounts: {
      slasher: scene.holder('slasher'),
      config: 'config',
      device: address,
      slashCase: caseOf(address, nextCase),
    },
    args: { number: nextCase, reason: 0, evidenceHash: 0, infractionAt: now, stakeBps, rewardsBps: 0 },
    coStakes: exposed.map(({ nonce }) => offerOf(address, nonce)),
  };
}

const withdrawOverflow = (device: Named<Device>, amount: bigint): Call => ({
  name: 'withdrawOverflow',
  accounts: {
    owner: device.owner,
    config: 'config',
    device: device.address,
    stakeVault: device.stakeVault,
    destination: associated(device.owner, MINT),
    tokenProgram: TOKEN_PROGRAM,
  },
  args: { amount },
});

/** Cases one after the other, until the caps of all parties are used up and beyond. */
function flood(scene: Scene, device: Named<Device>): Call[] {
  const plan = new Plan(scene);
  const stakeBps = scene.pick([1, 500, ownerCap(scene.config, scene.now)]);
  for (let count = scene.pick([2, 4, 9]); count > 0; count -= 1)
    plan.add(caseNow(plan.scene, plan.device(device), stakeBps));
  return plan.calls;
}

/** A slasher who opens a case and withdraws it, again and again. */
function circle(scene: Scene, device: Named<Device>): Call[] {
  const plan = new Plan(scene);
  for (let count = scene.pick([1, 3]); count > 0; count -= 1) {
    plan.add(caseNow(plan.scene, plan.device(device), ownerCap(scene.config, scene.now)));
    plan.scene.focus = caseOf(device.address, plan.device(device).nextCase - 1);
    plan.add(withdrawCase(plan.scene));
  }
  return plan.calls;
}

/** A top-up that lasts only for one case: it must change nothing permanently. */
function flashTopUp(scene: Scene, device: Named<Device>): Call[] {
  const plan = new Plan(scene);
  const amount = device.ownerStake * scene.pick([1n, 9n]);
  const { owner, address, stakeVault } = device;
  const source = associated(owner, MINT);
  plan.add({
    name: 'stake',
    accounts: { owner, config: 'config', device: address, source, stakeVault, tokenProgram: TOKEN_PROGRAM },
    args: { amount },
  });
  plan.add(caseNow(plan.scene, plan.device(device), ownerCap(scene.config, scene.now)));
  plan.add(withdrawOverflow(device, overflow(plan.device(device), scene.now)));
  return plan.calls;
}

/** A dust case, a top-up, and the real case. */
function dust(scene: Scene, device: Named<Device>): Call[] {
  const plan = new Plan(scene);
  plan.add(caseNow(scene, device, 1));
  plan.scene.focus = device.address;
  plan.add(stake(plan.scene));
  plan.add(caseNow(plan.scene, plan.device(device), ownerCap(scene.config, scene.now)));
  return plan.calls;
}

/** A co-staker accepts, the owner withdraws the overflow that this frees, and leaves. */
function bait(scene: Scene): Call[] {
  const plan = new Plan(scene);
  const offer = scene.offer(({ state }) => state === OFFER.open);
  const device = offer && scene.find('Device', offer.device);
  if (!device) return [];
  scene.focus = offer.address;
  if (!plan.add(acceptOffer(scene))) return [];
  plan.add(withdrawOverflow(device, overflow(plan.device(device), scene.now)));
  if (scene.once(2)) plan.add(unstakeFor(plan.scene, plan.device(device)));
  return plan.calls;
}

/** A minimum that falls by a little before it falls by a lot, and an owner who withdraws the difference. */
function stepDown(scene: Scene, device: Named<Device>): Call[] {
  const plan = new Plan(scene);
  const { cards, multiplierBps } = hardwareAt(device, scene.now);
  for (const fewer of [cards - 1, scene.pick([1, Math.ceil(cards / 2)])])
    plan.add({
      name: 'updateRequirement',
      accounts: { registrar: scene.holder('registrar'), config: 'config', device: device.address },
      args: { cards: fewer, multiplierBps },
    });
  if (scene.once(2)) plan.add(withdrawOverflow(device, overflow(plan.device(device), scene.now)));
  return plan.calls;
}

/** One of these attacks; nothing if no device is suitable. */
export function attack(scene: Scene): Call[] {
  const device = scene.device(isStaked);
  if (!device) return [];
  return scene.pick([flood, circle, flashTopUp, dust, bait, stepDown])(scene, device);
}
