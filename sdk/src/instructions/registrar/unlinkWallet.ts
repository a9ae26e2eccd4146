import type { Address } from '../../address';
import { findConfigPda, findWalletLinkPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link unlinkWallet}. */
export interface UnlinkWalletInput {
  /** The registrar; signs. */
  registrar: Address;
  /** The wallet; signs too. */
  wallet: Address;
  /** The account. */
  participant: Address;
  /** Wallet that paid the rent, as the account records it. */
  rentPayer: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<UnlinkWalletInput> = {
  registrar: 'required',
  wallet: 'required',
  participant: 'required',
  rentPayer: 'required',
  programId: 'optional',
};

/**
 * Takes a wallet out of an account without claims. The rent of the link goes back to its payer.
 *
 * Refusals: NotRegistrar, AccountHasClaims, WrongParticipant, WrongRentPayer.
 *
 * @returns the instruction, and the derived `config`, `walletLink`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.unlinkWallet({ registrar, wallet, participant, rentPayer });
 */
export function unlinkWallet(input: UnlinkWalletInput): Built<'config' | 'walletLink'> {
  checkFields('unlinkWallet', input, FIELDS);
  const { registrar, wallet, participant, rentPayer, programId } = input;
  const [config] = findConfigPda({ programId });
  const [walletLink] = findWalletLinkPda({ wallet, programId });
  const instruction = buildInstruction('unlinkWallet', {
    programId,
    accounts: { registrar, wallet, config, participant, walletLink, rentPayer },
  });
  return { instruction, config, walletLink };
}
