import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { appealAsCoStaker as layout } from '../../generated/instructions';
import { findSlashCasePda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireCoStaker, withOffer } from '../checks/offer';
import { requireAppealable, requireHit, withCase } from '../checks/slashCase';

/** Argument of {@link appealAsCoStaker}. */
export interface AppealAsCoStakerInput {
  /** Wallet that accepted the offer; signs. */
  coStaker: Address;
  /** The device. */
  device: Address;
  /** The offer. */
  offer: Address;
  /** Number of the case among the device's. */
  number: number;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<AppealAsCoStakerInput> = {
  coStaker: 'required',
  device: 'required',
  offer: 'required',
  number: 'required',
  programId: 'optional',
};

/**
 * Appeals a slash case that hits your co-stake.
 *
 * Refusals: NotCoStaker, WrongDevice, AlreadyAppealed, AppealTooLate, CoStakeNotHit.
 *
 * @returns the instruction, and the derived `slashCase`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.appealAsCoStaker({
 *   coStaker,
 *   device,
 *   offer,
 *   number: slashCase.number,
 * });
 */
export function appealAsCoStaker(input: AppealAsCoStakerInput): Built<'slashCase'> {
  checkFields('appealAsCoStaker', input, FIELDS);
  const { coStaker, device, offer, programId } = input;
  const [slashCase] = findSlashCasePda({ device, number: input.number, programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { coStaker, offer, slashCase },
  });
  return { instruction, slashCase };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer, now: bigint): Verdict =>
  withOffer(subject, (offer) =>
    withCase(
      subject,
      (slashCase) =>
        requireCoStaker(subject, offer, viewer) ??
        requireHit(subject, slashCase, offer) ??
        requireAppealable(subject, slashCase, now),
    ),
  );

/** What it leaves behind. */
export { appeal as effect } from '../effects/cases';

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { offer, slashCase }: About<'offer' | 'slashCase'>,
  { wallet }: Viewer,
): AppealAsCoStakerInput => ({
  coStaker: wallet,
  device: slashCase.device,
  offer: offer.address,
  number: slashCase.number,
});
