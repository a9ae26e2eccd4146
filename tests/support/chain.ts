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

/** The virtual machine that `npm test -- --chain …` asked for: the one that CHAIN names, else bankrun. */
export function defaultKind(): ChainKind {
  const kind = process.env['CHAIN'] ?? 'bankrun';
  if (kind !== 'bankrun' && kind !== 'litesvm')
    throw new Error(`CHAIN must be bankrun or litesvm, not ${kind}`);
  return kind;
}

/** Starts a fresh chain, on the virtual machine of this run by default. */
export const startChain = ({ kind = defaultKind() }: { kind?: ChainKind } = {}): Promise<Chain> =>
  testChain({ kind });
