import type { PublicKey } from '@solana/web3.js';

import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { withdrawOwnerStake as layout } from '../../generated/instructions';
import { findConfigPda, findStakeVaultPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { associatedTokenBump, tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import type { About } from '../about';
import { frozenUntil } from '../checks/slashCase';
import { requireDestination } from '../checks/token';
import type { Change, State } from '../effects/state';

/** Argument of {@link withdrawOwnerStake}. */
export interface WithdrawOwnerStakeInput {
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
export const FIELDS: Fields<WithdrawOwnerStakeInput> = {
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
 * Refusals: WrongTokenProgram, WrongVault, WrongDestination, NotAssociatedAccount, ExitNotStarted,
 * StillLocked, StakeFrozen, DestinationHasDelegate.
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { caller, config, device, stakeVault, destination, tokenProgram: tokenProgramOf(input) },
    args: { destinationBump: associatedTokenBump(input.owner, input) },
  });
  return { instruction, config, stakeVault, destination };
}

/** What refuses it, in the program's order. */
export function check(subject: Subject, viewer: Viewer, now: bigint): Verdict {
  const { config, device } = subject;
  const endsAt = device.ownerCooldownEndsAt;
  if (endsAt === 0n) return refuse('ExitNotStarted', config);
  if (now < endsAt) return refuse('StillLocked', config, { availableAt: endsAt });
  if (device.ownerStake === device.ownerFrozen && device.ownerFrozen > 0n)
    return refuse('StakeFrozen', config, frozenUntil(subject, now));
  return requireDestination(subject, viewer, device.owner);
}

/** What it leaves behind. */
export function effect({ subject }: State): Change {
  const { device } = subject;
  const ownerCooldownEndsAt = device.ownerFrozen === 0n ? 0n : device.ownerCooldownEndsAt;
  const after = { ...device, ownerStake: device.ownerFrozen, ownerCooldownEndsAt };
  const amount = device.ownerStake - device.ownerFrozen;
  return { subject: { ...subject, device: after }, paid: [{ to: device.owner, from: null, amount }] };
}

/** Whose associated token account is paid to. */
export const payee = ({ device }: About<'device'>): PublicKey => device.owner;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { config: { mint, tokenProgram }, device }: About<'config' | 'device'>,
  { wallet }: Viewer,
): WithdrawOwnerStakeInput => ({
  caller: wallet,
  owner: device.owner,
  device: device.address,
  mint,
  tokenProgram,
});
