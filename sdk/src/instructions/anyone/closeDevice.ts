import type { Address } from '../../address';
import { findConfigPda, findRewardVaultPda, findStakeVaultPda } from '../../pda';
import { tokenProgramOf } from '../../tokenAccounts';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link closeDevice}. */
export interface CloseDeviceInput {
  /** Whoever sends it; signs. */
  caller: Address;
  /** The device. */
  device: Address;
  /** Wallet that paid the rent, as the account records it. */
  rentPayer: Address;
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<CloseDeviceInput> = {
  caller: 'required',
  device: 'required',
  rentPayer: 'required',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Closes a terminated device that owes nothing, and its vaults. What strangers sent to the vaults is burned;
 * the lamports go to the rent's payer.
 *
 * Refusals: DeviceNotTerminated, DeviceNotFinished, WrongRentPayer, WrongVault, WrongMint,
 * WrongTokenProgram.
 *
 * @returns the instruction, and the derived `config`, `stakeVault`, `rewardVault`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.closeDevice({ caller, device, rentPayer, mint });
 */
export function closeDevice(input: CloseDeviceInput): Built<'config' | 'stakeVault' | 'rewardVault'> {
  checkFields('closeDevice', input, FIELDS);
  const { caller, device, rentPayer, mint, programId } = input;
  const [config] = findConfigPda({ programId });
  const [stakeVault] = findStakeVaultPda({ device, programId });
  const [rewardVault] = findRewardVaultPda({ device, programId });
  const instruction = buildInstruction('closeDevice', {
    programId,
    accounts: {
      caller,
      config,
      device,
      rentPayer,
      stakeVault,
      rewardVault,
      mint,
      tokenProgram: tokenProgramOf(input),
    },
  });
  return { instruction, config, stakeVault, rewardVault };
}
