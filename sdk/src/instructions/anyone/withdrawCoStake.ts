import type { Address } from '../../address';
import { findConfigPda, findStakeVaultPda } from '../../pda';
import { associatedTokenBump, tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link withdrawCoStake}. */
export interface WithdrawCoStakeInput {
  /** Whoever sends it; signs. */
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
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<WithdrawCoStakeInput> = {
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
 * Refusals: ExitNotStarted, StillLocked, StakeFrozen, WrongDestination, NotAssociatedAccount,
 * WrongParticipant, WrongDevice.
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
  const instruction = buildInstruction('withdrawCoStake', {
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
