import {
  coStakesExposed,
  connectionSource,
  fetchMultipleOffers,
  fromBaseUnits,
  quotes,
  type Device,
} from '@co-staking/sdk';

import type { ActionContext } from './actionContext';

/** What a case asks, as `quotes.slashOutcome` takes it. */
type Charge = Parameters<typeof quotes.slashOutcome>[1];

/** What a case would freeze of each party, within its cap. */
export async function caseNotes(
  device: Device,
  charge: Charge,
  { context: { connection, programId }, config, now }: ActionContext,
): Promise<string[]> {
  const exposed = coStakesExposed(device, charge.infractionAt, now, programId);
  const found = await fetchMultipleOffers(connectionSource(connection), exposed, { programId });
  const offers = found.flatMap((offer) => (offer === null ? [] : [offer]));
  const { owner, coStakes, capped } = quotes.slashOutcome({ config, device, offers }, charge, now);
  const tokens = (units: bigint): string => fromBaseUnits(units, config.mintDecimals);
  const words = (who: string, { stake, rewards }: quotes.SlashPart): string =>
    `freezes ${tokens(stake)} of the stake and ${tokens(rewards)} of the rewards of ${who}`;
  return [
    words('the owner', owner),
    ...coStakes.map((part) => words(`the co-stake ${part.nonce}`, part)),
    ...(capped ? ['a party’s cap lets it take less than it asks'] : []),
  ];
}
