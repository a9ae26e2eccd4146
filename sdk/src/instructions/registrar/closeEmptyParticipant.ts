import type { Address } from '../../address';
import { findConfigPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link closeEmptyParticipant}. */
export interface CloseEmptyParticipantInput {
  /** The registrar; signs. */
  registrar: Address;
  /** The account. */
  participant: Address;
  /** Wallet that paid the rent, as the account records it. */
  rentPayer: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<CloseEmptyParticipantInput> = {
  registrar: 'required',
  participant: 'required',
  rentPayer: 'required',
  programId: 'optional',
};

/**
 * Closes an account without wallets. The rent goes back to its payer.
 *
 * Refusals: NotRegistrar, AccountHasWallets, WrongRentPayer.
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
  const instruction = buildInstruction('closeEmptyParticipant', {
    programId,
    accounts: { registrar, config, participant, rentPayer },
  });
  return { instruction, config };
}
