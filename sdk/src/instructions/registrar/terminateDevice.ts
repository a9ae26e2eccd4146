import type { Address } from '../../address';
import { findConfigPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link terminateDevice}. */
export interface TerminateDeviceInput {
  /** The device's owner or the registrar; signs. */
  authority: Address;
  /** The device. */
  device: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<TerminateDeviceInput> = {
  authority: 'required',
  device: 'required',
  programId: 'optional',
};

/**
 * Ends a device for good. Nothing is unstaked: each party leaves through its own periods.
 *
 * Refusals: NotOwnerNorRegistrar, DeviceTerminated, DeviceHired (to the owner).
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.terminateDevice({ authority, device });
 */
export function terminateDevice(input: TerminateDeviceInput): Built<'config'> {
  checkFields('terminateDevice', input, FIELDS);
  const { authority, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction('terminateDevice', {
    programId,
    accounts: { authority, config, device },
  });
  return { instruction, config };
}
