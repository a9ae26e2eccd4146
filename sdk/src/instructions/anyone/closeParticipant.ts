import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { closeParticipant as layout } from '../../generated/instructions';
import { findWalletLinkPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { requireNoClaims, requireWalletOfAccount, withParticipant } from '../checks/participant';

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
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<CloseParticipantInput> = {
  wallet: 'required',
  participant: 'required',
  participantRentPayer: 'optional',
  linkRentPayer: 'optional',
  programId: 'optional',
};

/**
 * The only wallet of an account without claims closes the account. Each rent goes back to its payer.
 *
 * Refusals: WrongRentPayer, WrongWallet, NotOnlyWallet, AccountHasClaims.
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
  const instruction = buildInstruction(layout, {
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

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer): Verdict =>
  withParticipant(subject, viewer.participant, (account) => {
    const linked = requireWalletOfAccount(subject, account, viewer.wallet);
    if (linked) return refuse('WalletNotLinked', subject.config);
    if (account.wallets.length !== 1) return refuse('NotOnlyWallet', subject.config);
    return requireNoClaims(subject, account);
  });

/** It changes accounts of people alone, which no preview shows. */
export const effect = null;

/**
 * What its builder takes, out of the accounts on the screen. A viewer without `walletLink` is taken to have paid for
 * its link itself, as a wallet does that opened its own account.
 */
export function of(_: object, { wallet, participant, walletLink }: Viewer): CloseParticipantInput {
  if (!participant) throw new TypeError('closeParticipant needs viewer.participant');
  return {
    wallet,
    participant: participant.address,
    participantRentPayer: participant.rentPayer,
    linkRentPayer: walletLink?.rentPayer ?? wallet,
  };
}
