import type { PublicKey, TransactionInstruction } from '@solana/web3.js';

import type { SlashCase } from '../../accounts/slashCase';
import {
  SlashReason,
  coStakesExposed,
  coStakesHit,
  fetchSlashCase,
  findSlashCasePda,
  instructions,
} from '../../index';
import type { TestCoStake, TestDevice, World } from './world';

/** A slash case as a test sees it. */
export interface TestCase {
  /** Address of the case. */
  address: PublicKey;
  /** Its number among the device's cases, from 0. */
  number: number;
  /** The device that it is about. */
  device: TestDevice;
}

/**
 * What a case differs in from the default: 10 % (1,000 basis points) of stake and of rewards, for frequent downtime
 * at this second of the chain's clock, with all co-stakes that were exposed then. Shares are basis points,
 * `infractionAt` is a unix second, `evidenceHash` has 32 bytes. What the program would refuse is passed on to it.
 */
export type CaseOptions = Partial<
  Pick<
    instructions.OpenCaseInput,
    'number' | 'reason' | 'evidenceHash' | 'stakeBps' | 'rewardsBps' | 'coStakes' | 'slasher'
  > & { infractionAt: bigint }
>;

/** Hash of the evidence of every test case, 32 bytes. */
export const EVIDENCE = new Uint8Array(32).fill(7);

/**
 * The instruction that opens a case: 10 % of stake and of rewards, for an infraction now, by default. The slasher has
 * to sign it.
 *
 * @throws AccountNotFoundError if the device is closed; TypeError and RangeError for options that are malformed
 * or do not fit
 *
 * @example
 * const device = await world.fullyStaked();
 * const instruction = await openCaseInstruction(world, device, { stakeBps: 10_000 });
 * const { ok } = await world.chain.send(instruction, [world.roles.slasher]); // false: SlashAboveCap
 */
export async function openCaseInstruction(
  world: World,
  device: TestDevice,
  options: CaseOptions = {},
): Promise<TransactionInstruction> {
  const state = await world.readDevice(device);
  const now = await world.chain.now();
  const infractionAt = options.infractionAt ?? now;
  return instructions.openCase({
    slasher: world.roles.slasher.publicKey,
    device: device.address,
    number: state.nextCase,
    reason: SlashReason.FrequentDowntime,
    evidenceHash: EVIDENCE,
    infractionAt,
    stakeBps: 1_000,
    rewardsBps: 1_000,
    coStakes: coStakesExposed(state, infractionAt, now),
    ...options,
  }).instruction;
}

/**
 * The slasher opens a case.
 *
 * @throws CoStakingError if the program refuses: BadSlashShare, SlashAboveCap, BadInfractionTime, NothingExposed,
 * SlashCapUsedUp; else as {@link openCaseInstruction}
 *
 * @example
 * const device = await world.fullyStaked();
 * const testCase = await openCase(world, device, { stakeBps: 500, rewardsBps: 0 });
 */
export async function openCase(
  world: World,
  device: TestDevice,
  options: CaseOptions = {},
): Promise<TestCase> {
  const { nextCase: number } = await world.readDevice(device);
  await world.chain.run(await openCaseInstruction(world, device, options), [world.roles.slasher]);
  return { address: findSlashCasePda({ device: device.address, number })[0], number, device };
}

/**
 * The case as it is now.
 *
 * @throws AccountNotFoundError if it is closed
 *
 * @example
 * const { stakeBps } = await readCase(world, testCase);
 */
export const readCase = (world: World, { address }: Pick<TestCase, 'address'>): Promise<SlashCase> =>
  fetchSlashCase(world.reader, address);

const named = ({ device, number }: TestCase): { device: PublicKey; number: number } => ({
  device: device.address,
  number,
});

/**
 * The device's owner appeals.
 *
 * @throws CoStakingError if the program refuses: AlreadyAppealed, AppealTooLate
 *
 * @example
 * await appealAsOwner(world, testCase);
 */
export async function appealAsOwner(world: World, testCase: TestCase): Promise<void> {
  const { owner } = testCase.device;
  const { instruction } = instructions.appealAsOwner({ owner: owner.address, ...named(testCase) });
  await world.chain.run(instruction, [owner.wallet]);
}

/**
 * A co-staker whom the case hits appeals.
 *
 * @throws CoStakingError if the program refuses: CoStakeNotHit, AlreadyAppealed, AppealTooLate
 *
 * @example
 * const coStake = await world.coStaked();
 * const testCase = await openCase(world, coStake.device);
 * await appealAsCoStaker(world, testCase, coStake);
 */
export async function appealAsCoStaker(
  world: World,
  testCase: TestCase,
  { address, coStaker }: TestCoStake,
): Promise<void> {
  const input = { coStaker: coStaker.address, offer: address, ...named(testCase) };
  await world.chain.run(instructions.appealAsCoStaker(input).instruction, [coStaker.wallet]);
}

/**
 * The arbiter decides an appealed case against the appellant: it may be executed once the appeal window is over.
 *
 * @throws CoStakingError if the program refuses: OpenerCannotDecide, CaseDecided, NotAppealed, CaseExpired,
 * CaseBeforeArbiter
 *
 * @example
 * await appealAsOwner(world, testCase);
 * await upholdCase(world, testCase);
 */
