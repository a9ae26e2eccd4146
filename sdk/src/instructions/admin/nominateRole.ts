import type { Role } from '../../accounts/states';
import { toPublicKey, type Address } from '../../address';
import { toUint } from '../../amounts';
import { findConfigPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link nominateRole}. */
export interface NominateRoleInput {
  /** The admin; signs. */
  admin: Address;
  /** The role. */
  role: Role;
  /** Who is to follow. */
  nominee: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<NominateRoleInput> = {
  admin: 'required',
  role: 'required',
  nominee: 'required',
  programId: 'optional',
};

/**
 * Nominates who is to follow in a role; the nominee takes it with `acceptRole`. The empty address takes a
 * nomination back.
 *
 * Refusals: NotAdmin, BadRole.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.nominateRole({ admin, role: Role.Registrar, nominee });
 */
export function nominateRole(input: NominateRoleInput): Built<'config'> {
  checkFields('nominateRole', input, FIELDS);
  const { admin, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction('nominateRole', {
    programId,
    accounts: { admin, config },
    args: {
      role: toUint(input.role, 8, 'role'),
      nominee: toPublicKey(input.nominee, 'nominee'),
    },
  });
  return { instruction, config };
}
