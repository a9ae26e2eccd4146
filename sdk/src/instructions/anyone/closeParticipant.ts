import type { Address } from '../../address';
import { findWalletLinkPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link closeParticipant}. */
export interface CloseParticipantInput {
  /** The account's only wallet; signs. */
  wallet: Address;
  /** The account. */
  participant: Address;
  /** Wallet that paid the account's rent; the closing wallet by default. */
  participantRentPayer?: Address;
  /** Wallet that paid the link's rent; the closing wallet by default. */
  linkRentPayer?: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<CloseParticipantInput> = {
  wallet: 'required',
  participant: 'required',
  participantRentPayer: 'optional',
  linkRentPayer: 'optional',
  programId: 'optional',
};

/**
 * The only wallet of an account without claims closes the account. Each rent goes back to its payer.
 *
 * Refusals: WrongWallet, WrongParticipant, WrongRentPayer, NotOnlyWallet, AccountHasClaims.
 *
 * @returns the instruction, and the derived `walletLink`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.closeParticipant({ wallet, participant });
 */
export function closeParticipant(input: CloseParticipantInput): Built<'walletLink'> {
  checkFields('closeParticipant', input, FIELDS);
  const { wallet, participant, programId } = input;
  const [walletLink] = findWalletLinkPda({ wallet, programId });
  const instruction = buildInstruction('closeParticipant', {
    programId,
    accounts: {
      wallet,
      participant,
      walletLink,
      participantRentPayer: input.participantRentPayer ?? wallet,
      linkRentPayer: input.linkRentPayer ?? wallet,
    },
  });
  return { instruction, walletLink };
}
