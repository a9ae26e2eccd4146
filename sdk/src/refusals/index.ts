/** Why something is refused or has failed, in the product's words, and what to do about it. */
export {
  explain,
  explainSignature,
  type ExplainContext,
  type Explanation,
  type TransactionSource,
} from './explain';
export { withoutSecrets } from './secrets';
export { explainListing } from './explainListing';
export type {
  ActionName,
  ActionState,
  Opening,
  OwnRefusalCode,
  Refusal,
  RefusalCode,
  Subject,
  Viewer,
} from './types';
