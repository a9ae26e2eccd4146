import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { linkWallet as layout } from '../../generated/instructions';
import { findConfigPda, findWalletLinkPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { accountOf, type About } from '../about';
import { requireEntriesOpen, requireRegistrar } from '../checks/config';
import { accountInQuestion, requirePlaceForWallet, withParticipant } from '../checks/participant';

/** Argument of {@link linkWallet}. */
export interface LinkWalletInput {
  /** The registrar; signs and pays the rent. */
  registrar: Address;
  /** The wallet; signs too. */
  wallet: Address;
  /** The account. */
  participant: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<LinkWalletInput> = {
  registrar: 'required',
  wallet: 'required',
  participant: 'required',
  programId: 'optional',
};

/**
 * Adds a wallet to an attested account.
 *
 * Refusals: NotRegistrar, EntriesPaused, TooManyWallets, AccountNotAttested.
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { registrar, wallet, config, participant, walletLink },
  });
  return { instruction, config, walletLink };
}

/** Arguments of `linkWallet`. */
export type LinkWalletArguments = Pick<LinkWalletInput, 'wallet'>;

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  withParticipant(
    subject,
    accountInQuestion(subject, viewer),
    (account) =>
      requireRegistrar(subject, viewer) ??
      requireEntriesOpen(subject, now) ??
      // Who groups wallets vouches for the group, whatever the configuration asks of co-stakers.
      (account.attested ? null : refuse('AccountNotAttested', subject.config)) ??
      requirePlaceForWallet(subject, account),
  );

/** It changes accounts of people alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  subject: About,
  viewer: Viewer,
  _: bigint,
  { wallet }: LinkWalletArguments,
): LinkWalletInput => ({
  registrar: viewer.wallet,
  wallet,
  participant: accountOf(subject, viewer).address,
});
