import type { Address } from '../../address';
import { toU64, type Amount } from '../../amounts';
import { findConfigPda, findStakeVaultPda } from '../../pda';
import { tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link stake}. */
export interface StakeInput {
  /** Wallet the device is registered to; signs. */
  owner: Address;
  /** The device. */
  device: Address;
  /** Base units. */
  amount: Amount;
  /** Token account to take from; the owner's associated one by default. */
  source?: Address;
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<StakeInput> = {
  owner: 'required',
  device: 'required',
  amount: 'required',
  source: 'optional',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Stakes or tops up.
 *
 * Refusals: NotDeviceOwner, ZeroAmount, EntriesPaused, DeviceTerminated, OwnerStakeLeaving, WrongVault,
 * WrongMint.
 *
 * @returns the instruction, and the derived `config`, `stakeVault`, `source`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.stake({ owner, device, amount: toBaseUnits('640', 8), mint });
 */
export function stake(input: StakeInput): Built<'config' | 'stakeVault' | 'source'> {
  checkFields('stake', input, FIELDS);
  const { owner, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const [stakeVault] = findStakeVaultPda({ device, programId });
  const source = tokenAccountOf(input.source, input.owner, input);
  const instruction = buildInstruction('stake', {
    programId,
    accounts: { owner, config, device, source, stakeVault, tokenProgram: tokenProgramOf(input) },
    args: {
      amount: toU64(input.amount),
    },
  });
  return { instruction, config, stakeVault, source };
}
