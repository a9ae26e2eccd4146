// A co-staker accepts the offer that pays best among those that meet some conditions.
//
//   tsx examples/accept-best-offer.ts LEAST_PERCENT MOST_TOKENS LEAST_RELIABILITY
import * as sdk from '@co-staking/sdk';

import { connect } from './connect';

async function main([percent, tokens, reliability]: string[]): Promise<void> {
  if (!percent || !tokens || !reliability)
    throw new Error('usage: accept-best-offer.ts LEAST_PERCENT MOST_TOKENS LEAST_RELIABILITY');
  const { source, client, now } = await connect();
  const { mintDecimals } = await client.config();
  const { rows } = await sdk.listMarketplace(source, {
    filter: {
      minShareBps: sdk.toBasisPoints(percent),
      maxAmount: sdk.toBaseUnits(tokens, mintDecimals),
      minReliability: Number(reliability),
    },
    sort: { by: 'rewardsPerWeek', direction: 'descending' },
    now,
  });
  const best = rows.find(({ acceptable, reserved }) => acceptable && !reserved);
  if (!best) return console.log(`none of the ${rows.length} offers can be accepted`);
  const offer = await sdk.fetchOffer(source, best.offer);
  const device = await sdk.fetchDevice(source, best.device);
  // On the terms of the row: if the offer has changed, the program refuses.
  const terms = { ...offer, ...sdk.offerTerms(best) };
  const { signature } = await client.act('acceptOffer', { device, offer: terms });
  const locked = sdk.fromBaseUnits(best.amount, mintDecimals);
  const week = best.rewardsPerWeek === null ? '?' : sdk.fromBaseUnits(best.rewardsPerWeek, mintDecimals);
  console.log(`${best.model}: ${locked} tokens locked, about ${week} a week\nsignature ${signature}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error((sdk.CoStakingError.from(error) ?? (error as Error)).message);
  process.exitCode = 1;
});
