import type { Address } from '../../address';
import { toUint } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { updateRequirement as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import { hardwareAt } from '../../quotes/position';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireRegistrar } from '../checks/config';
import { requireNotTerminated } from '../checks/device';
import { requireChange, requireHardware } from '../checks/hardware';

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
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<UpdateRequirementInput> = {
  registrar: 'required',
  device: 'required',
  cards: 'required',
  multiplierBps: 'required',
  programId: 'optional',
};

/**
 * Updates a device's hardware: if it needs more stake, it applies after the notice; otherwise at once.
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { registrar, config, device },
    args: {
      cards: toUint(input.cards, 16, 'cards'),
      multiplierBps: toUint(input.multiplierBps, 32, 'multiplierBps'),
    },
  });
  return { instruction, config };
}

/** Arguments of `updateRequirement`. */
export type UpdateRequirementArguments = Pick<UpdateRequirementInput, 'cards' | 'multiplierBps'>;

/** A card more, or one instead of many. */
export function implied({ device }: Subject, _: Viewer, now: bigint): UpdateRequirementArguments {
  const { cards, multiplierBps } = hardwareAt(device, now);
  return { cards: cards > 1 ? 1 : 2, multiplierBps };
}

/** What refuses it, in the program's order. */
export const check = (
  subject: Subject,
  viewer: Viewer,
  now: bigint,
  args: UpdateRequirementArguments,
): Verdict =>
  requireRegistrar(subject, viewer) ??
  requireHardware(subject, args) ??
  requireNotTerminated(subject) ??
  requireChange(subject, args, now);

/** It announces a minimum; the stake stays as it is. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { device }: About<'device'>,
  { wallet }: Viewer,
  _: bigint,
  args: UpdateRequirementArguments,
): UpdateRequirementInput => ({ registrar: wallet, device: device.address, ...args });
