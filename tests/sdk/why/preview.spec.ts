import {
  DAY,
  OfferState,
  PREVIEWABLE_ACTIONS,
  decodeDevice,
  decodeOffer,
  decodeSlashCase,
  impliedArguments,
  instructions,
  preview,
  type ActionArguments,
  type Preview,
  type PreviewableAction,
  type Subject,
} from '@co-staking/sdk';
import { PublicKey, type Keypair } from '@solana/web3.js';
import { assert } from 'chai';

import { openCaseInstruction } from '../../support/caseSteps';
import { World, tokens } from '../../support/world';
import { randomArguments } from './support/arguments';
import { derivingOnce } from './support/deriveOnce';
import { instructionsFor } from './support/asked';
import { Fixture, readState, subjectOf, viewerOf } from './support/states';

const STATES = Number(process.env['PREVIEW_STATES'] ?? 600);
const STATES_OF_WALK = 100;

const OF_CO_STAKERS: PreviewableAction[] = [
  'acceptOffer',
  'unstakeCoStake',
  'withdrawCoStake',
  'claimCoStakeRewards',
  'appealAsCoStaker',
];

function keypairs({ walk, strangers }: Fixture): Keypair[] {
  const people = [...walk.devices.map(({ owner }) => owner), ...walk.coStakers, ...strangers];
  return [...people.map(({ wallet }) => wallet), ...Object.values(walk.world.roles)];
}

/** Compares what was foreseen with what the program has written. */
async function assertForeseen(
  fixture: Fixture,
  action: string,
  before: PublicKey[],
  wallet: PublicKey,
  { subject, after, participant }: Preview,
): Promise<void> {
  const { world } = fixture.walk;
  const { device, offers = [], offer, slashCase } = subject;
  const read = async (address: PublicKey) => (await world.chain.account(address))?.data ?? null;
  assert.deepEqual(decodeDevice(device.address, (await read(device.address))!), device, action);
  const expected = new Map(
    [...offers, ...(offer ? [offer] : [])].map((one) => [one.address.toBase58(), one]),
  );
  for (const one of expected.values())
    assert.deepEqual(decodeOffer(one.address, (await read(one.address))!), one, action);
  if (slashCase)
    assert.deepEqual(decodeSlashCase(slashCase.address, (await read(slashCase.address))!), slashCase);
  for (const address of before)
    if (!expected.has(address.toBase58()) && !slashCase?.address.equals(address))
      assert.isNull(await read(address), `${action} closes the account`);
  const viewer = await viewerOf(world, wallet);
  assert.equal(after.walletBalance, viewer.balance, `${action}: the wallet’s tokens`);
  assert.deepEqual(participant, viewer.participant, `${action}: the wallet’s account`);
  assert.equal(after.claims, viewer.participant?.activeClaims ?? null, `${action}: the claims`);
}

/** Foresees an action, sends it, and compares. Returns whether it was possible. */
async function tryOne(fixture: Fixture, subject: Subject, action: PreviewableAction): Promise<boolean> {
  const { world, random } = fixture.walk;
  const now = await world.chain.now();
  const { offer } = subject;
  const accepted = offer && offer.state !== OfferState.Open;
  const coStaker = accepted ? offer.coStaker : random.pick(fixture.walk.coStakers).address;
  const owners = OF_CO_STAKERS.includes(action) ? coStaker : subject.device.owner;
  const operators: Partial<Record<PreviewableAction, PublicKey>> = {
    postRewards: subject.config.rewardAuthority,
    withdrawCase: subject.config.slasher.equals(PublicKey.default)
      ? subject.config.admin
      : subject.config.slasher,
  };
  const wallet = operators[action] ?? owners;
  const viewer = await viewerOf(world, wallet);
  const simple: Partial<ActionArguments> = {
    ...impliedArguments(subject, viewer, now),
    acceptOffer: { maxShortfall: (1n << 64n) - 1n },
    postRewards: { amount: 100_003n },
  };
  const typed: Partial<ActionArguments> = randomArguments(random, subject, now);
  const args = (random.below(2) === 0 ? typed : simple)[action as keyof ActionArguments];
  const shown = preview(action, subject, viewer, now, args as never);
  if ('refusal' in shown) return false;
  const surroundings = {
    now,
    newWallet: wallet,
    newParticipantId: new Uint8Array(32),
    newDeviceId: subject.device.id,
    linkPayers: new Map<string, PublicKey>(),
  };
  const sent = instructionsFor(action, { subject, viewer, ...surroundings }, args as never);
  const key = keypairs(fixture).find(({ publicKey }) => publicKey.equals(wallet))!;
  await world.chain.run(sent, [key]);
  const known = [...(subject.offers ?? []), ...(subject.slashCase ? [subject.slashCase] : [])];
  await assertForeseen(
    fixture,
    action,
    known.map(({ address }) => address),
    wallet,
    shown,
  );
  return true;
}

