import type { Address } from '../../address';
import { toBigInt, toU64, type Amount } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { stake as layout } from '../../generated/instructions';
import { findConfigPda, findStakeVaultPda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import type { About } from '../about';
import { requireEntriesOpen } from '../checks/config';
import { requireDeviceOwner, requireNotLeaving, requireNotTerminated } from '../checks/device';
import { requireAmount, requireFits, requireFunds } from '../checks/token';
import type { Change, State } from '../effects/state';

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
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<StakeInput> = {
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
 * Refusals: NotDeviceOwner, WrongTokenProgram, WrongVault, ZeroAmount, EntriesPaused, DeviceTerminated,
 * OwnerStakeLeaving, MathOverflow.
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { owner, config, device, source, stakeVault, tokenProgram: tokenProgramOf(input) },
    args: {
      amount: toU64(input.amount),
    },
  });
  return { instruction, config, stakeVault, source };
}

/** Arguments of `stake`. */
export type StakeArguments = Pick<StakeInput, 'amount'>;

/** One base unit. */
export const implied = (): StakeArguments => ({ amount: 1n });

/** What refuses it, in the program's order. */
export function check(subject: Subject, viewer: Viewer, now: bigint, args: StakeArguments): Verdict {
  const amount = toBigInt(args.amount);
  return (
    requireDeviceOwner(subject, viewer) ??
    requireAmount(subject, amount) ??
    requireEntriesOpen(subject, now) ??
    requireNotTerminated(subject) ??
    requireNotLeaving(subject, now) ??
    requireFits(subject, subject.device.ownerStake + amount) ??
    requireFunds(subject, viewer, amount)
  );
}

/** What it leaves behind. */
export function effect({ subject, now }: State, args: StakeArguments): Change {
  const { device } = subject;
  const amount = toBigInt(args.amount);
  const first = device.ownerStake === 0n && {
    ownerStakedAt: now,
    ownerCooldownSeconds: subject.config.cooldownSeconds,
    slashTaken: device.slashTaken.map(() => 0n),
  };
  const after = { ...device, ...first, ownerStake: device.ownerStake + amount };
  return { subject: { ...subject, device: after }, paid: [{ to: null, from: device.owner, amount }] };
}

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { config: { mint, tokenProgram }, device }: About<'config' | 'device'>,
  { wallet }: Viewer,
  _: bigint,
  { amount }: StakeArguments,
): StakeInput => ({ owner: wallet, device: device.address, amount, mint, tokenProgram });
