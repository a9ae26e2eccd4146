import type { DeviceStatus } from '../../accounts/states';
import type { Address } from '../../address';
import { toI64, toUint, type Amount } from '../../amounts';
import { SCORE_UNKNOWN } from '../../constants';
import { findConfigPda } from '../../pda';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link reportDevice}. */
export interface ReportDeviceInput {
  /** The registrar; signs. */
  registrar: Address;
  /** The device. */
  device: Address;
  /** Operational status; termination has an instruction of its own. */
  status: DeviceStatus;
  /** Unix second until which the device is hired, at most 48 hours ahead; zero where it is not. */
  hiredUntil?: Amount;
  /** Reliability score, whole percent; `null` while unknown. */
  score?: number | null;
  /** Uptime, no slash, network, compliance, performance: whole percent, `null` while unknown. */
  parts?: readonly (number | null)[];
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<ReportDeviceInput> = {
  registrar: 'required',
  device: 'required',
  status: 'required',
  hiredUntil: 'optional',
  score: 'optional',
  parts: 'optional',
  programId: 'optional',
};

const PARTS = 5;

const scoreToByte = (score: number | null | undefined): number =>
  score === null || score === undefined ? SCORE_UNKNOWN : toUint(score, 8, 'score');

function partsToBytes(parts: readonly (number | null)[] = new Array<null>(PARTS).fill(null)): Uint8Array {
  if (parts.length !== PARTS) throw new TypeError(`parts are ${PARTS} numbers, not ${parts.length}`);
  return Uint8Array.from(parts, scoreToByte);
}

/**
 * Reports status, hired flag and reliability of a device.
 *
 * Refusals: NotRegistrar, DeviceTerminated, BadStatus, BadScore, HiredTooFarAhead.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.reportDevice({ registrar, device, status: DeviceStatus.Running });
 */
export function reportDevice(input: ReportDeviceInput): Built<'config'> {
  checkFields('reportDevice', input, FIELDS);
  const { registrar, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction('reportDevice', {
    programId,
    accounts: { registrar, config, device },
    args: {
      status: toUint(input.status, 8, 'status'),
      hiredUntil: toI64(input.hiredUntil ?? 0n, 'hiredUntil'),
      score: scoreToByte(input.score),
      parts: partsToBytes(input.parts),
    },
  });
  return { instruction, config };
}
