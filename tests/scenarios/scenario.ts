import type { ActionName } from '@co-staking/sdk';
import type { Keypair, TransactionInstruction } from '@solana/web3.js';

import { ask, type About, type AskArguments } from '../support/ask';
import type { World } from '../support/world';

/** An instruction that would succeed, with what it needs to do so. */
export interface Attempt {
  instruction: TransactionInstruction;
  /** The signers, including the payer of the fee. */
  signers: Keypair[];
}

/**
 * Brings a world to where an instruction is allowed, and gives the instruction. Can be called several times in
 * one world, each time for another device, offer, case and people.
 */
export type Scenario = (world: World) => Promise<Attempt>;

/** The attempt of a wallet to do something, as an application makes it out of what it reads. */
export async function attempt<A extends ActionName>(
  world: World,
  action: A,
  wallet: Keypair,
  about: About,
  ...args: AskArguments<A>
): Promise<Attempt> {
  return { instruction: await ask(world, action, wallet, about, ...args), signers: [wallet] };
}
