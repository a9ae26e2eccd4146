import { instructions } from '@co-staking/sdk';
import type { TransactionInstruction } from '@solana/web3.js';

import { COOLDOWN_SECONDS, WAIT_SECONDS } from './clock';
import type { TestCoStake, TestDevice, World } from './world';

type Common<T> = Partial<Omit<T, 'device' | 'offer' | 'mint' | 'tokenProgram'>>;

/** Instructions that pay a party; the chain's payer sends them by default. */
export const payouts = {
  coStake: (
    world: World,
    { address, device, coStaker }: TestCoStake,
    input: Common<instructions.WithdrawCoStakeInput> = {},
  ): TransactionInstruction =>
    instructions.withdrawCoStake({
      caller: world.chain.payer.publicKey,
      coStaker: coStaker.address,
      participant: coStaker.participant,
      device: device.address,
      offer: address,
      ...world.mintInput,
      ...input,
    }).instruction,

  ownerStake: (
    world: World,
    { address, owner }: TestDevice,
    input: Common<instructions.WithdrawOwnerStakeInput> = {},
  ): TransactionInstruction =>
    instructions.withdrawOwnerStake({
      caller: world.chain.payer.publicKey,
      owner: owner.address,
      device: address,
      ...world.mintInput,
      ...input,
    }).instruction,

  coStakeRewards: (
    world: World,
    { address, device, coStaker }: TestCoStake,
    input: Common<instructions.ClaimCoStakeRewardsInput> = {},
  ): TransactionInstruction =>
    instructions.claimCoStakeRewards({
      caller: world.chain.payer.publicKey,
      coStaker: coStaker.address,
      device: device.address,
      offer: address,
      ...world.mintInput,
      ...input,
    }).instruction,

  ownerRewards: (
    world: World,
    { address, owner }: TestDevice,
    input: Common<instructions.ClaimOwnerRewardsInput> = {},
  ): TransactionInstruction =>
    instructions.claimOwnerRewards({
      caller: world.chain.payer.publicKey,
      owner: owner.address,
      device: address,
      ...world.mintInput,
      ...input,
    }).instruction,
};

/** A co-stake whose cooldown has just ended. */
export async function matured(world: World, coStake?: TestCoStake): Promise<TestCoStake> {
  const leaving = coStake ?? (await world.coStaked());
  await world.unstakeCoStake(leaving);
  await world.chain.warpBy(WAIT_SECONDS + COOLDOWN_SECONDS);
  return leaving;
}
