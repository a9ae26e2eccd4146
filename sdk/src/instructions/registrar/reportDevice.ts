import { DeviceStatus } from '../../accounts/states';
import type { Address } from '../../address';
import { toUint, type Amount } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { SCORE_UNKNOWN } from '../../constants';
import { reportDevice as layout } from '../../generated/instructions';
import { toSecond } from '../../now';
import { findConfigPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireRegistrar } from '../checks/config';
import { requireNotTerminated } from '../checks/device';
import { requireHiredEnd, requireScores } from '../checks/hardware';

/** Argument of {@link reportDevice}. */
export interface ReportDeviceInput {
  /** The registrar; signs. */
  registrar: Address;
  /** The device. */
  device: Address;
  /** Operational status; termination has an instruction of its own. */
  status: DeviceStatus;
  /** Unix second until which the device is hired, at most 48 hours ahead; zero if it is not. */
  hiredUntil?: Amount;
  /** Reliability score, whole percent; `null` while unknown. */
  score?: number | null;
  /** Uptime, no slash, network, compliance, performance: whole percent, `null` while unknown. */
  parts?: readonly (number | null)[];
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<ReportDeviceInput> = {
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
 * Refusals: NotRegistrar, BadStatus, BadScore, HiredTooFarAhead, DeviceTerminated.
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
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { registrar, config, device },
    args: {
      status: toUint(input.status, 8, 'status'),
      hiredUntil: toSecond(input.hiredUntil ?? 0n, 'hiredUntil'),
      score: scoreToByte(input.score),
      parts: partsToBytes(input.parts),
    },
  });
  return { instruction, config };
}

/** Arguments of `reportDevice`. */
export type ReportDeviceArguments = Pick<ReportDeviceInput, 'status' | 'hiredUntil' | 'score' | 'parts'>;

/** The present status and no hire. */
export const implied = ({ device: { status } }: Subject): ReportDeviceArguments => ({
  status: status === DeviceStatus.Terminated ? DeviceStatus.Inactive : status,
});

/** What refuses it, in the program's order. */
export function check(subject: Subject, viewer: Viewer, now: bigint, args: ReportDeviceArguments): Verdict {
  const { config } = subject;
  const known = args.status >= 0 && args.status < DeviceStatus.Terminated;
  return (
    requireRegistrar(subject, viewer) ??
    (known ? null : refuse('BadStatus', config)) ??
    requireScores(subject, [args.score, ...(args.parts ?? [])]) ??
    requireHiredEnd(subject, toSecond(args.hiredUntil ?? 0n, 'hiredUntil'), now) ??
    requireNotTerminated(subject)
  );
}

/** It passes on what the network says; no money moves, and no date of an exit. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { device }: About<'device'>,
  { wallet }: Viewer,
  _: bigint,
  args: ReportDeviceArguments,
): ReportDeviceInput => ({ registrar: wallet, device: device.address, ...args });
