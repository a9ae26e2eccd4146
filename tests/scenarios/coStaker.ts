import { instructions, offerTerms } from '@co-staking/sdk';

import { openCase } from '../support/caseSteps';
import { tokens } from '../support/world';
import type { Scenario } from './scenario';

export const acceptOffer: Scenario = async (world) => {
  const device = await world.newDevice({ stake: tokens(960) });
  const offer = await world.openOffer(device);
  const coStaker = await world.newActor();
  const { instruction } = instructions.acceptOffer({
    coStaker: coStaker.address,
    participant: coStaker.participant,
    device: device.address,
    offer: offer.address,
    ...offerTerms(await world.readOffer(offer)),
    ...world.mintInput,
  });
  return { instruction, signers: [coStaker.wallet] };
};

export const unstakeCoStake: Scenario = async (world) => {
  const { address, device, coStaker } = await world.coStaked();
  const input = { coStaker: coStaker.address, device: device.address, offer: address };
  return { instruction: instructions.unstakeCoStake(input).instruction, signers: [coStaker.wallet] };
};

export const appealAsCoStaker: Scenario = async (world) => {
  const { address, device, coStaker } = await world.coStaked();
  const { number } = await openCase(world, device);
  const input = { coStaker: coStaker.address, device: device.address, offer: address, number };
  return { instruction: instructions.appealAsCoStaker(input).instruction, signers: [coStaker.wallet] };
};
