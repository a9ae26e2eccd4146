import { openCase } from '../support/caseSteps';
import { tokens } from '../support/world';
import { attempt, type Scenario } from './scenario';

export const acceptOffer: Scenario = async (world) => {
  const device = await world.newDevice({ stake: tokens(960) });
  const offer = await world.openOffer(device);
  const { wallet } = await world.newActor();
  return attempt(world, 'acceptOffer', wallet, { device, offer }, {});
};

export const unstakeCoStake: Scenario = async (world) => {
  const offer = await world.coStaked();
  return attempt(world, 'unstakeCoStake', offer.coStaker.wallet, { device: offer.device, offer });
};

export const appealAsCoStaker: Scenario = async (world) => {
  const offer = await world.coStaked();
  const { device, coStaker } = offer;
  const slashCase = await openCase(world, device);
  return attempt(world, 'appealAsCoStaker', coStaker.wallet, { device, offer, slashCase });
};
