import { acceptanceRefusal } from '../../quotes/acceptance';
import { hardwareAt } from '../../quotes/position';
import { ownerCapLeft } from '../../quotes/slash';
import { REWARD_FACTS, estimated, shareOf } from './estimate';
import { DEVICE_FACTS, OFFER_FACTS, OWNER_CAP_FACTS } from './facts';
import {
  deviceProjection,
  projection,
  sharedProjection,
  type Projection,
  type MarketplaceColumn,
  type SortKey,
} from './query';

const REQUIREMENT = ['hardware', 'announced', 'announcedFrom'] as const;

/** What each column is sorted by. */
export const COLUMNS: Record<MarketplaceColumn, Projection<SortKey>> = {
  model: /* @__PURE__ */ deviceProjection(['model'], ({ model }) => model),
  cards: /* @__PURE__ */ deviceProjection(REQUIREMENT, (device, { at }) => hardwareAt(device, at).cards),
  amount: /* @__PURE__ */ projection(['amount'], [], ({ amount }) => amount),
  minimum: /* @__PURE__ */ deviceProjection(REQUIREMENT, (device, { at }) => hardwareAt(device, at).minimum),
  shareBps: /* @__PURE__ */ projection(['shareBps'], [], ({ shareBps }) => shareBps),
  reliability: /* @__PURE__ */ deviceProjection(
    ['reliabilityScore'],
    ({ reliabilityScore }) => reliabilityScore,
  ),
  rewardsPerWeek: /* @__PURE__ */ sharedProjection(
    ['shareBps'],
    REWARD_FACTS,
    (device, { estimate, at }) => estimated(estimate, device, at),
    ({ shareBps }, weekly) => shareOf(weekly, shareBps),
  ),
  openCases: /* @__PURE__ */ deviceProjection(['openCases'], ({ openCases }) => openCases),
  ownerCapLeft: /* @__PURE__ */ deviceProjection(OWNER_CAP_FACTS, (device, { config, at }) =>
    ownerCapLeft(config, device, at),
  ),
  acceptable: /* @__PURE__ */ projection(OFFER_FACTS, DEVICE_FACTS, (offer, device, { config, at }) =>
    Number(acceptanceRefusal(offer, device, config, at) === null),
  ),
};

/** Order of two keys of one column, ascending. Not for `null`, which always comes last. */
export function compareKeys(a: NonNullable<SortKey>, b: NonNullable<SortKey>): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
