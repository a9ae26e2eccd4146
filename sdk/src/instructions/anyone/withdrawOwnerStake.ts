import type { Address } from '../../address';
import { findConfigPda, findStakeVaultPda } from '../../pda';
import { associatedTokenBump, tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link withdrawOwnerStake}. */
export interface WithdrawOwnerStakeInput {
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

const FIELDS: Fields<WithdrawOwnerStakeInput> = {
  caller: 'required',
  owner: 'required',
  device: 'required',
  destination: 'optional',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Pays the owner's stake back after the cooldown, but for what slash cases have frozen.
 *
 * Refusals: ExitNotStarted, StillLocked, StakeFrozen, WrongDestination, NotAssociatedAccount.
 *
 * @returns the instruction, and the derived `config`, `stakeVault`, `destination`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.withdrawOwnerStake({ caller, owner, device, mint });
 */
export function withdrawOwnerStake(
  input: WithdrawOwnerStakeInput,
): Built<'config' | 'stakeVault' | 'destination'> {
  checkFields('withdrawOwnerStake', input, FIELDS);
  const { caller, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const [stakeVault] = findStakeVaultPda({ device, programId });
  const destination = tokenAccountOf(input.destination, input.owner, input);
  const instruction = buildInstruction('withdrawOwnerStake', {
    programId,
    accounts: { caller, config, device, stakeVault, destination, tokenProgram: tokenProgramOf(input) },
    args: { destinationBump: associatedTokenBump(input.owner, input) },
  });
  return { instruction, config, stakeVault, destination };
}
