import type { Keypair } from '@solana/web3.js';

import type { Ledger } from '../ledger/ledger';
import type { Marketplace } from '../market/marketplace';
import { MIN_CONTEXT_SLOT_NOT_REACHED, RpcError } from './error';
import type { Config } from './params';

/** What methods work on. */
export interface RpcState {
  ledger: Ledger;
  /** Pays airdrops. */
  faucet: Keypair;
  marketplace: Marketplace;
}

export type Method = (state: RpcState, params: unknown[]) => unknown;
export type Methods = Record<string, Method>;

/** Version of the runtime that the RPC tells. */
export const CORE_VERSION = '3.0.0';

/** A value with the slot at which it was read. */
export function withContext<T>({ ledger }: RpcState, { minContextSlot }: Config, value: T) {
  const slot = ledger.blocks.height;
  if (typeof minContextSlot === 'number' && minContextSlot > slot)
    throw new RpcError(MIN_CONTEXT_SLOT_NOT_REACHED, 'Minimum context slot has not been reached', {
      contextSlot: slot,
    });
  return { context: { apiVersion: CORE_VERSION, slot }, value };
}
