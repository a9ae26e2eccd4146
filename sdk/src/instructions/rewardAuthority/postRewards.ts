import type { Address } from '../../address';
import { toU64, type Amount } from '../../amounts';
import { findConfigPda, findRewardVaultPda } from '../../pda';
import { tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import { buildInstruction, type Built } from '../../codec/instruction';
import { checkFields, type Fields } from '../../codec/fields';

/** Argument of {@link postRewards}. */
export interface PostRewardsInput {
  /** The reward authority; signs. */
  rewardAuthority: Address;
  /** The device. */
  device: Address;
  /** Block number, above the last one posted. */
  block: Amount;
  /** Base units. */
  amount: Amount;
  /** Token account to take from; the reward authority's associated one by default. */
  source?: Address;
  /** The stake mint. */
  mint: Address;
  /** Token program of the mint; classic SPL Token by default. */
  tokenProgram?: Address;
  /** The program; {@link PROGRAM_ID} by default. */
  programId?: Address;
}

const FIELDS: Fields<PostRewardsInput> = {
  rewardAuthority: 'required',
  device: 'required',
  block: 'required',
  amount: 'required',
  source: 'optional',
  mint: 'required',
  tokenProgram: 'optional',
  programId: 'optional',
};

/**
 * Posts the rewards of a device for one block, with the tokens.
 *
 * Refusals: NotRewardAuthority, ZeroAmount, DeviceTerminated, DeviceNotHealthy, DeviceInsufficient,
 * BlockAlreadyPosted, BlockTooFarAhead, WrongVault, WrongMint.
 *
 * @returns the instruction, and the derived `config`, `rewardVault`, `source`
 * @throws TypeError for an unknown, missing or malformed field; RangeError for one that does not fit
 *
 * @example
 * const { instruction } = instructions.postRewards({
 *   rewardAuthority,
 *   device,
 *   block: 482_113n,
 *   amount: toBaseUnits('12.5', 8),
 *   mint,
 * });
 */
export function postRewards(input: PostRewardsInput): Built<'config' | 'rewardVault' | 'source'> {
  checkFields('postRewards', input, FIELDS);
  const { rewardAuthority, device, programId } = input;
  const [config] = findConfigPda({ programId });
  const [rewardVault] = findRewardVaultPda({ device, programId });
  const source = tokenAccountOf(input.source, input.rewardAuthority, input);
  const instruction = buildInstruction('postRewards', {
    programId,
    accounts: {
      rewardAuthority,
      config,
      device,
      source,
      rewardVault,
      tokenProgram: tokenProgramOf(input),
    },
    args: {
      block: toU64(input.block, 'block'),
      amount: toU64(input.amount),
    },
  });
  return { instruction, config, rewardVault, source };
}
