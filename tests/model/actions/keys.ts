import {
  DEFAULT_CO_STAKE_SLASH_CAP_BPS,
  DEFAULT_OWNER_SLASH_CAP_BPS,
  MIN_APPEAL_SECONDS,
  Role,
  SlashTerm,
  instructions,
} from '@co-staking/sdk';

import { DAY } from '../../support/clock';
import type { Action } from './action';

/** What happens to the keys that can take stake, and to the terms on which they may. */

const ROLES = [Role.Slasher, Role.Arbiter];

const nominate: Action = async ({ world, random, keys }) => ({
  instruction: instructions.nominateRole({
    admin: world.roles.admin.publicKey,
    role: random.pick(ROLES),
    nominee: random.pick(keys).publicKey,
  }).instruction,
  signers: [world.roles.admin],
});

const accept: Action = async (walk) => {
  const { pendingSlasher, pendingArbiter } = await walk.world.readConfig();
  const role = walk.random.pick(ROLES);
  const nominee = walk.keyOf(role === Role.Slasher ? pendingSlasher : pendingArbiter);
  return {
    instruction: instructions.acceptRole({ nominee: nominee.publicKey, role }).instruction,
    signers: [nominee],
  };
};

/** Seldom, or no one would ever slash. */
const vacate: Action = async (walk) => {
  const { world, random } = walk;
  if (random.below(6) > 0) return null;
  const { slasher, arbiter } = await world.readConfig();
  const role = random.pick(ROLES);
  const holder = walk.keyOf(role === Role.Slasher ? slasher : arbiter);
  const authority = random.pick([world.roles.admin, holder]);
  return {
    instruction: instructions.vacateRole({ authority: authority.publicKey, role }).instruction,
    signers: [authority],
  };
};

const VALUES: [SlashTerm, bigint][] = [
  [SlashTerm.OwnerCap, 1_000n],
  [SlashTerm.OwnerCap, BigInt(DEFAULT_OWNER_SLASH_CAP_BPS)],
  [SlashTerm.CoStakeCap, 500n],
  [SlashTerm.CoStakeCap, BigInt(DEFAULT_CO_STAKE_SLASH_CAP_BPS)],
  [SlashTerm.CoStakeCap, 5_000n],
  [SlashTerm.AppealWindow, MIN_APPEAL_SECONDS],
  [SlashTerm.AppealWindow, 20n * DAY],
];

const setTerm: Action = async ({ world, random }) => {
  const [term, value] = random.pick(VALUES);
  return {
    instruction: instructions.setSlashTerm({ admin: world.roles.admin.publicKey, term, value }).instruction,
    signers: [world.roles.admin],
  };
};

export const KEYS: Record<string, Action> = {
  nominate,
  accept,
  'accept again': accept,
  vacate,
  setTerm,
};
