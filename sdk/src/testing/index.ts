/**
 * The program in a test: a private chain with the shipped binary, its clock, and devices and offers in a line each.
 * Needs `litesvm` or `solana-bankrun`, whichever machine a test asks for.
 *
 * @module @co-staking/sdk/testing
 * @packageDocumentation
 */
export { BaseChain, START, bytesOf, type Report } from './chain/baseChain';
export { setProgramCode } from './chain/binary';
export type {
  AccountState,
  Chain,
  ChainFeatures,
  ChainKind,
  InnerInstruction,
  OneOrMore,
  Outcome,
  SendOptions,
  Snapshot,
} from './chain/chain';
export { connectionOf } from './chain/connection';
export { meetsFilters, searchAccounts } from './chain/search';
export { deployedAccounts, programDataAccount } from './chain/deployment';
export { fromSvm, readAccount, svmAddress, svmTransaction, writeAccount, writeClock } from './chain/svm';
export { testChain, type TestChainOptions } from './chain/start';
export { TestProvider } from './provider';
export {
  EVIDENCE,
  appealAsCoStaker,
  appealAsOwner,
  dismissCase,
  executeCase,
  executeCaseInstruction,
  openCase,
  openCaseInstruction,
  readCase,
  releaseCase,
  releaseCaseInstruction,
  upholdCase,
  withdrawCase,
  withdrawCaseInstruction,
  type CaseOptions,
  type TestCase,
} from './world/cases';
export { keypairOf } from './world/keys';
export { acceptRole, handOverRole, nominateRole, setSlashTerm, vacateRole } from './world/roles';
export {
  balance,
  createMint,
  createTokenAccount,
  freeze,
  fund,
  transfer,
  type MintOptions,
  type TestMint,
} from './world/tokens';
export {
  MINIMUM,
  World,
  type DeviceOptions,
  type OfferOptions,
  type TestCoStake,
  type TestDevice,
  type TestOffer,
} from './world/world';
export {
  WorldBase,
  tokens,
  type Actor,
  type ActorOptions,
  type Roles,
  type WorldOptions,
} from './world/worldBase';
