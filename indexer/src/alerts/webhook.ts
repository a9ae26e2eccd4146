import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

import { signWebhook } from '../client/webhook';
import { DeliveryError } from './delivery';
import type { Parcel } from './outbox';
import { checkHost, PrivateAddressError, publicLookup } from './publicAddress';

/** The receiver does not want this webhook any more. */
const GONE = 410;

/** Options of {@link sendWebhook}. */
export interface WebhookOptions {
  /** Whether http, and hosts of this machine or of a private network, are allowed; false by default. */
  allowPrivate?: boolean;
  /** Milliseconds until the answer's head has to be there; 10,000 by default. */
  timeout?: number;
}

/** @throws DeliveryError for a URL that is never asked */
export function checkUrl(text: string, allowPrivate: boolean): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const protocols = allowPrivate ? ['https:', 'http:'] : ['https:'];
  if (!url || !protocols.includes(url.protocol))
    throw new DeliveryError(`not a URL that begins with ${protocols.join('// or ')}//`, true);
  if (url.username !== '' || url.password !== '')
    throw new DeliveryError('a URL with a password is not allowed; the signature proves the sender', true);
  if (!allowPrivate)
    try {
      checkHost(url.hostname);
    } catch (error) {
      throw new DeliveryError((error as Error).message, true);
    }
  return url;
}

/**
 * Sends one webhook, signed as Standard Webhooks says. The same message has the same `webhook-id` with each try. The answer's
 * body is not read, and no redirect is followed.
 *
 * @param now - unix second of the signature
 * @throws DeliveryError unless the receiver answers 2xx
 */
export async function sendWebhook(
  { id, webhook, secret, message }: Parcel,
  now: bigint,
  { allowPrivate = false, timeout = 10_000 }: WebhookOptions = {},
): Promise<void> {
  const url = checkUrl(webhook!, allowPrivate);
  const body = JSON.stringify(message);
  const name = `message_${id}`;
  const status = await new Promise<number>((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'co-staking-indexer',
        'webhook-id': name,
        'webhook-timestamp': String(now),
        'webhook-signature': signWebhook(secret, name, Number(now), body),
      },
      ...(!allowPrivate && { lookup: publicLookup }),
      // From the name's look-up to the answer's head.
      signal: AbortSignal.timeout(timeout),
    });
    request.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.on('error', () => undefined);
      response.destroy();
    });
    request.on('error', reject);
    request.end(body);
  }).catch((error: Error) => {
    const text =
      error.name === 'AbortError' || error.name === 'TimeoutError' ? 'no answer in time' : error.message;
    throw new DeliveryError(text, error instanceof PrivateAddressError);
  });
  if (status < 200 || status > 299)
    throw new DeliveryError(`the receiver answered ${status}`, status === GONE);
}
