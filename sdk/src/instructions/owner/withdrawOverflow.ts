import type { Address } from '../../address';
import { toU64, type Amount } from '../../amounts';
import { findConfigPda, findStakeVaultPda } from '../../pda';
import { tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link withdrawOverflow}. */
export interface WithdrawOverflowInput {
  /** Wallet the device is registered to; signs. */
  owner: Address;
  /** The device. */
  device: Address;
  /** Base units. */
  amount: Amount;
  /** Token account to pay to; the owner's associated one by default. */
  destination?: Address;
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<WithdrawOverflowInput> = {
  owner: 'required',
  device: 'required',
  amount: 'required',
  destination: 'optional',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Takes out stake that the device does not need, at once.
 *
 * Refusals: NotDeviceOwner, ZeroAmount, OwnerStakeLeaving, AmountAboveOverflow, WrongDestination.
 *
 * @returns the instruction, and the derived `config`, `stakeVault`, `destination`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.withdrawOverflow({
 *   owner,
 *   device,
 *   amount: toBaseUnits('640', 8),
 *   mint,
 * });
 */
export function withdrawOverflow(
  input: WithdrawOverflowInput,
): Built<'config' | 'stakeVault' | 'destination'> {
  checkFields('withdrawOverflow', input, FIELDS);
  const { owner, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const [stakeVault] = findStakeVaultPda({ device, programId });
  const destination = tokenAccountOf(input.destination, input.owner, input);
  const instruction = buildInstruction('withdrawOverflow', {
    programId,
    accounts: { owner, config, device, stakeVault, destination, tokenProgram: tokenProgramOf(input) },
    args: {
      amount: toU64(input.amount),
    },
  });
  return { instruction, config, stakeVault, destination };
}
