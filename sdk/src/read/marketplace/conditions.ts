import { toU64, toUint } from '../../amounts';
import { checkFields, type Fields } from '../../codec/fields';
import { projection, type Projection, type MarketplaceFilter } from './query';

const FIELDS: Fields<MarketplaceFilter> = {
  model: 'optional',
  deviceId: 'optional',
  minShareBps: 'optional',
  minAmount: 'optional',
  maxAmount: 'optional',
  minReliability: 'optional',
};

/**
 * The conditions that are checked one offer at a time. Model and device id are not among them: the source
 * finds devices by these.
 *
 * @throws TypeError for an unknown or malformed field of the filter; RangeError for one that does not fit
 */
export function conditionsOf(filter: MarketplaceFilter): Projection<boolean>[] {
  checkFields('listMarketplace', filter, FIELDS);
  const { minShareBps, minAmount, maxAmount, minReliability } = filter;
  const conditions: Projection<boolean>[] = [];
  if (minShareBps !== undefined) {
    const least = toUint(minShareBps, 16, 'minShareBps');
    conditions.push(projection(['shareBps'], [], ({ shareBps }) => shareBps >= least));
  }
  if (minAmount !== undefined) {
    const least = toU64(minAmount, 'minAmount');
    conditions.push(projection(['amount'], [], ({ amount }) => amount >= least));
  }
  if (maxAmount !== undefined) {
    const most = toU64(maxAmount, 'maxAmount');
    conditions.push(projection(['amount'], [], ({ amount }) => amount <= most));
  }
  if (minReliability !== undefined) {
    const least = toUint(minReliability, 8, 'minReliability');
    conditions.push(
      projection(
        [],
        ['reliabilityScore'],
        (_, { reliabilityScore: score }) => score !== null && score >= least,
      ),
    );
  }
  return conditions;
}
