import type { Address } from '../../address';
import { findConfigPda, findWalletLinkPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link linkWallet}. */
export interface LinkWalletInput {
  /** The registrar; signs and pays the rent. */
  registrar: Address;
  /** The wallet; signs too. */
  wallet: Address;
  /** The account. */
  participant: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<LinkWalletInput> = {
  registrar: 'required',
  wallet: 'required',
  participant: 'required',
  programId: 'optional',
};

/**
 * Adds a wallet to an attested account.
 *
 * Refusals: NotRegistrar, EntriesPaused, AccountNotAttested, TooManyWallets.
 *
 * @returns the instruction, and the derived `config`, `walletLink`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.linkWallet({ registrar, wallet, participant });
 */
export function linkWallet(input: LinkWalletInput): Built<'config' | 'walletLink'> {
  checkFields('linkWallet', input, FIELDS);
  const { registrar, wallet, participant, programId } = input;
  const [config] = findConfigPda({ programId });
  const [walletLink] = findWalletLinkPda({ wallet, programId });
  const instruction = buildInstruction('linkWallet', {
    programId,
    accounts: { registrar, wallet, config, participant, walletLink },
  });
  return { instruction, config, walletLink };
}
