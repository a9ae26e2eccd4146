import { acceptanceRefusal } from '../../quotes/acceptance';
import { hardwareAt } from '../../quotes/position';
import { ownerCapLeft } from '../../quotes/slash';
import { REWARD_FACTS, shareOf } from './estimate';
import { DEVICE_FACTS, OFFER_FACTS, OWNER_CAP_FACTS } from './facts';
import { lens, type Lens, type MarketplaceColumn, type SortKey } from './question';

const REQUIREMENT = ['hardware', 'announced', 'announcedFrom'] as const;

/** What each column is sorted by. */
export const COLUMNS: Record<MarketplaceColumn, Lens<SortKey>> = {
  model: lens([], ['model'], (_, { model }) => model),
  cards: lens([], REQUIREMENT, (_, device, { at }) => hardwareAt(device, at).cards),
  amount: lens(['amount'], [], ({ amount }) => amount),
  minimum: lens([], REQUIREMENT, (_, device, { at }) => hardwareAt(device, at).minimum),
  shareBps: lens(['shareBps'], [], ({ shareBps }) => shareBps),
  reliability: lens([], ['reliabilityScore'], (_, { reliabilityScore }) => reliabilityScore),
  rewardsPerWeek: lens(['shareBps'], REWARD_FACTS, ({ shareBps }, device, { estimate, at }) =>
    shareOf(estimate(device, at), shareBps),
  ),
  openCases: lens([], ['openCases'], (_, { openCases }) => openCases),
  ownerCapLeft: lens([], OWNER_CAP_FACTS, (_, device, { config, at }) => ownerCapLeft(config, device, at)),
  acceptable: lens(OFFER_FACTS, DEVICE_FACTS, (offer, device, { config, at }) =>
    Number(acceptanceRefusal(offer, device, config, at) === null),
  ),
};

/** Order of two keys of one column, ascending. `null` is not for here: it always stands last. */
export function compareKeys(a: NonNullable<SortKey>, b: NonNullable<SortKey>): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
