import type { ActionState, CoStakingError, Viewer } from '@co-staking/sdk';
import {
  TransactionMessage,
  type Keypair,
  type PublicKey,
  type TransactionInstruction,
} from '@solana/web3.js';

import type { Chain } from '../../../support/chain';
import { LiteSvmChain } from '../../../../sdk/src/testing/chain/litesvm';

/** What the chain says to the refusals that are not errors of the program. */
const CHAIN_WORDS: Record<string, string> = {
  InsufficientFunds: 'token InsufficientFunds',
  NoParticipant: 'anchor AccountOwnedByWrongProgram',
  NoOffer: 'anchor AccountOwnedByWrongProgram',
  NoSlashCase: 'anchor AccountOwnedByWrongProgram',
  WalletNotLinked: 'anchor AccountOwnedByWrongProgram',
  ParticipantExists: 'system AccountAlreadyInUse',
  AlreadyInitialized: 'system AccountAlreadyInUse',
};

/** What the chain must say where the SDK says this. */
export function expectedVerdict(
  { action, enabled, refusal }: ActionState,
  viewer: Viewer,
  upgradeAuthority: PublicKey,
): string {
  if (enabled || !refusal) return 'ok';
  // The program is initialised once; any wallet but the upgrade authority is refused for that first.
  if (action === 'initialize' && !viewer.wallet.equals(upgradeAuthority)) return 'NotUpgradeAuthority';
  // A token account that does not exist belongs to no token program.
  if (refusal.code === 'InsufficientFunds' && viewer.balance === null) return 'runtime';
  return CHAIN_WORDS[refusal.code] ?? refusal.code;
}

/** Asks the chain for the outcome of instructions, each compiled once. */
export class Oracle {
  readonly #chain: LiteSvmChain;
  readonly #payer: Keypair;
  readonly #simulations = new Map<string, () => CoStakingError | null>();

  constructor(chain: Chain) {
    if (!(chain instanceof LiteSvmChain)) throw new Error('the oracle simulates on LiteSVM');
    this.#chain = chain;
    this.#payer = chain.payer;
  }

  /** What the chain says; equal keys stand for equal instructions. */
  ask(key: string, make: () => TransactionInstruction[]): string {
    const simulate = this.#simulations.get(key) ?? this.#chain.simulation(this.#compile(make()));
    this.#simulations.set(key, simulate);
    const refusal = simulate();
    if (!refusal) return 'ok';
    if (refusal.source === 'program') return refusal.code;
    return refusal.number === undefined ? refusal.source : `${refusal.source} ${refusal.code}`;
  }

  #compile(instructions: TransactionInstruction[]): Uint8Array {
    const recentBlockhash = this.#chain.latestBlockhash();
    const payerKey = this.#payer.publicKey;
    // Of version 0: for a legacy one web3.js sorts addresses as texts, which takes several times as long.
    const message = new TransactionMessage({ payerKey, recentBlockhash, instructions });
    const compiled = message.compileToV0Message();
    // Without signatures, and without web3.js looking for them.
    const { numRequiredSignatures: signatures } = compiled.header;
    return Uint8Array.from([signatures, ...new Uint8Array(64 * signatures), ...compiled.serialize()]);
  }
}
