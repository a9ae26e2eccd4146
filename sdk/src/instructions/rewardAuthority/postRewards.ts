import type { Address } from '../../address';
import { toBigInt, toU64, type Amount } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { buildInstruction, type Built } from '../../codec/instruction';
import { BPS_DENOMINATOR, MAX_BLOCK_STEP } from '../../constants';
import { postRewards as layout } from '../../generated/instructions';
import { findConfigPda, findRewardVaultPda } from '../../pda';
import { refuse } from '../../refusals/refuse';
import type { Subject, Verdict, Viewer } from '../../refusals/types';
import * as rules from '../../rules';
import { tokenAccountOf, tokenProgramOf } from '../../tokenAccounts';
import type { About } from '../about';
import { requireRole } from '../checks/config';
import { requireHealthy, requireSufficient } from '../checks/device';
import { requireAmount, requireFits, requireFunds } from '../checks/token';
import { dateOf, type Change, type State } from '../effects/state';

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
  /** The program; `PROGRAM_ID` by default. */
  programId?: Address;
}

/** What its builder takes. */
export const FIELDS: Fields<PostRewardsInput> = {
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
 * Refusals: NotRewardAuthority, WrongTokenProgram, WrongVault, ZeroAmount, BlockAlreadyPosted,
 * BlockTooFarAhead, DeviceTerminated, DeviceNotHealthy, DeviceInsufficient, MathOverflow.
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
  const instruction = buildInstruction(layout, {
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

/** Arguments of `postRewards`. */
export interface PostRewardsArguments {
  /** Block number; the next one by default. */
  block?: Amount | undefined;
  /** Base units. */
  amount: Amount;
}

/** One base unit for the next block. */
export const implied = (): PostRewardsArguments => ({ amount: 1n });

const nextBlock = ({ device }: Pick<Subject, 'device'>): bigint => device.rewards.lastBlock + 1n;

/** What refuses it, in the program's order. */
export function check(subject: Subject, viewer: Viewer, now: bigint, args: PostRewardsArguments): Verdict {
  const { config } = subject;
  const { lastBlock, postedTotal } = subject.device.rewards;
  const amount = toBigInt(args.amount);
  const block = toBigInt(args.block ?? nextBlock(subject));
  const posted = block <= lastBlock && postedTotal !== 0n;
  const words = `the last block is ${lastBlock}`;
  return (
    requireRole(config, 'rewardAuthority', viewer) ??
    requireAmount(subject, amount) ??
    requireHealthy(subject, now) ??
    requireSufficient(subject, now) ??
    (posted ? refuse('BlockAlreadyPosted', config, { words }) : null) ??
    (block > lastBlock + MAX_BLOCK_STEP ? refuse('BlockTooFarAhead', config, { words }) : null) ??
    requireFits(subject, postedTotal + amount) ??
    requireFunds(subject, viewer, amount)
  );
}

/** What it leaves behind. */
export function effect({ subject, viewer }: State, args: PostRewardsArguments): Change {
  const { rewards: before } = subject.device;
  const amount = toBigInt(args.amount);
  const part = dateOf(rules.shareOf(amount, BPS_DENOMINATOR - before.liveShareBps));
  const owner = dateOf(rules.plus({ units: before.ownerUnits, fraction: before.ownerFraction }, part));
  const rewards = {
    ...before,
    postedTotal: before.postedTotal + amount,
    lastBlock: toBigInt(args.block ?? nextBlock(subject)),
    ownerUnits: owner.units,
    ownerFraction: owner.fraction,
  };
  return {
    subject: { ...subject, device: { ...subject.device, rewards } },
    paid: [{ from: viewer.wallet, to: null, amount }],
  };
}

/** What its builder takes, out of the accounts on the screen. */
export const of = (
  { config, device }: About<'config' | 'device'>,
  { wallet }: Viewer,
  _: bigint,
  { amount, block }: PostRewardsArguments,
): PostRewardsInput => ({
  rewardAuthority: wallet,
  device: device.address,
  block: block ?? nextBlock({ device }),
  amount,
  mint: config.mint,
  tokenProgram: config.tokenProgram,
});
