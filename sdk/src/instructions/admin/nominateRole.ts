import { PublicKey } from '@solana/web3.js';

import type { Role } from '../../accounts/states';
import { toPublicKey, type Address } from '../../address';
import { toUint } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { findConfigPda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { requireRole } from '../checks/config';

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

/** Arguments of `nominateRole`. */
export interface NominateRoleArguments {
  role: Role;
  /** Who is to follow; without one a nomination is taken back. */
  nominee?: Address | undefined;
}

/** What refuses it, in the program's order. */
export const check = ({ config }: Subject, viewer: Viewer): Verdict => requireRole(config, 'admin', viewer);

/** It changes the configuration alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  _: object,
  { wallet }: Viewer,
  __: bigint,
  { role, nominee = PublicKey.default }: NominateRoleArguments,
): NominateRoleInput => ({ admin: wallet, role, nominee });
