import type { Address } from '../../address';
import { findSlashCasePda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

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
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<AppealAsCoStakerInput> = {
  coStaker: 'required',
  device: 'required',
  offer: 'required',
  number: 'required',
  programId: 'optional',
};

/**
 * Appeals a slash case that hits an own co-stake.
 *
 * Refusals: NotCoStaker, WrongDevice, CoStakeNotHit, AlreadyAppealed, AppealTooLate.
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
  const instruction = buildInstruction('appealAsCoStaker', {
    programId,
    accounts: { coStaker, offer, slashCase },
  });
  return { instruction, slashCase };
}
