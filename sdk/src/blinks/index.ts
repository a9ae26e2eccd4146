/**
 * Links to offers, and offers as Solana Actions: pure functions for a website or a small server, see
 * `examples/actionServer.ts`.
 *
 * @module @co-staking/sdk/blinks
 * @packageDocumentation
 */
export { closedOfferAction, offerActionGet, type OfferActionGetInput } from './get';
export {
  offerLink,
  OFFER_PATH,
  OfferLinkError,
  parseOfferLink,
  type Cluster,
  type ParseOfferLinkOptions,
} from './link';
export { offerActionPost, readActionAccount, type OfferActionPostInput } from './post';
export { actionHeaders, actionsJson, OFFER_ACTION_PATH } from './protocol';
export type {
  ActionError,
  ActionGetResponse,
  ActionPostResponse,
  ActionsJson,
  CompletedAction,
  LinkedAction,
} from './spec';
export type { Viewer } from '../refusals';
export type { ActionLook, OfferSubject } from './subject';
export { fetchViewer } from '../read/viewer';
