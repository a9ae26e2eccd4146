/**
 * A local Solana JSON-RPC with the co-staking program, a marketplace of devices in every state, and time travel.
 *
 * @packageDocumentation
 */
export type { ProgramToLoad } from './market/deploy';
export type { DeviceInfo, PlaygroundInfo } from './market/marketplace';
export type { Fault } from './server/faults';
export { startPlayground, type Playground, type PlaygroundOptions, type ReplicaOptions } from './start';
