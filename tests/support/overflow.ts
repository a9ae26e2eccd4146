import { instructions } from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';

import { expectRefusal } from './expectRefusal';
import { expectMoves, withdrawOverflow } from './ownerSteps';
import { World, type TestDevice } from './world';

/** The instruction with which an owner takes overflow out. */
export const overflowInstruction = (
  world: World,
  { address, owner }: TestDevice,
  amount: bigint,
  input: Partial<instructions.WithdrawOverflowInput> = {},
): TransactionInstruction =>
  instructions.withdrawOverflow({
    owner: owner.address,
    device: address,
    amount,
    ...world.mintInput,
    ...input,
  }).instruction;

/** Asserts that so much, and not a base unit more, can be taken out; takes it out. */
export async function expectOverflow(world: World, device: TestDevice, overflow: bigint): Promise<void> {
  const { wallet, tokenAccount } = device.owner;
  const tooMuch = overflowInstruction(world, device, overflow + 1n);
  await expectRefusal(world.chain, tooMuch, [wallet], 'AmountAboveOverflow');
  if (overflow === 0n) return;
  await expectMoves(
    world,
    [
      [device.stakeVault, -overflow],
      [tokenAccount, overflow],
    ],
    () => withdrawOverflow(world, device, overflow),
  );
}
