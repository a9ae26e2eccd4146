import { MAX_APPEAL_SECONDS, Role, SlashTerm, instructions } from '@co-staking/sdk';

import { attempt, type Scenario } from './scenario';

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

export const nominateRole: Scenario = (world) => {
  const nomination = { role: Role.Registrar, nominee: world.newKeypair().publicKey };
  return attempt(world, 'nominateRole', world.roles.admin, {}, nomination);
};

/** A slasher who lays the role down. */
export const vacateRole: Scenario = (world) =>
  attempt(world, 'vacateRole', world.roles.slasher, {}, { role: Role.Slasher });

export const setSlashTerm: Scenario = (world) =>
  attempt(
    world,
    'setSlashTerm',
    world.roles.admin,
    {},
    { term: SlashTerm.AppealWindow, value: MAX_APPEAL_SECONDS },
  );

export const updateParameters: Scenario = async (world) => {
  const { baseStakePerCard } = await world.readConfig();
  const changes = { baseStakePerCard: baseStakePerCard * 2n };
  return attempt(world, 'updateParameters', world.roles.admin, {}, changes);
};