export async function upholdCase(world: World, testCase: TestCase): Promise<void> {
  const { arbiter } = world.roles;
  const input = { arbiter: arbiter.publicKey, ...named(testCase) };
  await world.chain.run(instructions.upholdCase(input).instruction, [arbiter]);
}

/**
 * The arbiter decides an appealed case for the appellant, or takes an upheld decision back: it may be released then.
 *
 * @throws CoStakingError if the program refuses: OpenerCannotDecide, CaseDecided, TakeBackTooLate, NotAppealed,
 * CaseExpired
 *
 * @example
 * await appealAsOwner(world, testCase);
 * await dismissCase(world, testCase);
 */
export async function dismissCase(world: World, testCase: TestCase): Promise<void> {
  const { arbiter } = world.roles;
  const input = { arbiter: arbiter.publicKey, ...named(testCase) };
  await world.chain.run(instructions.dismissCase(input).instruction, [arbiter]);
}

/**
 * The instruction with which anyone executes a case; the chain's payer sends it by default.
 *
 * @param input - what differs from what the case says
 * @throws AccountNotFoundError if the case is closed; TypeError for input that is malformed
 *
 * @example
 * const { ok } = await world.chain.send(await executeCaseInstruction(world, testCase)); // false before its time
 */
export async function executeCaseInstruction(
  world: World,
  testCase: TestCase,
  input: Partial<instructions.ExecuteCaseInput> = {},
): Promise<TransactionInstruction> {
  const state = await readCase(world, testCase);
  return instructions.executeCase({
    caller: world.chain.payer.publicKey,
    rentPayer: state.rentPayer,
    coStakes: coStakesHit(state),
    ...named(testCase),
    ...world.mintInput,
    ...input,
  }).instruction;
}

/**
 * The instruction with which anyone releases a case; the chain's payer sends it by default.
 *
 * @param input - what differs from what the case says
 * @throws AccountNotFoundError if the case is closed; TypeError for input that is malformed
 *
 * @example
 * const { ok } = await world.chain.send(await releaseCaseInstruction(world, testCase)); // false before its time
 */
export async function releaseCaseInstruction(
  world: World,
  testCase: TestCase,
  input: Partial<instructions.ReleaseCaseInput> = {},
): Promise<TransactionInstruction> {
  const state = await readCase(world, testCase);
  return instructions.releaseCase({
    caller: world.chain.payer.publicKey,
    rentPayer: state.rentPayer,
    coStakes: coStakesHit(state),
    ...named(testCase),
    ...input,
  }).instruction;
}

/**
 * The instruction with which the slasher withdraws a case; the slasher has to sign it.
 *
 * @param input - what differs from what the case says
 * @throws AccountNotFoundError if the case is closed; TypeError for input that is malformed
 *
 * @example
 * const instruction = await withdrawCaseInstruction(world, testCase);
 * const { ok } = await world.chain.send(instruction, [world.roles.slasher]);
 */
export async function withdrawCaseInstruction(
  world: World,
  testCase: TestCase,
  input: Partial<instructions.WithdrawCaseInput> = {},
): Promise<TransactionInstruction> {
  const state = await readCase(world, testCase);
  return instructions.withdrawCase({
    authority: world.roles.slasher.publicKey,
    rentPayer: state.rentPayer,
    coStakes: coStakesHit(state),
    ...named(testCase),
    ...input,
  }).instruction;
}

/**
 * The slasher withdraws a case: what it froze is free again, and the case is closed.
 *
 * @throws CoStakingError if the program refuses: NotSlasherNorAdmin; AccountNotFoundError if the case is closed
 *
 * @example
 * await withdrawCase(world, testCase);
 */
export async function withdrawCase(world: World, testCase: TestCase): Promise<void> {
  await world.chain.run(await withdrawCaseInstruction(world, testCase), [world.roles.slasher]);
}

/**
 * The chain's payer executes a case that was upheld, or that no one appealed, once its appeal window is over: what it
 * froze is burned, and the case is closed.
 *
 * @throws CoStakingError if the program refuses: CaseNotExecutable; AccountNotFoundError if the case is closed
 *
 * @example
 * await appealAsOwner(world, testCase);
 * await upholdCase(world, testCase);
 * await world.chain.warpTo((await readCase(world, testCase)).appealEndsAt);
 * await executeCase(world, testCase);
 */
export async function executeCase(world: World, testCase: TestCase): Promise<void> {
  await world.chain.run(await executeCaseInstruction(world, testCase));
}

/**
 * The chain's payer releases a case that was dismissed, or that the arbiter did not decide in time: what it froze is
 * free again, and the case is closed.
 *
 * @throws CoStakingError if the program refuses: CaseNotReleasable; AccountNotFoundError if the case is closed
 *
 * @example
 * await appealAsOwner(world, testCase);
 * await dismissCase(world, testCase);
 * await releaseCase(world, testCase);
 */
export async function releaseCase(world: World, testCase: TestCase): Promise<void> {
  await world.chain.run(await releaseCaseInstruction(world, testCase));
}
