import type { Role } from '../../accounts/states';
import type { Address } from '../../address';
import { toUint } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { vacateRole as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { requireRoleExists, requireVacatable, vacatableRole } from '../checks/roles';

/** Argument of {@link vacateRole}. */
export interface VacateRoleInput {
  /** The admin, or the slasher or arbiter for its own role; signs. */
  authority: Address;
  /** The role; any but the admin's. */
  role: Role;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<VacateRoleInput> = {
  authority: 'required',
  role: 'required',
  programId: 'optional',
};

/**
 * Vacates a role at once: no one can act in it until a nominee has accepted it. The admin can vacate any role but its
 * own; the slasher and the arbiter can resign. While the slasher's role is vacant, no case can be opened, and
 * the admin can withdraw cases.
 *
 * Refusals: BadRole, AdminNotVacatable, NotAdminNorHolder, RoleVacant.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.vacateRole({ authority: admin, role: Role.Slasher });
 */
export function vacateRole(input: VacateRoleInput): Built<'config'> {
  checkFields('vacateRole', input, FIELDS);
  const { authority, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { authority, config },
    args: { role: toUint(input.role, 8, 'role') },
  });
  return { instruction, config };
}

/** Arguments of `vacateRole`. */
export type VacateRoleArguments = Pick<VacateRoleInput, 'role'>;

/** The first role that the viewer can vacate. */
export const implied = (subject: Subject, viewer: Viewer): VacateRoleArguments => ({
  role: vacatableRole(subject, viewer),
});

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, _: bigint, { role }: VacateRoleArguments): Verdict =>
  requireRoleExists(subject, role) ?? requireVacatable(subject, viewer, role);

/** It changes the configuration alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  _: object,
  { wallet }: Viewer,
  __: bigint,
  { role }: VacateRoleArguments,
): VacateRoleInput => ({ authority: wallet, role });
