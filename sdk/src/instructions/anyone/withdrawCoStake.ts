import type { PublicKey } from '@solana/web3.js';

import { OfferState } from '../../accounts/states';
import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { withdrawCoStake as layout } from '../../generated/instructions';
import { findConfigPda, findStakeVaultPda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { associatedTokenBump, tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import type { About } from '../about';
import { requireAccepted, requireWithdrawable, withOffer } from '../checks/offer';
import { requireDestination } from '../checks/token';
import { withClaims } from '../effects/claims';
import { changeSlot, freeSlot } from '../effects/slots';
import { changeOffer, offerInQuestion, type Change, type State } from '../effects/state';

/** Argument of {@link withdrawCoStake}. */
export interface WithdrawCoStakeInput {
  /** The sender; signs. */
  caller: Address;
  /** Wallet that accepted the offer, and is paid. */
  coStaker: Address;
  /** Account whose claim the co-stake is, as the offer records it. */
  participant: Address;
  /** The device. */
  device: Address;
  /** The offer. */
  offer: Address;
  /** Token account to pay to; the co-staker's associated one by default. */
  destination?: Address;
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<WithdrawCoStakeInput> = {
  caller: 'required',
  coStaker: 'required',
  participant: 'required',
  device: 'required',
  offer: 'required',
  destination: 'optional',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Pays a co-stake back to its co-staker after the cooldown, but for what slash cases have frozen.
 *
 * Refusals: WrongTokenProgram, WrongVault, WrongDevice, WrongParticipant, WrongDestination,
 * NotAssociatedAccount, ExitNotStarted, StillLocked, StakeFrozen, DestinationHasDelegate.
 *
 * @returns the instruction, and the derived `config`, `stakeVault`, `destination`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.withdrawCoStake({
 *   caller,
 *   coStaker,
 *   participant,
 *   device,
 *   offer,
 *   mint,
 * });
 */
export function withdrawCoStake(input: WithdrawCoStakeInput): Built<'config' | 'stakeVault' | 'destination'> {
  checkFields('withdrawCoStake', input, FIELDS);
  const { caller, device, offer, participant, programId } = input;
  const [config] = findConfigPda({ programId });
  const [stakeVault] = findStakeVaultPda({ device, programId });
  const destination = tokenAccountOf(input.destination, input.coStaker, input);
  const instruction = buildInstruction(layout, {
    programId,
    accounts: {
      caller,
      config,
      device,
      offer,
      participant,
      stakeVault,
      destination,
      tokenProgram: tokenProgramOf(input),
    },
    args: { destinationBump: associatedTokenBump(input.coStaker, input) },
  });
  return { instruction, config, stakeVault, destination };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  withOffer(
    subject,
    (offer) =>
      requireAccepted(subject, offer) ??
      requireWithdrawable(subject, offer, now) ??
      requireDestination(subject, viewer, offer.coStaker),
  );

/** What it leaves behind. */
export function effect({ subject, viewer, now }: State): Change {
  const offer = offerInQuestion(subject);
  const principal = offer.principalFrozen;
  const paid = [{ from: null, to: offer.coStaker, amount: offer.principal - principal }];
  if (principal > 0n) {
    const device = changeSlot(subject.device, offer.nonce, { amount: principal });
    return { subject: { ...changeOffer(subject, { ...offer, principal }), device }, paid };
  }
  const withdrawn = { ...offer, principal, state: OfferState.Withdrawn, withdrawnAt: now };
  const device = freeSlot(subject.device, offer.nonce);
  const { participant } = viewer;
  // Anyone may send it: the claim that ends is the co-staker's.
  const own = participant?.address.equals(offer.participant) ? withClaims(participant, -1) : undefined;
  return {
    subject: { ...changeOffer(subject, withdrawn), device },
    paid,
    ...(own && { participant: own }),
  };
}

/** Whose associated token account is paid to. */
export const payee = ({ offer }: About<'offer'>): PublicKey => offer.coStaker;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { config: { mint, tokenProgram }, offer }: About<'config' | 'offer'>,
  { wallet }: Viewer,
): WithdrawCoStakeInput => ({
  caller: wallet,
  coStaker: offer.coStaker,
  participant: offer.participant,
  device: offer.device,
  offer: offer.address,
  mint,
  tokenProgram,
});
