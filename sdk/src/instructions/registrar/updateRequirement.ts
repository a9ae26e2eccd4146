import type { Address } from '../../address';
import { toUint } from '../../amounts';
import { findConfigPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link updateRequirement}. */
export interface UpdateRequirementInput {
  /** The registrar; signs. */
  registrar: Address;
  /** The device. */
  device: Address;
  /** Number of cards. */
  cards: number;
  /** Earning multiplier, basis points. */
  multiplierBps: number;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<UpdateRequirementInput> = {
  registrar: 'required',
  device: 'required',
  cards: 'required',
  multiplierBps: 'required',
  programId: 'optional',
};

/**
 * States a device's hardware anew: where it needs more stake, it applies after the notice; else at once.
 *
 * Refusals: NotRegistrar, BadCards, BadMultiplier, DeviceTerminated, RequirementUnchanged.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.updateRequirement({
 *   registrar,
 *   device,
 *   cards: 8,
 *   multiplierBps: 100_000,
 * });
 */
export function updateRequirement(input: UpdateRequirementInput): Built<'config'> {
  checkFields('updateRequirement', input, FIELDS);
  const { registrar, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction('updateRequirement', {
    programId,
    accounts: { registrar, config, device },
    args: {
      cards: toUint(input.cards, 16, 'cards'),
      multiplierBps: toUint(input.multiplierBps, 32, 'multiplierBps'),
    },
  });
  return { instruction, config };
}
