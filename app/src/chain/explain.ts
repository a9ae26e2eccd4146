import { explain as ofSdk, HistoryGapError, type Explanation } from '@co-staking/sdk';

import { messages } from '../messages';
import { isIndexerFault } from './fault';

/** Explains a failure of reading, in the SDK's words unless it is the indexer's. */
export function explain(error: unknown): Explanation {
  const explanation = ofSdk(error, { reading: true });
  // What is missing of a history has the same remedy wherever it is missing.
  if (!isIndexerFault(error) || error instanceof HistoryGapError) return explanation;
  return { ...explanation, ...messages.indexerFailed };
}
