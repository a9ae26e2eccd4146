import type { PublicKey } from '@solana/web3.js';

import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { claimOwnerRewards as layout } from '../../generated/instructions';
import { findConfigPda, findRewardVaultPda } from '../../pda';
import { ownerRewardsClaimable } from '../../quotes/rewards';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { associatedTokenBump, tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import type { About } from '../about';
import { requireDestination } from '../checks/token';
import type { Change, State } from '../effects/state';

/** Argument of {@link claimOwnerRewards}. */
export interface ClaimOwnerRewardsInput {
  /** The sender; signs. */
  caller: Address;
  /** Wallet the device is registered to, and that is paid. */
  owner: Address;
  /** The device. */
  device: Address;
  /** Token account to pay to; the owner's associated one by default. */
  destination?: Address;
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<ClaimOwnerRewardsInput> = {
  caller: 'required',
  owner: 'required',
  device: 'required',
  destination: 'optional',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Pays the owner's rewards of a device, in whole base units; the fraction stays.
 *
 * Refusals: WrongTokenProgram, WrongVault, WrongDestination, NotAssociatedAccount, NothingToClaim,
 * DestinationHasDelegate.
 *
 * @returns the instruction, and the derived `config`, `rewardVault`, `destination`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.claimOwnerRewards({ caller, owner, device, mint });
 */
export function claimOwnerRewards(
  input: ClaimOwnerRewardsInput,
): Built<'config' | 'rewardVault' | 'destination'> {
  checkFields('claimOwnerRewards', input, FIELDS);
  const { caller, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const [rewardVault] = findRewardVaultPda({ device, programId });
  const destination = tokenAccountOf(input.destination, input.owner, input);
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { caller, config, device, rewardVault, destination, tokenProgram: tokenProgramOf(input) },
    args: { destinationBump: associatedTokenBump(input.owner, input) },
  });
  return { instruction, config, rewardVault, destination };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer): Verdict =>
  ownerRewardsClaimable(subject.device) === 0n
    ? refuse('NothingToClaim', subject.config)
    : requireDestination(subject, viewer, subject.device.owner);

/** What it leaves behind. */
export function effect({ subject }: State): Change {
  const { device } = subject;
  const amount = ownerRewardsClaimable(device);
  const rewards = { ...device.rewards, ownerClaimed: device.rewards.ownerClaimed + amount };
  return {
    subject: { ...subject, device: { ...device, rewards } },
    paid: [{ to: device.owner, from: null, amount }],
  };
}

/** Whose associated token account is paid to. */
export const payee = ({ device }: About<'device'>): PublicKey => device.owner;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { config: { mint, tokenProgram }, device }: About<'config' | 'device'>,
  { wallet }: Viewer,
): ClaimOwnerRewardsInput => ({
  caller: wallet,
  owner: device.owner,
  device: device.address,
  mint,
  tokenProgram,
});
