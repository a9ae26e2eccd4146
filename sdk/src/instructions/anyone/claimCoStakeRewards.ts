import type { PublicKey } from '@solana/web3.js';

import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { claimCoStakeRewards as layout } from '../../generated/instructions';
import { findConfigPda, findRewardVaultPda } from '../../pda';
import { coStakeRewardsClaimable } from '../../quotes/rewards';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { associatedTokenBump, tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import type { About } from '../about';
import { withOffer } from '../checks/offer';
import { requireDestination } from '../checks/token';
import { changeOffer, offerInQuestion, type Change, type State } from '../effects/state';

/** Argument of {@link claimCoStakeRewards}. */
export interface ClaimCoStakeRewardsInput {
  /** The sender; signs. */
  caller: Address;
  /** Wallet that accepted the offer, and is paid. */
  coStaker: Address;
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
export const FIELDS: Fields<ClaimCoStakeRewardsInput> = {
  caller: 'required',
  coStaker: 'required',
  device: 'required',
  offer: 'required',
  destination: 'optional',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Pays a co-stake's rewards to its co-staker, in whole base units; the fraction stays.
 *
 * Refusals: WrongTokenProgram, WrongVault, WrongDevice, WrongDestination, NotAssociatedAccount,
 * NothingToClaim, DestinationHasDelegate.
 *
 * @returns the instruction, and the derived `config`, `rewardVault`, `destination`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.claimCoStakeRewards({ caller, coStaker, device, offer, mint });
 */
export function claimCoStakeRewards(
  input: ClaimCoStakeRewardsInput,
): Built<'config' | 'rewardVault' | 'destination'> {
  checkFields('claimCoStakeRewards', input, FIELDS);
  const { caller, device, offer, programId } = input;
  const [config] = findConfigPda({ programId });
  const [rewardVault] = findRewardVaultPda({ device, programId });
  const destination = tokenAccountOf(input.destination, input.coStaker, input);
  const instruction = buildInstruction(layout, {
    programId,
    accounts: {
      caller,
      config,
      device,
      offer,
      rewardVault,
      destination,
      tokenProgram: tokenProgramOf(input),
    },
    args: { destinationBump: associatedTokenBump(input.coStaker, input) },
  });
  return { instruction, config, rewardVault, destination };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer): Verdict =>
  withOffer(subject, (offer) =>
    coStakeRewardsClaimable(offer, subject.device) === 0n
      ? refuse('NothingToClaim', subject.config)
      : requireDestination(subject, viewer, offer.coStaker),
  );

/** What it leaves behind. */
export function effect({ subject }: State): Change {
  const offer = offerInQuestion(subject);
  const amount = coStakeRewardsClaimable(offer, subject.device);
  const claimed = { ...offer, rewardsClaimed: offer.rewardsClaimed + amount };
  return { subject: changeOffer(subject, claimed), paid: [{ from: null, to: offer.coStaker, amount }] };
}

/** Whose associated token account is paid to. */
export const payee = ({ offer }: About<'offer'>): PublicKey => offer.coStaker;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { config: { mint, tokenProgram }, offer }: About<'config' | 'offer'>,
  { wallet }: Viewer,
): ClaimCoStakeRewardsInput => ({
  caller: wallet,
  coStaker: offer.coStaker,
  device: offer.device,
  offer: offer.address,
  mint,
  tokenProgram,
});
