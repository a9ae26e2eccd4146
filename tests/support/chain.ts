import { testChain, type Chain, type ChainKind } from '@co-staking/sdk/testing';

export type {
  AccountState,
  Chain,
  ChainKind,
  InnerInstruction,
  OneOrMore,
  Outcome,
  SendOptions,
  Snapshot,
} from '@co-staking/sdk/testing';

/**
 * How often a spec has asked on which virtual machine it runs, for the runner: what never asks is the same on both,
 * and runs once. It runs outside of the modules of the specs, so this hangs on the process.
 */
const KEY = Symbol.for('co-staking.asked');
const holder = globalThis as { [KEY]?: number };

/** The virtual machine that `npm test -- --chain …` asked for: the one that CHAIN names, else LiteSVM. */
export function defaultKind(): ChainKind {
  holder[KEY] = (holder[KEY] ?? 0) + 1;
  const kind = process.env['CHAIN'] ?? 'litesvm';
  if (kind !== 'bankrun' && kind !== 'litesvm')
    throw new Error(`CHAIN must be bankrun or litesvm, not ${kind}`);
  return kind;
}

/**
 * Starts a fresh chain, on the virtual machine of this run by default. LiteSVM has all features on, as on a cluster
 * to come; what runs on today's mainnet alone shows in the playground, which has its features.
 */
export const startChain = ({ kind = defaultKind() }: { kind?: ChainKind } = {}): Promise<Chain> =>
  testChain({ kind, features: 'all' });
