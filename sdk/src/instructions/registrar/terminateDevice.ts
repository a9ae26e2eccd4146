import { DeviceStatus } from '../../accounts/states';
import type { Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { terminateDevice as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireNotCommitted, requireNotHeld, requireNotTerminated } from '../checks/device';
import type { Change, State } from '../effects/state';

/** Argument of {@link terminateDevice}. */
export interface TerminateDeviceInput {
  /** The device's owner or the registrar; signs. */
  authority: Address;
  /** The device. */
  device: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<TerminateDeviceInput> = {
  authority: 'required',
  device: 'required',
  programId: 'optional',
};

/**
 * Terminates a device permanently. Nothing is unstaked: each party leaves through its own periods. Its owner cannot
 * while a hire or a commitment to a co-staker lasts.
 *
 * Refusals: NotOwnerNorRegistrar, DeviceTerminated, DeviceHired, OwnerCommitted.
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { authority, config, device },
  });
  return { instruction, config };
}

/** What refuses it, in the program's order. */
export function check(subject: Subject, viewer: Viewer, now: bigint): Verdict {
  const { config } = subject;
  const isOwner = subject.device.owner.equals(viewer.wallet);
  const allowed = isOwner || config.registrar.equals(viewer.wallet);
  return (
    (allowed ? null : refuse('NotOwnerNorRegistrar', config)) ??
    requireNotTerminated(subject) ??
    // Else an owner would end a hire, or a commitment, by ending the device.
    (isOwner ? (requireNotHeld(subject, now) ?? requireNotCommitted(subject, now)) : null)
  );
}

/** What it leaves behind. */
export const effect = ({ subject, now }: State): Change => ({
  subject: {
    ...subject,
    device: { ...subject.device, status: DeviceStatus.Terminated, terminatedAt: now },
  },
});

/** What its builder takes, out of the accounts on the screen. */
export const of = ({ device }: About<'device'>, { wallet }: Viewer): TerminateDeviceInput => ({
  authority: wallet,
  device: device.address,
});
