import type { Role } from '../../accounts/states';
import type { Address } from '../../address';
import { toUint } from '../../amounts';
import { findConfigPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link acceptRole}. */
export interface AcceptRoleInput {
  /** The nominated key; signs. */
  nominee: Address;
  /** The role. */
  role: Role;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<AcceptRoleInput> = {
  nominee: 'required',
  role: 'required',
  programId: 'optional',
};

/**
 * Takes a role that the admin nominated the caller for.
 *
 * Refusals: BadRole, NotNominee, SameSlasherAndArbiter.
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
  const instruction = buildInstruction('acceptRole', {
    programId,
    accounts: { nominee, config },
    args: {
      role: toUint(input.role, 8, 'role'),
    },
  });
  return { instruction, config };
}
