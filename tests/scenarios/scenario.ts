import type { Keypair, TransactionInstruction } from '@solana/web3.js';

import type { World } from '../support/world';

/** An instruction that would succeed, with what it needs to do so. */
export interface Attempt {
  instruction: TransactionInstruction;
  /** Who signs besides the payer of the fee. */
  signers: Keypair[];
}

/**
 * Brings a world to where an instruction is allowed, and gives the instruction. Can be called several times in
 * one world, each time for another device, offer, case and people.
 */
export type Scenario = (world: World) => Promise<Attempt>;
