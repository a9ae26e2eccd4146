import type { Address } from '../../address';
import { findConfigPda, findRewardVaultPda } from '../../pda';
import { associatedTokenBump, tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link claimOwnerRewards}. */
export interface ClaimOwnerRewardsInput {
  /** Whoever sends it; signs. */
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
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<ClaimOwnerRewardsInput> = {
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
 * Refusals: NothingToClaim, WrongDestination, NotAssociatedAccount.
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
  const instruction = buildInstruction('claimOwnerRewards', {
    programId,
    accounts: { caller, config, device, rewardVault, destination, tokenProgram: tokenProgramOf(input) },
    args: { destinationBump: associatedTokenBump(input.owner, input) },
  });
  return { instruction, config, rewardVault, destination };
}
