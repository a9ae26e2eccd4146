import { coStakesExposed, instructions } from '@co-staking/sdk';
import { withdrawCaseInstruction } from '@co-staking/sdk/testing';

import { EVIDENCE, executeCaseInstruction, releaseCaseInstruction } from '../../support/caseSteps';
import { named, onCase, type Action } from './action';

/** What slasher, arbiter and the parties do with slash cases. */

const openCase: Action = async (walk, device) => {
  const { world, random } = walk;
  const state = await world.readDevice(device);
  const now = await world.chain.now();
  const infractionAt = now - random.upTo(now - state.registeredAt + 1n);
  const slasher = walk.keyOf((await world.readConfig()).slasher);
  return {
    instruction: instructions.openCase({
      slasher: slasher.publicKey,
      device: device.address,
      number: state.nextCase,
      reason: 0,
      evidenceHash: EVIDENCE,
      infractionAt,
      stakeBps: random.pick([random.below(1_500), random.below(5_001)]),
      rewardsBps: random.below(10_001),
      coStakes: coStakesExposed(state, infractionAt, now),
    }).instruction,
    signers: [slasher],
  };
};

const decide = (decision: 'upholdCase' | 'dismissCase') =>
  onCase(async (walk, device, number) => {
    const arbiter = walk.keyOf((await walk.world.readConfig()).arbiter);
    return {
      instruction: instructions[decision]({ arbiter: arbiter.publicKey, device: device.address, number })
        .instruction,
      signers: [arbiter],
    };
  });

const appealAsOwner = onCase(async (_, device, number) => ({
  instruction: instructions.appealAsOwner({
    owner: device.owner.address,
    device: device.address,
    number,
  }).instruction,
  signers: [device.owner.wallet],
}));

const appealAsCoStaker = onCase(
  async (_, device, number, offer) =>
    offer && {
      instruction: instructions.appealAsCoStaker({
        coStaker: offer.coStaker.address,
        device: device.address,
        offer: offer.address,
        number,
      }).instruction,
      signers: [offer.coStaker.wallet],
    },
);

const executeCase = onCase(async ({ world }, device, number) => ({
  instruction: await executeCaseInstruction(world, named(device, number)),
}));

const releaseCase = onCase(async ({ world }, device, number) => ({
  instruction: await releaseCaseInstruction(world, named(device, number)),
}));

/** Seldom, or no case would ever end otherwise. */
const withdrawCase = onCase(async (walk, device, number) => {
  if (walk.random.below(3) > 0) return null;
  const authority = walk.keyOf((await walk.world.readConfig()).slasher);
  const instruction = await withdrawCaseInstruction(walk.world, named(device, number), {
    authority: authority.publicKey,
  });
  return { instruction, signers: [authority] };
});

export const CASES: Record<string, Action> = {
  openCase,
  'openCase again': openCase,
  appealAsOwner,
  appealAsCoStaker,
  upholdCase: decide('upholdCase'),
  'upholdCase again': decide('upholdCase'),
  dismissCase: decide('dismissCase'),
  executeCase,
  releaseCase,
  withdrawCase,
};
