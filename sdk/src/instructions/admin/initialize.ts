import { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../../address';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { initialize as layout } from '../../generated/instructions';
import { findConfigPda, findProgramDataPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';

/** Argument of {@link initialize}. */
export interface InitializeInput {
  /** The program's upgrade authority; signs and pays the rent. */
  authority: Address;
  /** The stake mint. */
  mint: Address;
  /** Registers devices, reports on them, attests accounts. */
  registrar: Address;
  /** Posts rewards. */
  rewardAuthority: Address;
  /** Opens slash cases. */
  slasher: Address;
  /** Decides appeals; another key than the slasher. */
  arbiter: Address;
  /** Pauses entries. */
  pauser: Address;
  /**
   * Key that may take the admin role at any time, and that no thief of the admin key can throw out within 42 days;
   * no one by default. Keep it offline, apart from the admin key.
   */
  spareAdmin?: Address;
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<InitializeInput> = {
  authority: 'required',
  mint: 'required',
  registrar: 'required',
  rewardAuthority: 'required',
  slasher: 'required',
  arbiter: 'required',
  pauser: 'required',
  spareAdmin: 'optional',
  programId: 'optional',
};

/**
 * Creates the configuration with the product's numbers; the authority becomes the admin.
 *
 * Refusals: NotUpgradeAuthority, WrongProgramData, EmptyRole, SameSlasherAndArbiter, TooManyDecimals,
 * ForbiddenMintExtension.
 *
 * @returns the instruction, and the derived `config`, `programData`
 * @throws TypeError for an unknown, missing or malformed field
 *
 * @example
 * const { instruction } = instructions.initialize({
 *   authority,
 *   mint,
 *   registrar,
 *   rewardAuthority,
 *   slasher,
 *   arbiter,
 *   pauser,
 *   spareAdmin,
 * });
 */
export function initialize(input: InitializeInput): Built<'config' | 'programData'> {
  checkFields('initialize', input, FIELDS);
  const { authority, mint, programId } = input;
  const [config] = findConfigPda({ programId });
  const [programData] = findProgramDataPda({ programId });
  const instruction = buildInstruction(layout, {
    programId,
    accounts: { authority, config, mint, programData },
    args: {
      registrar: toPublicKey(input.registrar, 'registrar'),
      rewardAuthority: toPublicKey(input.rewardAuthority, 'rewardAuthority'),
      slasher: toPublicKey(input.slasher, 'slasher'),
      arbiter: toPublicKey(input.arbiter, 'arbiter'),
      pauser: toPublicKey(input.pauser, 'pauser'),
      spareAdmin: toPublicKey(input.spareAdmin ?? PublicKey.default, 'spareAdmin'),
    },
  });
  return { instruction, config, programData };
}

/** Arguments of `initialize`: the mint, and who holds which role. */
export type InitializeArguments = Omit<InitializeInput, 'authority' | 'programId'>;

/** What refuses it, in the program's order. */
export const check = ({ config }: Subject): Verdict => refuse('AlreadyInitialized', config);

/** It changes the configuration alone, which no preview shows. */
export const effect = null;

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  _: object,
  { wallet }: Viewer,
  __: bigint,
  args: InitializeArguments,
): InitializeInput => ({
  authority: wallet,
  ...args,
});
