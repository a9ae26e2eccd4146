import { PublicKey, type Keypair } from '@solana/web3.js';

import { CHANGE_DELAY_SECONDS, instructions, type Role, type SlashTerm } from '../../index';
import { seatOf } from '../../instructions/checks/roles';
import type { WorldBase } from './worldBase';

/**
 * The admin nominates the next holder of a role; without a nominee it takes a nomination back.
 *
 * @throws CoStakingError if the program refuses: SpareAdminStands, SpareAdminTakenBack
 *
 * @example
 * import { Role } from '@co-staking/sdk';
 * await nominateRole(world, Role.Slasher, world.newKeypair().publicKey);
 */
export async function nominateRole(world: WorldBase, role: Role, nominee?: PublicKey): Promise<void> {
  const { admin } = world.roles;
  const input = instructions.nominateRole({
    admin: admin.publicKey,
    role,
    nominee: nominee ?? PublicKey.default,
  });
  await world.chain.run(input.instruction, [admin]);
}

/**
 * A nominee accepts a role.
 *
 * @throws CoStakingError if the program refuses: NotNominee, NominationNotMatured, NominationEnded,
 * SameSlasherAndArbiter
 *
 * @example
 * import { Role } from '@co-staking/sdk';
 * await acceptRole(world, Role.Pauser, world.newKeypair());
 */
export async function acceptRole(world: WorldBase, role: Role, nominee: Keypair): Promise<void> {
  const { instruction } = instructions.acceptRole({ nominee: nominee.publicKey, role });
  await world.chain.run(instruction, [nominee]);
}

/**
 * Hands a role over: nominates, moves the clock on by 42 days if the role can take stake, and accepts. The keys of
 * `world.roles` stay as they were.
 *
 * @throws CoStakingError if the program refuses a step
 *
 * @example
 * import { Role } from '@co-staking/sdk';
 * const arbiter = world.newKeypair();
 * await world.giveLamports(arbiter.publicKey);
 * await handOverRole(world, Role.Arbiter, arbiter);
 */
export async function handOverRole(world: WorldBase, role: Role, nominee: Keypair): Promise<void> {
  await nominateRole(world, role, nominee.publicKey);
  const { nomination } = seatOf(await world.readConfig(), role);
  if (nomination) await world.chain.warpBy(CHANGE_DELAY_SECONDS);
  await acceptRole(world, role, nominee);
}

/**
 * Vacates a role, at once: the admin signs, or `by` if it is given.
 *
 * @throws CoStakingError if the program refuses: AdminNotVacatable, NotAdminNorHolder, RoleVacant
 *
 * @example
 * import { Role } from '@co-staking/sdk';
 * await vacateRole(world, Role.Slasher);
 */
export async function vacateRole(
  world: WorldBase,
  role: Role,
  by: Keypair = world.roles.admin,
): Promise<void> {
  const { instruction } = instructions.vacateRole({ authority: by.publicKey, role });
  await world.chain.run(instruction, [by]);
}

/**
 * The admin sets a slash term: basis points for the caps, seconds for the appeal window. A worse value applies 42 days
 * later.
 *
 * @throws CoStakingError if the program refuses: SlashCapOutOfBounds, PeriodOutOfBounds, SlashTermUnchanged
 *
 * @example
 * import { SlashTerm } from '@co-staking/sdk';
 * await setSlashTerm(world, SlashTerm.OwnerCap, 2_000n);
 */
export async function setSlashTerm(world: WorldBase, term: SlashTerm, value: bigint): Promise<void> {
  const { admin } = world.roles;
  const { instruction } = instructions.setSlashTerm({ admin: admin.publicKey, term, value });
  await world.chain.run(instruction, [admin]);
}
