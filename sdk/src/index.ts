/**
 * SDK of the co-staking program: addresses, accounts, instructions, rules and errors. Nothing in it needs a
 * wallet or a connection but the fetchers, which take whatever answers like a web3.js `Connection`.
 *
 * @module @co-staking/sdk
 * @packageDocumentation
 */
export {
  acceptanceRefusal,
  type AcceptanceCode,
  type DeviceFacts,
  type OfferFacts,
} from './quotes/acceptance';
export * from './accounts';
export * from './actions';
export { toPublicKey, type Address } from './address';
export {
  fromBaseUnits,
  fromBasisPoints,
  toBaseUnits,
  toBasisPoints,
  toBigInt,
  type Amount,
  type BigNumber,
} from './amounts';
export { isSignature } from './base58';
export * from './client';
export * from './constants';
export * from './errors';
export { decodeEvent, type CoStakingEvent, type EventName } from './events';
export * from './history';
export * as instructions from './instructions';
export { offerTerms, type OfferTerms } from './quotes/offerTerms';
export * from './pda';
export * from './quotes/position';
export {
  offerStatus,
  ownerStakeState,
  type OfferLabel,
  type OfferStatus,
  type OwnerStakeState,
} from './quotes/status';
export { PROGRAM_ID } from './programId';
export * as quotes from './quotes';
export * from './read';
export * from './refusals';
export * from './reliability';
export * as rules from './rules';
export * from './send';
export * from './quotes/slashing';
export { associatedTokenAccount, type MintInput } from './tokenAccounts';
export * from './transactions';
export { bytesToUuid, uuidToBytes } from './uuid';
