import type { SlashReason } from '../../accounts/states';
import { toPublicKey, type Address } from '../../address';
import { toBytes, toUint, type Amount } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { openCase as layout } from '../../generated/instructions';
import { toSecond } from '../../now';
import { findConfigPda, findSlashCasePda } from '../../pda';
import { coStakesExposed } from '../../quotes/slashing';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import {
  requireInfractionTime,
  requireReason,
  requireSlashShare,
  requireSomethingTaken,
  requireWithinOwnerCap,
} from '../checks/charge';
import { requireRole } from '../checks/config';

/** Argument of {@link openCase}. */
export interface OpenCaseInput {
  /** The slasher; signs and pays the rent. */
  slasher: Address;
  /** The device. */
  device: Address;
  /** The device's next case number. */
  number: number;
  /** Why. */
  reason: SlashReason;
  /** Hash of the evidence, 32 bytes. */
  evidenceHash: Uint8Array;
  /** Unix second of the infraction: who was exposed then is hit. */
  infractionAt: Amount;
  /** Part of the stake, basis points; at most the owner's cap in force. */
  stakeBps: number;
  /** Part of the unclaimed rewards, basis points. */
  rewardsBps: number;
  /** Offers of the exposed co-stakes, in the order of the slots: see `coStakesExposed`. */
  coStakes: readonly Address[];
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<OpenCaseInput> = {
  slasher: 'required',
  device: 'required',
  number: 'required',
  reason: 'required',
  evidenceHash: 'required',
  infractionAt: 'required',
  stakeBps: 'required',
  rewardsBps: 'required',
  coStakes: 'required',
  programId: 'optional',
};

/**
 * Opens a slash case: freezes a part of every stake that was exposed at the infraction, within the cap of each party,
 * and of the unclaimed rewards with it.
 *
 * Refusals: NotSlasher, WrongCaseNumber, BadReason, BadSlashShare, BadInfractionTime, CoStakesMissing,
 * UnexpectedCoStake, NothingExposed, SlashAboveCap, SlashCapUsedUp.
 *
 * @returns the instruction, and the derived `config`, `slashCase`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.openCase({
 *   slasher,
 *   device,
 *   number: shown.nextCase,
 *   reason: SlashReason.FrequentDowntime,
 *   evidenceHash: hash,
 *   infractionAt: now - 3_600n,
 *   stakeBps: 500,
 *   rewardsBps: 500,
 *   coStakes: coStakesExposed(shown, now - 3_600n, now),
 * });
 */
export function openCase(input: OpenCaseInput): Built<'config' | 'slashCase'> {
  checkFields('openCase', input, FIELDS);
  const { slasher, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const [slashCase] = findSlashCasePda({ device, number: input.number, programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { slasher, config, device, slashCase },
    args: {
      number: toUint(input.number, 32, 'number'),
      reason: toUint(input.reason, 8, 'reason'),
      evidenceHash: toBytes(input.evidenceHash, 32, 'evidenceHash'),
      infractionAt: toSecond(input.infractionAt, 'infractionAt'),
      stakeBps: toUint(input.stakeBps, 16, 'stakeBps'),
      rewardsBps: toUint(input.rewardsBps, 16, 'rewardsBps'),
    },
    remaining: input.coStakes.map((offer) => ({
      pubkey: toPublicKey(offer, 'coStakes'),
      isSigner: false,
      isWritable: true,
    })),
  });
  return { instruction, config, slashCase };
}

/** Arguments of `openCase`. */
export interface OpenCaseArguments extends Pick<
  OpenCaseInput,
  'reason' | 'evidenceHash' | 'stakeBps' | 'rewardsBps'
> {
  /** Unix second of the infraction; now by default. */
  infractionAt?: Amount | undefined;
}

/** What decides whether it is possible. The reason is any that exists by default. */
type Deciding = Pick<OpenCaseArguments, 'infractionAt' | 'stakeBps' | 'rewardsBps'> &
  Partial<Pick<OpenCaseArguments, 'reason'>>;

/** One basis point of the stake, for an infraction now. */
export const implied = (_: Subject, __: Viewer, now: bigint): Deciding => ({
  infractionAt: now,
  stakeBps: 1,
  rewardsBps: 0,
});

/** What refuses it, in the program's order. */
export function check(subject: Subject, viewer: Viewer, now: bigint, args: Deciding): Verdict {
  const charge = { ...args, infractionAt: toSecond(args.infractionAt ?? now, 'infractionAt') };
  return (
    requireRole(subject.config, 'slasher', viewer) ??
    requireReason(subject, args.reason ?? 0) ??
    requireSlashShare(subject, charge) ??
    requireWithinOwnerCap(subject, charge, now) ??
    requireInfractionTime(subject, charge, now) ??
    requireSomethingTaken(subject, charge, now)
  );
}

/** What it would take is a quote: see `quotes.slashOutcome`. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export function of(
  { device }: About<'device'>,
  { wallet }: Viewer,
  now: bigint,
  args: OpenCaseArguments,
  programId?: Address,
): OpenCaseInput {
  const infractionAt = toSecond(args.infractionAt ?? now, 'infractionAt');
  return {
    slasher: wallet,
    device: device.address,
    number: device.nextCase,
    ...args,
    infractionAt,
    coStakes: coStakesExposed(device, infractionAt, now, programId),
  };
}
