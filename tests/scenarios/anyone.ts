import { APPEAL_SECONDS, COOLDOWN_SECONDS, Role, WAIT_SECONDS } from '@co-staking/sdk';

import { appealAsOwner, dismissCase, openCase } from '../support/caseSteps';
import { HOUR } from '../support/clock';
import { nominate } from '../support/operators';
import { transfer } from '../support/tokens';
import { tokens, type World } from '../support/world';
import { attempt, type Scenario } from './scenario';

/** The sender, who is unknown to the program. */
const stranger = async (world: World) => (await world.newWallet({ holds: 0n })).wallet;

export const acceptRole: Scenario = async (world) => {
  const nominee = world.newKeypair();
  await nominate(world, Role.Registrar, nominee.publicKey);
  return attempt(world, 'acceptRole', nominee, {}, { role: Role.Registrar });
};

export const openParticipant: Scenario = async (world) =>
  attempt(world, 'openParticipant', (await world.newWallet()).wallet, {});

export const closeParticipant: Scenario = async (world) =>
  attempt(world, 'closeParticipant', (await world.newActor()).wallet, {});

export const closeExpiredOffer: Scenario = async (world) => {
  const caller = await stranger(world);
  const expiresAt = (await world.chain.now()) + HOUR;
  const offer = await world.openOffer(await world.fullyStaked(), { expiresAt });
  await world.chain.warpTo(expiresAt);
  return attempt(world, 'closeExpiredOffer', caller, { device: offer.device, offer });
};

export const withdrawCoStake: Scenario = async (world) => {
  const caller = await stranger(world);
  const offer = await world.coStaked();
  await world.unstakeCoStake(offer);
  await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
  return attempt(world, 'withdrawCoStake', caller, { device: offer.device, offer });
};

export const closeOffer: Scenario = async (world) => {
  const caller = await stranger(world);
  const offer = await world.coStaked();
  const about = { device: offer.device, offer };
  await world.unstakeCoStake(offer);
  await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
  const { instruction } = await attempt(world, 'withdrawCoStake', caller, about);
  await world.chain.run(instruction, [caller]);
  return attempt(world, 'closeOffer', caller, about);
};

export const withdrawOwnerStake: Scenario = async (world) => {
  const caller = await stranger(world);
  const device = await world.fullyStaked();
  await world.unstakeOwner(device);
  await world.chain.warpBy(COOLDOWN_SECONDS);
  return attempt(world, 'withdrawOwnerStake', caller, { device });
};

export const claimCoStakeRewards: Scenario = async (world) => {
  const caller = await stranger(world);
  const offer = await world.coStaked();
  await world.postRewards(offer.device, tokens(100));
  return attempt(world, 'claimCoStakeRewards', caller, { device: offer.device, offer });
};

export const claimOwnerRewards: Scenario = async (world) => {
  const caller = await stranger(world);
  const { device } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  return attempt(world, 'claimOwnerRewards', caller, { device });
};

/** With donated tokens in both vaults, which have to be burned. */
export const closeDevice: Scenario = async (world) => {
  const caller = await world.newWallet();
  const device = await world.newDevice();
  for (const vault of [device.stakeVault, device.rewardVault])
    await transfer(world.chain, world.mint, caller.wallet, vault, 1n);
  await world.terminate(device);
  return attempt(world, 'closeDevice', caller.wallet, { device });
};

/** Burns stake and rewards of both parties. */
export const executeCase: Scenario = async (world) => {
  const caller = await stranger(world);
  const { device } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  const slashCase = await openCase(world, device);
  await world.chain.warpBy(APPEAL_SECONDS);
  return attempt(world, 'executeCase', caller, { device, slashCase });
};

export const releaseCase: Scenario = async (world) => {
  const caller = await stranger(world);
  const { device } = await world.coStaked();
  await world.postRewards(device, tokens(100));
  const slashCase = await openCase(world, device);
  await appealAsOwner(world, slashCase);
  await dismissCase(world, slashCase);
  return attempt(world, 'releaseCase', caller, { device, slashCase });
};
