import {
  CHANGE_DELAY_SECONDS,
  fetchDevice,
  fromBaseUnits,
  fromBasisPoints,
  quotes,
  type Offer,
} from '@co-staking/sdk';

import { announcedTermWords } from '../output/slashTerms';
import { fromNow, isoTime, spanWords } from '../parameters/times';
import type { ActionContext } from './actionContext';

/** What a co-staker should know of the device before locking stake on it. */
export async function acceptanceNotes(
  { device: address, waitSeconds }: Offer,
  { context: { connection, programId }, config, now }: ActionContext,
): Promise<string[]> {
  const device = await fetchDevice(connection, address, { programId });
  const risk = quotes.deviceRisk(config, device, now);
  const tokens = (units: bigint): string => fromBaseUnits(units, config.mintDecimals);
  const { announcedMinimum, announcedTerms, openCases, ownerCapLeft, slashTerms } = risk;
  return [
    `the owner is committed for ${spanWords(waitSeconds)} after the acceptance`,
    `slash cases opened in any ${spanWords(CHANGE_DELAY_SECONDS)} take at most ${fromBasisPoints(slashTerms.coStakeCapBps)} % of your stake, and any part of unclaimed rewards`,
    `of the owner’s stake they can take ${tokens(ownerCapLeft)} more`,
    ...(openCases > 0 ? [`open slash cases of the device: ${openCases}`] : []),
    ...(announcedMinimum
      ? [
          `announced: minimum ${tokens(announcedMinimum.minimum)} from ${isoTime(announcedMinimum.from)} (${fromNow(announcedMinimum.from, now)})`,
        ]
      : []),
    ...announcedTerms.map((term) => `announced: ${announcedTermWords(term)} (${fromNow(term.from, now)})`),
  ];
}
