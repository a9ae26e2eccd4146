import { PublicKey } from '@solana/web3.js';

import { Role } from '../../accounts/states';
import { toPublicKey, type Address } from '../../address';
import { toUint } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { nominateRole as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { requireRole } from '../checks/config';
import { requireNominable, requireRoleExists } from '../checks/roles';

/** Argument of {@link nominateRole}. */
export interface NominateRoleInput {
  /** The admin; signs. */
  admin: Address;
  /** The role. */
  role: Role;
  /** The nominee; the empty address takes a nomination back. */
  nominee: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<NominateRoleInput> = {
  admin: 'required',
  role: 'required',
  nominee: 'required',
  programId: 'optional',
};

/**
 * Nominates the next holder of a role, who takes it with `acceptRole`: of admin, slasher and arbiter 42 days later, of
 * the others at once. The empty address takes a nomination back. A matured nomination for the admin role is a spare: it
 * ends only 42 days after it was taken back, and until then no one can be nominated for that role.
 *
 * Refusals: NotAdmin, BadRole, SpareAdminStands, SpareAdminTakenBack.
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { admin, config },
    args: {
      role: toUint(input.role, 8, 'role'),
      nominee: toPublicKey(input.nominee, 'nominee'),
    },
  });
  return { instruction, config };
}

/** Arguments of `nominateRole`. */
export interface NominateRoleArguments {
  role: Role;
  /** The nominee; without one a nomination is taken back. */
  nominee?: Address | undefined;
}

/** The viewer as the registrar, a role that no spare admin blocks. */
export const implied = (_: Subject, { wallet }: Viewer): NominateRoleArguments => ({
  role: Role.Registrar,
  nominee: wallet,
});

/** What refuses it, in the program's order. */
export const check = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  { role, nominee = PublicKey.default }: NominateRoleArguments,
): Verdict =>
  requireRole(subject.config, 'admin', viewer) ??
  requireRoleExists(subject, role) ??
  requireNominable(subject, role, toPublicKey(nominee, 'nominee'), now);

/** It changes the configuration alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  _: object,
  { wallet }: Viewer,
  __: bigint,
  { role, nominee = PublicKey.default }: NominateRoleArguments,
): NominateRoleInput => ({ admin: wallet, role, nominee });
