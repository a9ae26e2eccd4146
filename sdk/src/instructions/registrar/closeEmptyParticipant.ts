import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { closeEmptyParticipant as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { accountOf, type About } from '../about';
import { requireRegistrar } from '../checks/config';
import { accountInQuestion, withParticipant } from '../checks/participant';

/** Argument of {@link closeEmptyParticipant}. */
export interface CloseEmptyParticipantInput {
  /** The registrar; signs. */
  registrar: Address;
  /** The account. */
  participant: Address;
  /** Wallet that paid the rent, as the account records it. */
  rentPayer: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<CloseEmptyParticipantInput> = {
  registrar: 'required',
  participant: 'required',
  rentPayer: 'required',
  programId: 'optional',
};

/**
 * Closes an account without wallets. The rent goes back to its payer.
 *
 * Refusals: NotRegistrar, WrongRentPayer, AccountHasWallets.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.closeEmptyParticipant({ registrar, participant, rentPayer });
 */
export function closeEmptyParticipant(input: CloseEmptyParticipantInput): Built<'config'> {
  checkFields('closeEmptyParticipant', input, FIELDS);
  const { registrar, participant, rentPayer, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { registrar, config, participant, rentPayer },
  });
  return { instruction, config };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer): Verdict =>
  withParticipant(
    subject,
    accountInQuestion(subject, viewer),
    ({ wallets }) =>
      requireRegistrar(subject, viewer) ??
      (wallets.length === 0 ? null : refuse('AccountHasWallets', subject.config)),
  );

/** It changes accounts of people alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export function of(subject: About, viewer: Viewer): CloseEmptyParticipantInput {
  const { address, rentPayer } = accountOf(subject, viewer);
  return { registrar: viewer.wallet, participant: address, rentPayer };
}
