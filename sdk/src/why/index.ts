export type { ActionArguments, ActionWithArguments, ArgumentsOf } from './actions/arguments';
export { impliedArguments } from './actions/implied';
export { ACTION_NAMES, actionState, availableActions } from './availableActions';
export type { ActionName, ActionState, OwnRefusalCode, Refusal, RefusalCode, Subject, Viewer } from '../refusals/types';
export {
  offerStatus,
  ownerStakeState,
  type OfferLabel,
  type OfferStatus,
  type OwnerStakeState,
} from '../quotes/status';
export {
  PREVIEWABLE_ACTIONS,
  preview,
  type PreviewPosition,
  type Preview,
  type PreviewDates,
  type PreviewableAction,
} from './preview';
export {
  explain,
  explainSignature,
  type ExplainContext,
  type Explanation,
  type TransactionSource,
} from './explain';
export { explainListing } from './listing';
