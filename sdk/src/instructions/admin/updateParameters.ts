import type { Config } from '../../accounts/config';
import type { Address } from '../../address';
import { toBoolean, toI64, toU64, toUint, type Amount } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { updateParameters as layout } from '../../generated/instructions';
import { findConfigPda } from '../../pda';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireRole } from '../checks/config';

/** Argument of {@link updateParameters}. */
export interface UpdateParametersInput {
  /** The admin; signs. */
  admin: Address;
  /** Base units a device must lock for each card before its multiplier. */
  baseStakePerCard: Amount;
  /** Wait of future offers, seconds. */
  waitSeconds: Amount;
  /** Cooldown of future offers and owners' exits, seconds. */
  cooldownSeconds: Amount;
  /** Time the arbiter has in future slash cases, seconds. */
  arbiterSeconds: Amount;
  /** Notice before a higher requirement applies, seconds. */
  requirementNoticeSeconds: Amount;
  /** Claims an account may hold at any time. */
  maxClaims: number;
  /** Whether offers may only be accepted by attested accounts. */
  attestationRequired: boolean;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<UpdateParametersInput> = {
  admin: 'required',
  baseStakePerCard: 'required',
  waitSeconds: 'required',
  cooldownSeconds: 'required',
  arbiterSeconds: 'required',
  requirementNoticeSeconds: 'required',
  maxClaims: 'required',
  attestationRequired: 'required',
  programId: 'optional',
};

/**
 * Sets all parameters at once, within the program's bounds. What was agreed before does not change. The slash terms have
 * an instruction of their own: `setSlashTerm`.
 *
 * Refusals: NotAdmin, BaseStakeOutOfBounds, PeriodOutOfBounds, ClaimsOutOfBounds, BadSwitch.
 *
 * @returns the instruction, and the derived `config`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.updateParameters({
 *   admin,
 *   baseStakePerCard: toBaseUnits('200', 8),
 *   waitSeconds: 604_800n,
 *   cooldownSeconds: 1_209_600n,
 *   arbiterSeconds: 2_592_000n,
 *   requirementNoticeSeconds: 2_592_000n,
 *   maxClaims: 2,
 *   attestationRequired: false,
 * });
 */
export function updateParameters(input: UpdateParametersInput): Built<'config'> {
  checkFields('updateParameters', input, FIELDS);
  const { admin, programId } = input;
  const [config] = findConfigPda({ programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { admin, config },
    args: {
      baseStakePerCard: toU64(input.baseStakePerCard, 'baseStakePerCard'),
      waitSeconds: toI64(input.waitSeconds, 'waitSeconds'),
      cooldownSeconds: toI64(input.cooldownSeconds, 'cooldownSeconds'),
      arbiterSeconds: toI64(input.arbiterSeconds, 'arbiterSeconds'),
      requirementNoticeSeconds: toI64(input.requirementNoticeSeconds, 'requirementNoticeSeconds'),
      maxClaims: toUint(input.maxClaims, 8, 'maxClaims'),
      attestationRequired: toBoolean(input.attestationRequired, 'attestationRequired') ? 1 : 0,
    },
  });
  return { instruction, config };
}

/** Arguments of `updateParameters`: what is to change. The rest stays as it is. */
export type UpdateParametersArguments = {
  [K in keyof Parameters]?: Parameters[K] | undefined;
};

type Parameters = Omit<UpdateParametersInput, 'admin' | 'programId'>;

const inForce = (config: Config): Parameters => ({
  baseStakePerCard: config.baseStakePerCard,
  waitSeconds: config.waitSeconds,
  cooldownSeconds: config.cooldownSeconds,
  arbiterSeconds: config.arbiterSeconds,
  requirementNoticeSeconds: config.requirementNoticeSeconds,
  maxClaims: config.maxClaims,
  attestationRequired: config.attestationRequired,
});

/** What refuses it, in the program's order. */
export const check = ({ config }: Subject, viewer: Viewer): Verdict => requireRole(config, 'admin', viewer);

/** It changes the configuration alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen: the program sets all parameters at once. */
export function of(
  { config }: About<'config'>,
  { wallet }: Viewer,
  _: bigint,
  changes: UpdateParametersArguments = {},
): UpdateParametersInput {
  const changed = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { admin: wallet, ...inForce(config), ...(Object.fromEntries(changed) as Partial<Parameters>) };
}
