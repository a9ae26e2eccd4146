import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { revokeAttestation as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { accountOf, type About } from '../about';
import { requireRegistrar } from '../checks/config';
import { accountInQuestion, withParticipant } from '../checks/participant';

/** Argument of {@link revokeAttestation}. */
export interface RevokeAttestationInput {
  /** The registrar; signs. */
  registrar: Address;
  /** The account. */
  participant: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<RevokeAttestationInput> = {
  registrar: 'required',
  participant: 'required',
  programId: 'optional',
};

/**
 * Takes an account's attestation back. Its claims stay; while the configuration asks for attested accounts, it can accept
 * no further offer.
 *
 * Refusals: NotRegistrar, AccountNotAttested.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.revokeAttestation({ registrar, participant });
 */
export function revokeAttestation(input: RevokeAttestationInput): Built<'config'> {
  checkFields('revokeAttestation', input, FIELDS);
  const { registrar, participant, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { registrar, config, participant },
  });
  return { instruction, config };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer): Verdict =>
  withParticipant(
    subject,
    accountInQuestion(subject, viewer),
    ({ attested }) =>
      requireRegistrar(subject, viewer) ?? (attested ? null : refuse('AccountNotAttested', subject.config)),
  );

/** It changes accounts of people alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (subject: About, viewer: Viewer): RevokeAttestationInput => ({
  registrar: viewer.wallet,
  participant: accountOf(subject, viewer).address,
});
