import { toPublicKey, type Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { withdrawCase as layout } from '../../generated/instructions';
import { findConfigPda, findSlashCasePda } from '../../pda';
import { coStakesHit } from '../../quotes/slashing';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import type { About } from '../about';
import { requireWithdrawer, withCase } from '../checks/slashCase';
import { endCase } from '../effects/cases';
import type { Change, State } from '../effects/state';

/** Argument of {@link withdrawCase}. */
export interface WithdrawCaseInput {
  /** The slasher, or the admin while there is no slasher; signs. */
  authority: Address;
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
export const FIELDS: Fields<WithdrawCaseInput> = {
  authority: 'required',
  device: 'required',
  number: 'required',
  rentPayer: 'required',
  coStakes: 'required',
  programId: 'optional',
};

/**
 * Withdraws a slash case, whatever was said about it: what it has frozen is free at once, and no longer counts against
 * the caps. Closes the case; its rent goes back to its payer.
 *
 * Refusals: WrongDevice, WrongRentPayer, CoStakesMissing, UnexpectedCoStake, NotSlasherNorAdmin.
 *
 * @returns the instruction, and the derived `config`, `slashCase`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.withdrawCase({
 *   authority,
 *   device,
 *   number: slashCase.number,
 *   rentPayer,
 *   coStakes: coStakesHit(slashCase),
 * });
 */
export function withdrawCase(input: WithdrawCaseInput): Built<'config' | 'slashCase'> {
  checkFields('withdrawCase', input, FIELDS);
  const { authority, device, rentPayer, programId } = input;
  const [config] = findConfigPda({ programId });
  const [slashCase] = findSlashCasePda({ device, number: input.number, programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { authority, config, device, slashCase, rentPayer },
    remaining: input.coStakes.map((offer) => ({
      pubkey: toPublicKey(offer, 'coStakes'),
      isSigner: false,
      isWritable: true,
    })),
  });
  return { instruction, config, slashCase };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, viewer: Viewer): Verdict =>
  withCase(subject, () => requireWithdrawer(subject, viewer));

/** What it leaves behind. */
export const effect = (state: State): Change => endCase(state, 'set free');

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { slashCase }: About<'slashCase'>,
  { wallet }: Viewer,
  _: bigint,
  __?: undefined,
  programId?: Address,
): WithdrawCaseInput => ({
  authority: wallet,
  device: slashCase.device,
  number: slashCase.number,
  rentPayer: slashCase.rentPayer,
  coStakes: coStakesHit(slashCase, programId),
});
