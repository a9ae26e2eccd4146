import {
  OfferState,
  PREVIEWABLE_ACTIONS,
  decodeDevice,
  decodeOffer,
  decodeSlashCase,
  preview,
  type ActionArguments,
  type Preview,
  type PreviewableAction,
} from '@co-staking/sdk';
import type { Keypair, PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { randomArguments } from './support/arguments';
import { derivingOnce } from './support/deriveOnce';
import { instructionFor } from './support/instructionFor';
import { Stage, readState, subjectOf, viewerOf } from './support/states';

const STATES = Number(process.env['PREVIEW_STATES'] ?? 1_000);
const STATES_OF_WALK = 100;

const OF_CO_STAKERS: PreviewableAction[] = [
  'acceptOffer',
  'unstakeCoStake',
  'withdrawCoStake',
  'claimCoStakeRewards',
  'appealAsCoStaker',
];

function keypairs({ walk, strangers }: Stage): Keypair[] {
  const people = [...walk.devices.map(({ owner }) => owner), ...walk.coStakers, ...strangers];
  return [...people.map(({ wallet }) => wallet), ...Object.values(walk.world.roles)];
}

/** Compares what was foreseen with what the program has written. */
async function assertForeseen(
  stage: Stage,
  action: string,
  before: PublicKey[],
  wallet: PublicKey,
  { subject, after }: Preview,
): Promise<void> {
  const { world } = stage.walk;
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
  assert.equal(
    after.walletBalance,
    (await viewerOf(world, wallet)).balance,
    `${action}: the wallet’s tokens`,
  );
}

/** Foresees one action, sends it, and compares. Tells whether it was possible. */
async function tryOne(stage: Stage, action: PreviewableAction): Promise<boolean> {
  const { world, random } = stage.walk;
  const subject = await subjectOf(stage, await readState(stage));
  const now = await world.chain.now();
  const all = keypairs(stage);
  const { offer } = subject;
  const holder =
    offer && offer.state !== OfferState.Open ? offer.coStaker : random.pick(stage.walk.coStakers).address;
  const wallet =
    action === 'postRewards'
      ? subject.config.rewardAuthority
      : OF_CO_STAKERS.includes(action)
        ? holder
        : subject.device.owner;
  const key = all.find(({ publicKey }) => publicKey.equals(wallet))!;
  const viewer = await viewerOf(world, wallet);
  const typed: Partial<ActionArguments> = randomArguments(random, subject, now);
  const args = random.below(2) === 0 ? typed[action as keyof ActionArguments] : undefined;
  const given = args ?? { amount: 3n, shareBps: 700, allowInsufficient: true };
  const shown = preview(action, subject, viewer, now, given as never);
  if ('refusal' in shown) return false;
  const surroundings = {
    now,
    newWallet: wallet,
    newParticipantId: new Uint8Array(32),
    newDeviceId: subject.device.id,
    linkPayers: new Map<string, PublicKey>(),
  };
  const instruction = instructionFor(action, { subject, viewer, ...surroundings }, given as never);
  const closable = [...(subject.offers ?? []), ...(subject.slashCase ? [subject.slashCase] : [])];
  await world.chain.run(instruction, [key]);
  await assertForeseen(
    stage,
    action,
    closable.map(({ address }) => address),
    wallet,
    shown,
  );
  return true;
}

describe('preview equals what the program does', function () {
  this.timeout(0);

  it(`on ${STATES} random states`, () =>
    derivingOnce(async () => {
      const done = new Map<string, number>();
      for (let walk = 0, states = 0; states < STATES; walk += 1) {
        const stage = await Stage.start(7_000_003 + walk);
        for (let count = 0; count < STATES_OF_WALK && states < STATES; count += 1, states += 1) {
          await stage.step();
          const action = stage.walk.random.pick(PREVIEWABLE_ACTIONS);
          if (await tryOne(stage, action)) done.set(action, (done.get(action) ?? 0) + 1);
        }
      }
      assert.sameMembers([...done.keys()], PREVIEWABLE_ACTIONS, 'every action happened');
      const total = [...done.values()].reduce((sum, count) => sum + count, 0);
      console.log(`    preview: ${STATES} states, ${total} actions sent, 0 differences`);
    }));
});
