import type { Keypair, PublicKey } from '@solana/web3.js';

/** The roles of the program, by the names of the playground's wallets. */
export const ROLES = ['admin', 'registrar', 'reward-authority', 'slasher', 'arbiter', 'pauser'] as const;
export type RoleName = (typeof ROLES)[number];

/** What a wallet is given. */
export interface Gift {
  address: PublicKey;
  lamports: number;
  /** Base units of the stake mint; the token account is made for zero too. */
  tokens: bigint;
}

/** A chain with the initialised program on it, which the steps are played on. */
export interface Target {
  /** How progress lines call it. */
  name: string;
  url: string;
  wsUrl: string;
  mint: PublicKey;
  /** Keys of the program's roles; each has lamports, the reward authority has tokens. */
  roles: Record<RoleName, Keypair>;
  /** Gives wallets lamports and tokens. */
  give(gifts: readonly Gift[]): Promise<void>;
}
