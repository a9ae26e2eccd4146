import { PublicKey } from '@solana/web3.js';

import { toPublicKey, type Address } from '../address';
import { checkFields } from '../codec/fields';

/** The cluster an offer lives on, as web3.js and wallets name it. */
export type Cluster = 'mainnet-beta' | 'devnet' | 'testnet';

const CLUSTERS: readonly string[] = ['mainnet-beta', 'devnet', 'testnet'] satisfies Cluster[];
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];

/** Path of an offer's page on every website, without the offer's address behind it. */
export const OFFER_PATH = '/offer/';

/**
 * Why a text is not a link to an offer, or why none can be made; `message` says it.
 *
 * @example
 * if (error instanceof OfferLinkError) show(error.message);
 */
export class OfferLinkError extends TypeError {
  override readonly name = 'OfferLinkError';
}

function urlOf(text: string, what: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new OfferLinkError(`${what} is not a URL: ${text}`);
  }
}

/** The address of a website in one spelling, without a slash at its end. */
function normalBase(base: string): string {
  const { href, protocol, hostname, username, password, search, hash } = urlOf(base, 'base');
  const secure = protocol === 'https:' || (protocol === 'http:' && LOCAL_HOSTS.includes(hostname));
  if (!secure) throw new OfferLinkError(`base must be https: ${base}`);
  if (username || password || search || hash)
    throw new OfferLinkError(`base must be a plain address of a website: ${base}`);
  return href.replace(/\/$/, '');
}

/** An offer's address; offers are not on the curve, as wallets are. */
function offerOf(text: string): PublicKey {
  let offer: PublicKey;
  try {
    offer = new PublicKey(text);
  } catch {
    throw new OfferLinkError(`the link has no address: ${text}`);
  }
  if (offer.toBase58() !== text) throw new OfferLinkError(`the link has no address: ${text}`);
  if (PublicKey.isOnCurve(offer.toBytes()))
    throw new OfferLinkError(`this is a wallet, not an offer: ${text}`);
  return offer;
}

/**
 * The link to an offer, which its owner shares. Whether the offer exists is not looked at.
 *
 * @param base - address of the website, for example `https://stake.example`; it may have a path
 * @param offer - address of the offer
 * @param cluster - `mainnet-beta` by default, which the link does not name
 * @throws {@link OfferLinkError} if `base` is not a plain https address (http for the local machine), and for
 * another cluster; TypeError if `offer` is not an address
 *
 * @example
 * offerLink('https://stake.example', offer, 'devnet'); // https://stake.example/offer/…?cluster=devnet
 */
export function offerLink(base: string, offer: Address, cluster: Cluster = 'mainnet-beta'): string {
  if (!CLUSTERS.includes(cluster)) throw new OfferLinkError(`unknown cluster ${cluster}`);
  const query = cluster === 'mainnet-beta' ? '' : `?cluster=${cluster}`;
  return `${normalBase(base)}${OFFER_PATH}${toPublicKey(offer, 'offer').toBase58()}${query}`;
}

/** Argument of {@link parseOfferLink}: which websites' links are taken. */
export interface ParseOfferLinkOptions {
  /** Addresses of the websites that are trusted to show offers, as `offerLink` takes them; none takes no link. */
  bases: readonly string[];
}

/**
 * Reads a link to an offer. Strict: another scheme, host, port or path, a name before the host, an anchor or
 * anything more in the query is refused.
 *
 * @param text - what someone pasted or scanned
 * @returns the offer's address, which is never a wallet's, and its cluster; whether the offer exists is not
 * looked at
 * @throws {@link OfferLinkError} that says what is wrong with the text, or with one of the `bases`
 *
 * @example
 * const { offer, cluster } = parseOfferLink(pasted, { bases: ['https://stake.example'] });
 */
export function parseOfferLink(
  text: string,
  options: ParseOfferLinkOptions,
): { offer: PublicKey; cluster: Cluster } {
  checkFields('parseOfferLink', options, { bases: 'required' });
  const { bases } = options;
  // In the one spelling of URLs: look-alike letters in a host become visible, tricks with paths are undone.
  const { href } = urlOf(text, 'the link');
  const front = bases
    .map((base) => `${normalBase(base)}${OFFER_PATH}`)
    .find((candidate) => href.startsWith(candidate));
  if (front === undefined)
    throw new OfferLinkError(`the link does not lead to ${bases.join(' or ')}: ${text}`);
  const [, address, cluster = 'mainnet-beta'] =
    /^([^/?#]+)(?:\?cluster=([a-z-]+))?$/.exec(href.slice(front.length)) ?? [];
  if (address === undefined) throw new OfferLinkError(`the link contains more than an offer: ${text}`);
  if (!CLUSTERS.includes(cluster)) throw new OfferLinkError(`unknown cluster ${cluster}`);
  return { offer: offerOf(address), cluster: cluster as Cluster };
}
