import { coStakesExposed, connectionSource, fetchMultipleOffers, quotes, type Device } from '@co-staking/sdk';

import type { ActionContext } from './actionContext';

/** What a case asks, as `quotes.slashOutcome` takes it. */
type Charge = Parameters<typeof quotes.slashOutcome>[1];

/** What the accounts do not show: whether a cap lets the case take less than it asks. */
export async function caseNotes(
  device: Device,
  charge: Charge,
  { context: { connection, programId }, config, now }: ActionContext,
): Promise<string[]> {
  const exposed = coStakesExposed(device, charge.infractionAt, now, programId);
  const found = await fetchMultipleOffers(connectionSource(connection), exposed, { programId });
  const offers = found.flatMap((offer) => (offer === null ? [] : [offer]));
  const { capped } = quotes.slashOutcome({ config, device, offers }, charge, now);
  return capped ? ['a party’s cap lets it take less than it asks'] : [];
}
