import type { Address } from '../../address';
import { findConfigPda, findParticipantPda, findWalletLinkPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link openParticipant}. */
export interface OpenParticipantInput {
  /** The wallet; signs and pays the rent. */
  wallet: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<OpenParticipantInput> = {
  wallet: 'required',
  programId: 'optional',
};

/**
 * Opens the account of a wallet; its key is the account's id.
 *
 * Refusals: EntriesPaused.
 *
 * @returns the instruction, and the derived `config`, `participant`, `walletLink`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.openParticipant({ wallet });
 */
export function openParticipant(input: OpenParticipantInput): Built<'config' | 'participant' | 'walletLink'> {
  checkFields('openParticipant', input, FIELDS);
  const { wallet, programId } = input;
  const [config] = findConfigPda({ programId });
  const [participant, bump] = findParticipantPda({ id: wallet, programId });
  const [walletLink] = findWalletLinkPda({ wallet, programId });
  const instruction = buildInstruction('openParticipant', {
    programId,
    accounts: { wallet, config, participant, walletLink },
    args: { bump },
  });
  return { instruction, config, participant, walletLink };
}
