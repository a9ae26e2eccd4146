import type { PublicKey } from '@solana/web3.js';

import type { Address } from '../../address';
import { toBigInt, toU64, type Amount } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { withdrawOverflow as layout } from '../../generated/instructions';
import { findConfigPda, findStakeVaultPda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import type { About } from '../about';
import { requireDeviceOwner, requireNotLeaving, requireOverflow } from '../checks/device';
import { requireAmount, requireDestination } from '../checks/token';
import type { Change, State } from '../effects/state';

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
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<WithdrawOverflowInput> = {
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
 * Refusals: NotDeviceOwner, WrongTokenProgram, WrongVault, WrongDestination, ZeroAmount, OwnerStakeLeaving,
 * AmountAboveOverflow.
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { owner, config, device, stakeVault, destination, tokenProgram: tokenProgramOf(input) },
    args: {
      amount: toU64(input.amount),
    },
  });
  return { instruction, config, stakeVault, destination };
}

/** Arguments of `withdrawOverflow`. */
export type WithdrawOverflowArguments = Pick<WithdrawOverflowInput, 'amount'>;

/** One base unit. */
export const implied = (): WithdrawOverflowArguments => ({ amount: 1n });

/** What refuses it, in the program's order. */
export function check(
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: WithdrawOverflowArguments,
): Verdict {
  const amount = toBigInt(args.amount);
  return (
    requireDeviceOwner(subject, viewer) ??
    requireAmount(subject, amount) ??
    requireNotLeaving(subject, now) ??
    requireOverflow(subject, now, amount) ??
    requireDestination(subject, viewer, viewer.wallet)
  );
}

/** What it leaves behind. */
export function effect({ subject }: State, args: WithdrawOverflowArguments): Change {
  const { device } = subject;
  const amount = toBigInt(args.amount);
  const after = { ...device, ownerStake: device.ownerStake - amount };
  return { subject: { ...subject, device: after }, paid: [{ to: device.owner, from: null, amount }] };
}

/** Whose associated token account is paid to. */
export const payee = (_: object, { wallet }: Viewer): PublicKey => wallet;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { config: { mint, tokenProgram }, device }: About<'config' | 'device'>,
  { wallet }: Viewer,
  _: bigint,
  { amount }: WithdrawOverflowArguments,
): WithdrawOverflowInput => ({ owner: wallet, device: device.address, amount, mint, tokenProgram });
