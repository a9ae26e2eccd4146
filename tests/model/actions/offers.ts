import { instructions, offerTerms } from '@co-staking/sdk';

import { DAY } from '../../support/clock';
import { payouts } from '../../support/payoutSteps';
import { MINIMUM, type Actor, type TestCoStake, type TestDevice, type World } from '../../support/world';
import { onOffer, type Action } from './action';

/** What owners and co-stakers do with offers and co-stakes. */

const createOffer: Action = async ({ world, random }, device) => ({
  instruction: instructions.createOffer({
    owner: device.owner.address,
    device: device.address,
    nonce: (await world.readDevice(device)).nextNonce,
    amount: random.upTo(MINIMUM / 2n) + 1n,
    shareBps: 500 + random.below(6_000),
    expiresAt: random.below(3) === 0 ? (await world.chain.now()) + random.upTo(5n * DAY) + 1n : 0n,
  }).instruction,
  signers: [device.owner.wallet],
});

const acceptance = async (
  world: World,
  device: TestDevice,
  address: TestCoStake['address'],
  coStaker: Actor,
) =>
  instructions.acceptOffer({
    coStaker: coStaker.address,
    participant: coStaker.participant,
    device: device.address,
    offer: address,
    ...offerTerms(await world.readOffer({ address })),
    maxShortfall: MINIMUM,
    ...world.mintInput,
  }).instruction;

const acceptByOwner = onOffer(async ({ world }, device, { address }) => ({
  instruction: await acceptance(world, device, address, device.owner),
  signers: [device.owner.wallet],
}));

const acceptByOther = onOffer(async (walk, device, { address }) => {
  const coStaker = walk.random.pick(walk.coStakers);
  return { instruction: await acceptance(walk.world, device, address, coStaker), signers: [coStaker.wallet] };
});

const retractOffer = onOffer(async (_, device, { address }) => ({
  instruction: instructions.retractOffer({
    owner: device.owner.address,
    device: device.address,
    offer: address,
  }).instruction,
  signers: [device.owner.wallet],
}));

const closeExpiredOffer = onOffer(async ({ world }, device, { address }) => ({
  instruction: instructions.closeExpiredOffer({
    caller: world.chain.payer.publicKey,
    device: device.address,
    offer: address,
    rentPayer: device.owner.address,
  }).instruction,
}));

const unstakeCoStake = onOffer(async (_, device, { address, coStaker }) => ({
  instruction: instructions.unstakeCoStake({
    coStaker: coStaker.address,
    device: device.address,
    offer: address,
  }).instruction,
  signers: [coStaker.wallet],
}));

const withdrawCoStake = onOffer(async ({ world }, _, offer) => ({
  instruction: payouts.coStake(world, offer),
}));

/** Some are listed more than once, so that walks get further. */
export const OFFERS: Record<string, Action> = {
  createOffer,
  'createOffer again': createOffer,
  'acceptOffer as owner': acceptByOwner,
  acceptOffer: acceptByOther,
  'acceptOffer again': acceptByOther,
  'acceptOffer once more': acceptByOther,
  retractOffer,
  closeExpiredOffer,
  unstakeCoStake,
  withdrawCoStake,
  'withdrawCoStake again': withdrawCoStake,
  claimCoStakeRewards: onOffer(async ({ world }, _, offer) => ({
    instruction: payouts.coStakeRewards(world, offer),
  })),
};
