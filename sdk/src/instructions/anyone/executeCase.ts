import { toPublicKey, type Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { executeCase as layout } from '../../generated/instructions';
import { findConfigPda, findRewardVaultPda, findSlashCasePda, findStakeVaultPda } from '../../pda';
import { coStakesHit } from '../../quotes/slashing';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import { tokenProgramOf } from '../../tokenAccounts';
import type { About } from '../about';
import { requireExecutable, withCase } from '../checks/slashCase';
import { endCase } from '../effects/cases';
import type { Change, State } from '../effects/state';

/** Argument of {@link executeCase}. */
export interface ExecuteCaseInput {
  /** The sender; signs. */
  caller: Address;
  /** The device. */
  device: Address;
  /** Number of the case among the device's. */
  number: number;
  /** Wallet that paid the rent, as the account records it. */
  rentPayer: Address;
  /** Offers of the co-stakes hit, in the order of the case: see `coStakesHit`. */
  coStakes: readonly Address[];
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<ExecuteCaseInput> = {
  caller: 'required',
  device: 'required',
  number: 'required',
  rentPayer: 'required',
  coStakes: 'required',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Burns what a slash case has frozen, once it was upheld or no one appealed in time. Closes the case; its rent
 * goes back to its payer.
 *
 * Refusals: WrongMint, WrongTokenProgram, WrongVault, WrongDevice, WrongRentPayer, CoStakesMissing,
 * UnexpectedCoStake, CaseNotExecutable.
 *
 * @returns the instruction, and the derived `config`, `slashCase`, `stakeVault`, `rewardVault`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.executeCase({
 *   caller,
 *   device,
 *   number: slashCase.number,
 *   rentPayer,
 *   coStakes: coStakesHit(slashCase),
 *   mint,
 * });
 */
export function executeCase(
  input: ExecuteCaseInput,
): Built<'config' | 'slashCase' | 'stakeVault' | 'rewardVault'> {
  checkFields('executeCase', input, FIELDS);
  const { caller, device, rentPayer, mint, programId } = input;
  const [config] = findConfigPda({ programId });
  const [slashCase] = findSlashCasePda({ device, number: input.number, programId });
  const [stakeVault] = findStakeVaultPda({ device, programId });
  const [rewardVault] = findRewardVaultPda({ device, programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: {
      caller,
      config,
      device,
      slashCase,
      rentPayer,
      stakeVault,
      rewardVault,
      mint,
      tokenProgram: tokenProgramOf(input),
    },
    remaining: input.coStakes.map((offer) => ({
      pubkey: toPublicKey(offer, 'coStakes'),
      isSigner: false,
      isWritable: true,
    })),
  });
  return { instruction, config, slashCase, stakeVault, rewardVault };
}

/** What refuses it, in the program's order. */
export const check = (subject: Subject, _: Viewer, now: bigint): Verdict =>
  withCase(subject, (slashCase) => requireExecutable(subject, slashCase, now));

/** What it leaves behind. */
export const effect = (state: State): Change => endCase(state, 'burn');

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { config: { mint, tokenProgram }, slashCase }: About<'config' | 'slashCase'>,
  { wallet }: Viewer,
  _: bigint,
  __?: undefined,
  programId?: Address,
): ExecuteCaseInput => ({
  caller: wallet,
  device: slashCase.device,
  number: slashCase.number,
  rentPayer: slashCase.rentPayer,
  coStakes: coStakesHit(slashCase, programId),
  mint,
  tokenProgram,
});
