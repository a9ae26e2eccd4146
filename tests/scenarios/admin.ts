import { Role, instructions } from '@co-staking/sdk';

import type { Scenario } from './scenario';

/** Needs a world that is not initialised. */
export const initialize: Scenario = async (world) => {
  const { admin, registrar, rewardAuthority, slasher, arbiter, pauser } = world.roles;
  const { instruction } = instructions.initialize({
    authority: admin.publicKey,
    mint: world.mint.address,
    registrar: registrar.publicKey,
    rewardAuthority: rewardAuthority.publicKey,
    slasher: slasher.publicKey,
    arbiter: arbiter.publicKey,
    pauser: pauser.publicKey,
  });
  return { instruction, signers: [admin] };
};

export const nominateRole: Scenario = async (world) => {
  const { admin } = world.roles;
  const nominee = world.newKeypair().publicKey;
  const input = { admin: admin.publicKey, role: Role.Registrar, nominee };
  return { instruction: instructions.nominateRole(input).instruction, signers: [admin] };
};

export const updateParameters: Scenario = async (world) => {
  const { admin } = world.roles;
  const config = await world.readConfig();
  const { instruction } = instructions.updateParameters({
    admin: admin.publicKey,
    baseStakePerCard: config.baseStakePerCard * 2n,
    waitSeconds: config.waitSeconds,
    cooldownSeconds: config.cooldownSeconds,
    appealSeconds: config.appealSeconds,
    arbiterSeconds: config.arbiterSeconds,
    requirementNoticeSeconds: config.requirementNoticeSeconds,
    slashCapBps: config.slashCapBps,
    maxClaims: config.maxClaims,
    attestationRequired: config.attestationRequired,
  });
  return { instruction, signers: [admin] };
};
