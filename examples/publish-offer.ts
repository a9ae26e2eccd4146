// The owner of a device publishes an offer: an amount of tokens against a share of the device's rewards.
//
//   tsx examples/publish-offer.ts DEVICE_ID TOKENS PERCENT
import {
  CoStakingError,
  fetchDevice,
  findDevicePda,
  fromBaseUnits,
  toBaseUnits,
  toBasisPoints,
} from '@co-staking/sdk';
import { offerLink } from '@co-staking/sdk/blinks';

import { connect } from './connect';

async function main([id, tokens, percent]: string[]): Promise<void> {
  if (!id || !tokens || !percent) throw new Error('usage: publish-offer.ts DEVICE_ID TOKENS PERCENT');
  const { source, client } = await connect();
  const { mintDecimals } = await client.config();
  const device = await fetchDevice(source, findDevicePda({ id })[0]);
  const asked = { amount: toBaseUnits(tokens, mintDecimals), shareBps: toBasisPoints(percent) };
  const { offer, signature } = await client.act('createOffer', { device }, asked);
  const minimum = fromBaseUnits(device.hardware.minimum, mintDecimals);
  console.log(`${device.model}: ${tokens} of ${minimum} tokens for ${percent} % of the rewards`);
  console.log(`${offerLink('https://stake.example', offer)}\nsignature ${signature}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error((CoStakingError.from(error) ?? (error as Error)).message);
  process.exitCode = 1;
});
