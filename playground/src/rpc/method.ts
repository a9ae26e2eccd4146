import type { Keypair } from '@solana/web3.js';

import type { Bank } from '../ledger/bank';
import type { Ledger } from '../ledger/ledger';
import type { Commitment } from '../ledger/slots';
import type { Marketplace } from '../market/marketplace';
import { MIN_CONTEXT_SLOT_NOT_REACHED, RpcError } from './error';
import { commitmentOf, type Config } from './params';

/** What one address of the RPC knows, so that several different nodes can be simulated. */
export interface Endpoint {
  /** Slots that it is behind. */
  lag: number;
  /** Whether it recorded the calls that programs made. */
  innerInstructions: boolean;
}

/** What methods use. */
export interface RpcState {
  ledger: Ledger;
  /** Pays airdrops. */
  faucet: Keypair;
  marketplace: Marketplace;
  endpoint: Endpoint;
}

export type Method = (state: RpcState, params: unknown[]) => unknown;
export type Methods = Record<string, Method>;

/** Version of the node that these responses imitate. */
export const CORE_VERSION = '4.2.0';

/** The bank of a commitment as the endpoint sees it. */
export const bankOf = ({ ledger, endpoint }: RpcState, commitment: Commitment): Bank =>
  ledger.bank(commitment, endpoint.lag);

/** The newest slot of a commitment as the endpoint sees it. */
export const slotOf = (state: RpcState, commitment: Commitment): number => bankOf(state, commitment).slot;

/** The bank that a request asks for. It must have reached the requested slot. */
export function bankAt(state: RpcState, config: Config): Bank {
  const bank = bankOf(state, commitmentOf(config));
  requireSlot(bank.slot, config);
  return bank;
}

/** Refuses a state that is older than the request allows. */
export function requireSlot(contextSlot: number, { minContextSlot }: Config): void {
  if (typeof minContextSlot === 'number' && minContextSlot > contextSlot)
    throw new RpcError(MIN_CONTEXT_SLOT_NOT_REACHED, 'Minimum context slot has not been reached', {
      contextSlot,
    });
}

/** A value with the slot at which it was read. */
export const withContext = <T>({ slot }: { slot: number }, value: T) => ({
  context: { apiVersion: CORE_VERSION, slot },
  value,
});
