// Loaded after the first rows: the SDK's checks of all instructions are more script than the list itself.
import { actionState, explainListing, type Config, type Viewer } from '@co-staking/sdk';

import { inWords } from '../send/reason';
import type { Reason } from '../ui/Why';
import type { MarketRow } from './load';

/**
 * Why each row cannot be accepted, by the address of the offer: for the viewer if a wallet is connected, else for anyone.
 * Rows that can be accepted are left out. A shortfall is not a reason: the offer's page asks for consent to it.
 */
export function reasonsOf(
  rows: readonly MarketRow[],
  config: Config,
  viewer: Viewer | null,
  now: bigint,
): Map<string, Reason> {
  const reasons = new Map<string, Reason>();
  for (const { row, device, offer } of rows) {
    const subject = { config, device, offer };
    const maxShortfall = row.shortfall;
    const [refusal] = viewer
      ? [actionState('acceptOffer', subject, viewer, now, { maxShortfall }).refusal]
      : explainListing(subject, now);
    if (refusal) reasons.set(row.offer.toBase58(), inWords(refusal, subject, now, offer.amount));
  }
  return reasons;
}
