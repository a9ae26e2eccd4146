import { OfferLinkError, offerLink } from '@co-staking/sdk/blinks';

import { clusterOf } from '../chain/genesis';
import type { Context } from '../context';
import { usage } from '../exit';
import type { Fields } from '../output/fields';

/** Environment variable with the website that shows offers. */
export const WEBSITE = 'CO_STAKING_WEBSITE';

/**
 * The link to an offer, as a field of the result.
 *
 * @param website - as given; the environment's by default
 * @returns nothing if no website is known, which is said on stderr
 */
export async function linkField(
  context: Context,
  website: string | undefined,
  offer: Fields[string] | undefined,
): Promise<Fields> {
  const { io } = context;
  const base = website ?? io.env[WEBSITE];
  if (!base) {
    io.err(
      `No link: pass --website or set ${WEBSITE} for one. The offer can be accepted by its address too: \`co-staking accept-offer ${String(offer)}\``,
    );
    return {};
  }
  try {
    return { link: offerLink(base, String(offer), (await clusterOf(context)) ?? undefined) };
  } catch (error) {
    // The offer is on the chain by now: a bad variable must not look like a failure.
    if (!(error instanceof OfferLinkError)) throw error;
    io.err(`No link: ${error.message}`);
    return {};
  }
}

/** A website that links can lead to. @throws CliError if it is not one */
export function readWebsite(text: string): string {
  try {
    offerLink(text, '4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLKi');
    return text;
  } catch (error) {
    if (error instanceof OfferLinkError) throw usage(error.message);
    throw error;
  }
}
