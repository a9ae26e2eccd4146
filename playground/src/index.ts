/**
 * A local Solana JSON-RPC with the co-staking program, a marketplace of devices in every state, and time travel.
 *
 * @packageDocumentation
 */
export type { PlaygroundInfo } from './market/marketplace';
export { startPlayground, type Playground, type PlaygroundOptions } from './start';