/** Opens a case now and then, and lets the arbiter uphold one: the walk alone seldom gets that far. */
async function prosecute({ walk }: Fixture): Promise<void> {
  const { world, random, devices } = walk;
  const device = random.pick(devices);
  const { slasher, arbiter } = world.roles;
  if (random.below(4) === 0)
    await world.chain.send(await openCaseInstruction(world, device, { stakeBps: 100 }), [slasher]);
  const { nextCase } = await world.readDevice(device);
  if (nextCase === 0 || random.below(4) > 0) return;
  const input = { arbiter: arbiter.publicKey, device: device.address, number: nextCase - 1 };
  await world.chain.send(instructions.upholdCase(input).instruction, [arbiter]);
}

/** Does what is possible and has been done least often; its name, or `null` if nothing is. */
async function doSomething(
  fixture: Fixture,
  done: ReadonlyMap<PreviewableAction, number>,
): Promise<PreviewableAction | null> {
  const subject = await subjectOf(fixture, await readState(fixture));
  const times = (action: PreviewableAction): number => done.get(action) ?? 0;
  for (const action of [...PREVIEWABLE_ACTIONS].sort((a, b) => times(a) - times(b)))
    // A terminated device is useless for the rest of the walk.
    if (action !== 'terminateDevice' || fixture.walk.random.below(8) === 0)
      if (await tryOne(fixture, subject, action)) return action;
  return null;
}

describe('preview of claims', () => {
  it('counts one more from an acceptance on, and one less once the principal is withdrawn', async () => {
    const world = await World.create();
    const coStaker = await world.newActor();
    const first = await world.openOffer(await world.newDevice({ stake: tokens(960) }));
    const look = async (action: PreviewableAction, wallet: PublicKey) => {
      const subject = {
        config: await world.readConfig(),
        device: await world.readDevice(first.device),
        offer: await world.readOffer(first),
      };
      const shown = preview(action, subject, await viewerOf(world, wallet), await world.chain.now());
      if ('refusal' in shown) throw new Error(shown.refusal.message);
      return [shown.before, shown.after].map(({ claims, coStakeCount }) => [claims, coStakeCount]);
    };
    const claims = async () => (await world.readParticipant(coStaker)).activeClaims;

    assert.deepEqual(await look('acceptOffer', coStaker.address), [
      [0, 0],
      [1, 1],
    ]);
    const coStake = await world.accept(first, coStaker);
    assert.equal(await claims(), 1);

    // Not the unstaking: the claim is held until the money has left.
    assert.deepEqual(await look('unstakeCoStake', coStaker.address), [
      [1, 1],
      [1, 1],
    ]);
    await world.unstakeCoStake(coStake);
    await world.chain.warpBy(21n * DAY);
    assert.deepEqual(await look('withdrawCoStake', coStaker.address), [
      [1, 1],
      [0, 0],
    ]);
    // The claim that ends is the co-staker's, not the sender's. A wallet without an account holds none.
    const { address, participant } = await world.newActor();
    assert.deepEqual(await look('withdrawCoStake', address), [
      [0, 1],
      [0, 0],
    ]);
    const stranger = await world.newWallet();
    assert.deepEqual(await look('withdrawCoStake', stranger.address), [
      [null, 1],
      [null, 0],
    ]);
    assert.equal((await world.readParticipant({ participant })).activeClaims, 0);
    const { instruction } = instructions.withdrawCoStake({
      caller: stranger.address,
      device: first.device.address,
      offer: first.address,
      coStaker: coStaker.address,
      participant: coStaker.participant,
      ...world.mintInput,
    });
    await world.chain.run(instruction, [stranger.wallet]);
    assert.equal(await claims(), 0);
  });
});

describe('preview equals what the program does', function () {
  this.timeout(0);

  it(`on ${STATES} random states`, () =>
    derivingOnce(async () => {
      const done = new Map<PreviewableAction, number>();
      for (let walk = 0, states = 0; states < STATES; walk += 1) {
        const fixture = await Fixture.start(7_000_003 + walk);
        for (let count = 0; count < STATES_OF_WALK && states < STATES; count += 1, states += 1) {
          await fixture.step();
          await prosecute(fixture);
          const action = await doSomething(fixture, done);
          if (action) done.set(action, (done.get(action) ?? 0) + 1);
        }
      }
      const never = PREVIEWABLE_ACTIONS.filter((action) => !done.has(action));
      assert.deepEqual(never, [], 'actions that never happened');
      const total = [...done.values()].reduce((sum, count) => sum + count, 0);
      console.log(`    preview: ${STATES} states, ${total} actions sent, 0 differences`);
    }));
});
