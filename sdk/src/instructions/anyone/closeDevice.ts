import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { closeDevice as layout } from '../../generated/instructions';
import { findConfigPda, findRewardVaultPda, findStakeVaultPda } from '../../pda';
import type { Viewer } from '../../refusals/types';
import { tokenProgramOf } from '../../tokenAccounts';
import type { About } from '../about';

/** Argument of {@link closeDevice}. */
export interface CloseDeviceInput {
  /** The sender; signs. */
  caller: Address;
  /** The device. */
  device: Address;
  /** Wallet that paid the rent, as the account records it. */
  rentPayer: Address;
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<CloseDeviceInput> = {
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
 * Refusals: WrongMint, WrongTokenProgram, WrongVault, WrongRentPayer, DeviceNotTerminated, DeviceNotFinished.
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
  const instruction = buildInstruction(layout, {
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

/** What refuses it, in the program's order. */
export { requireFinished as check } from '../checks/device';

/** It closes the device: there is nothing left to show. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { config: { mint, tokenProgram }, device }: About<'config' | 'device'>,
  { wallet }: Viewer,
): CloseDeviceInput => ({
  caller: wallet,
  device: device.address,
  rentPayer: device.rentPayer,
  mint,
  tokenProgram,
});
