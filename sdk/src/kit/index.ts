/**
 * The SDK for users of `@solana/kit`: its instructions, a source of accounts and histories over a kit RPC, and a client
 * with kit's signers. Fetchers, the marketplace, quotes, histories and `explain` are those of `@co-staking/sdk`.
 *
 * @module @co-staking/sdk/kit
 * @packageDocumentation
 */
export {
  KitClient,
  type KitActOptions,
  type KitClientInput,
  type KitMethods,
  type KitSendOptions,
} from './client';
export type { SendingApi } from './connection';
export { withAddresses, type KitInput, type WithAddresses } from './convert';
export {
  kitInstructions,
  toKitInstruction,
  type KitBuilt,
  type KitInstruction,
  type KitInstructions,
} from './instructions';
export { kitSource, type KitSourceOptions, type ReadingApi } from './source';
