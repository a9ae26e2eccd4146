import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { unlinkWallet as layout } from '../../generated/instructions';
import { findConfigPda, findWalletLinkPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { accountOf, type About } from '../about';
import { requireRegistrar } from '../checks/config';
import { accountInQuestion, requireNoClaims, withParticipant } from '../checks/participant';

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
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<UnlinkWalletInput> = {
  registrar: 'required',
  wallet: 'required',
  participant: 'required',
  rentPayer: 'required',
  programId: 'optional',
};

/**
 * Takes a wallet out of an account without claims. The rent of the link goes back to its payer.
 *
 * Refusals: NotRegistrar, WrongParticipant, WrongRentPayer, WrongWallet, AccountHasClaims.
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { registrar, wallet, config, participant, walletLink, rentPayer },
  });
  return { instruction, config, walletLink };
}

/** Arguments of `unlinkWallet`, for what the wallet's link in the subject does not say. */
export interface UnlinkWalletArguments {
  /** The wallet; that of the subject's `walletLink`, or else the account's first one by default. */
  wallet?: Address | undefined;
  /** Wallet that paid the link's rent; that of the subject's `walletLink` by default. */
  rentPayer?: Address | undefined;
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer): Verdict =>
  withParticipant(subject, accountInQuestion(subject, viewer), (account) =>
    account.wallets.length === 0
      ? refuse('WalletNotLinked', subject.config)
      : (requireRegistrar(subject, viewer) ?? requireNoClaims(subject, account)),
  );

/** It changes accounts of people alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export function of(
  subject: About,
  viewer: Viewer,
  _: bigint,
  args: UnlinkWalletArguments = {},
): UnlinkWalletInput {
  const { walletLink } = subject;
  const participant = walletLink?.participant ?? accountOf(subject, viewer).address;
  const wallet = args.wallet ?? walletLink?.wallet ?? accountOf(subject, viewer).wallets[0];
  const rentPayer = args.rentPayer ?? walletLink?.rentPayer;
  if (!wallet) throw new TypeError('unlinkWallet: the account has no wallet to unlink');
  if (!rentPayer) throw new TypeError('unlinkWallet needs subject.walletLink, or args.rentPayer');
  return { registrar: viewer.wallet, wallet, participant, rentPayer };
}
