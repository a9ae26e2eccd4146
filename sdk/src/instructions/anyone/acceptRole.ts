import type { Role } from '../../accounts/states';
import type { Address } from '../../address';
import { toUint } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { acceptRole as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { nominatedRole, requireAcceptable, requireRoleExists } from '../checks/roles';

/** Argument of {@link acceptRole}. */
export interface AcceptRoleInput {
  /** The nominated key; signs. */
  nominee: Address;
  /** The role. */
  role: Role;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<AcceptRoleInput> = {
  nominee: 'required',
  role: 'required',
  programId: 'optional',
};

/**
 * Accepts a role that the admin nominated the caller for. A nomination for admin, slasher or arbiter can be accepted 42
 * days after it was made, any other at once. A new admin clears all nominations and announced slash terms.
 *
 * Refusals: NotNominee, BadRole, SameSlasherAndArbiter, NominationNotMatured, NominationEnded.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.acceptRole({ nominee, role: Role.Registrar });
 */
export function acceptRole(input: AcceptRoleInput): Built<'config'> {
  checkFields('acceptRole', input, FIELDS);
  const { nominee, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { nominee, config },
    args: {
      role: toUint(input.role, 8, 'role'),
    },
  });
  return { instruction, config };
}

/** Arguments of `acceptRole`. */
export type AcceptRoleArguments = Pick<AcceptRoleInput, 'role'>;

/** The first role that the viewer can accept, or is nominated for. */
export const implied = (subject: Subject, viewer: Viewer, now: bigint): AcceptRoleArguments => ({
  role: nominatedRole(subject, viewer, now),
});

/** What refuses it, in the program's order. */
export const check = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  { role }: AcceptRoleArguments,
): Verdict => requireRoleExists(subject, role) ?? requireAcceptable(subject, viewer, role, now);

/** It changes the configuration alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  _: object,
  { wallet }: Viewer,
  __: bigint,
  { role }: AcceptRoleArguments,
): AcceptRoleInput => ({ nominee: wallet, role });
