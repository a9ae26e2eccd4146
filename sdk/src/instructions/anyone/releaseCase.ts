import { toPublicKey, type Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { releaseCase as layout } from '../../generated/instructions';
import { findSlashCasePda } from '../../pda';
import { coStakesHit } from '../../quotes/slashing';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireReleasable, withCase } from '../checks/slashCase';
import { endCase } from '../effects/cases';
import type { Change, State } from '../effects/state';

/** Argument of {@link releaseCase}. */
export interface ReleaseCaseInput {
  /** The sender; signs. */
  caller: Address;
  /** The device. */
  device: Address;
  /** Number of the case among the device's. */
  number: number;
  /** Wallet that paid the rent, as the account records it. */
  rentPayer: Address;
  /** Offers of the co-stakes hit, in the order of the case: see `coStakesHit`. */
  coStakes: readonly Address[];
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<ReleaseCaseInput> = {
  caller: 'required',
  device: 'required',
  number: 'required',
  rentPayer: 'required',
  coStakes: 'required',
  programId: 'optional',
};

/**
 * Releases what a slash case has frozen, once it was dismissed or the arbiter let the time pass. Closes the
 * case; its rent goes back to its payer.
 *
 * Refusals: WrongDevice, WrongRentPayer, CoStakesMissing, UnexpectedCoStake, CaseNotReleasable.
 *
 * @returns the instruction, and the derived `slashCase`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.releaseCase({
 *   caller,
 *   device,
 *   number: slashCase.number,
 *   rentPayer,
 *   coStakes: coStakesHit(slashCase),
 * });
 */
export function releaseCase(input: ReleaseCaseInput): Built<'slashCase'> {
  checkFields('releaseCase', input, FIELDS);
  const { caller, device, rentPayer, programId } = input;
  const [slashCase] = findSlashCasePda({ device, number: input.number, programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { caller, device, slashCase, rentPayer },
    remaining: input.coStakes.map((offer) => ({
      pubkey: toPublicKey(offer, 'coStakes'),
      isSigner: false,
      isWritable: true,
    })),
  });
  return { instruction, slashCase };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, _: Viewer, now: bigint): Verdict =>
  withCase(subject, (slashCase) => requireReleasable(subject, slashCase, now));

/** What it leaves behind. */
export const effect = (state: State): Change => endCase(state, 'set free');

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { slashCase }: About<'slashCase'>,
  { wallet }: Viewer,
  _: bigint,
  __?: undefined,
  programId?: Address,
): ReleaseCaseInput => ({
  caller: wallet,
  device: slashCase.device,
  number: slashCase.number,
  rentPayer: slashCase.rentPayer,
  coStakes: coStakesHit(slashCase, programId),
});
