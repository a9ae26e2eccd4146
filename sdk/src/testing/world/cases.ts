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
  address: PublicKey;
  number: number;
  device: TestDevice;
}

export type CaseOptions = Partial<
  Pick<
    instructions.OpenCaseInput,
    'number' | 'reason' | 'evidenceHash' | 'stakeBps' | 'rewardsBps' | 'coStakes' | 'slasher'
  > & { infractionAt: bigint }
>;

/** The evidence of every test case. */
export const EVIDENCE = new Uint8Array(32).fill(7);

/** The instruction that opens a case: 10 % of stake and of rewards, for an infraction now, by default. */
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

/** The slasher opens a case. */
export async function openCase(
  world: World,
  device: TestDevice,
  options: CaseOptions = {},
): Promise<TestCase> {
  const { nextCase: number } = await world.readDevice(device);
  await world.chain.run(await openCaseInstruction(world, device, options), [world.roles.slasher]);
  return { address: findSlashCasePda({ device: device.address, number })[0], number, device };
}

export const readCase = (world: World, { address }: Pick<TestCase, 'address'>): Promise<SlashCase> =>
  fetchSlashCase(world.reader, address);

const named = ({ device, number }: TestCase): { device: PublicKey; number: number } => ({
  device: device.address,
  number,
});

export async function appealAsOwner(world: World, testCase: TestCase): Promise<void> {
  const { owner } = testCase.device;
  const { instruction } = instructions.appealAsOwner({ owner: owner.address, ...named(testCase) });
  await world.chain.run(instruction, [owner.wallet]);
}

export async function appealAsCoStaker(
  world: World,
  testCase: TestCase,
  { address, coStaker }: TestCoStake,
): Promise<void> {
  const input = { coStaker: coStaker.address, offer: address, ...named(testCase) };
  await world.chain.run(instructions.appealAsCoStaker(input).instruction, [coStaker.wallet]);
}

export async function upholdCase(world: World, testCase: TestCase): Promise<void> {
  const { arbiter } = world.roles;
  const input = { arbiter: arbiter.publicKey, ...named(testCase) };
  await world.chain.run(instructions.upholdCase(input).instruction, [arbiter]);
}

export async function dismissCase(world: World, testCase: TestCase): Promise<void> {
  const { arbiter } = world.roles;
  const input = { arbiter: arbiter.publicKey, ...named(testCase) };
  await world.chain.run(instructions.dismissCase(input).instruction, [arbiter]);
}

/** The instruction with which anybody executes a case; the chain's payer sends it by default. */
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

/** The instruction with which anybody releases a case; the chain's payer sends it by default. */
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

export async function executeCase(world: World, testCase: TestCase): Promise<void> {
  await world.chain.run(await executeCaseInstruction(world, testCase));
}

export async function releaseCase(world: World, testCase: TestCase): Promise<void> {
  await world.chain.run(await releaseCaseInstruction(world, testCase));
}
