import { PROGRAM_ID, decodeEvent, type CoStakingEvent } from '@co-staking/sdk';

import type { Outcome } from './chain';

/** Events of a transaction, in their order. Needs a chain that shows inner instructions: LiteSVM. */
export function eventsOf({ innerInstructions }: Outcome): CoStakingEvent[] {
  if (!innerInstructions)
    throw new Error("bankrun does not show events; start the chain with kind 'litesvm'");
  return innerInstructions
    .filter(({ programId }) => programId.equals(PROGRAM_ID))
    .map(({ data }) => decodeEvent(data))
    .filter((event) => event !== null);
}
