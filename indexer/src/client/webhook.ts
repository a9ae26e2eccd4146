import { createHmac, timingSafeEqual } from 'node:crypto';

import type { AlertMessage } from '../alerts/kinds';

export type { AlertKind, AlertMessage } from '../alerts/kinds';

/** Seconds that a webhook's clock may be away from the receiver's. */
const TOLERANCE = 300;
const PREFIX = 'whsec_';

/** A webhook that must not be believed. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
}

/** The signature of a webhook by the rules of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`. */
export const signWebhook = (secret: Uint8Array, id: string, timestamp: number, body: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

/** What a receiver knows of a request. */
export interface ReceivedWebhook {
  /** As `POST /v1/rules` gave it: `whsec_` and base64. */
  secret: string;
  /** With names in lower case, as in Node. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as it came, not parsed. */
  body: string;
  /** Unix second of the receiver; the machine's clock by default. */
  now?: number;
}

/**
 * Checks a webhook: that the indexer signed it, and within the last five minutes, so that a recorded one cannot be sent again
 * later. A message may come twice: do nothing for an `id` that you have had.
 *
 * @throws WebhookError if it must not be believed
 *
 * @example
 * const { id, message } = verifyWebhook({ secret, headers: request.headers, body });
 */
export function verifyWebhook({
  secret,
  headers,
  body,
  now = Math.floor(Date.now() / 1_000),
}: ReceivedWebhook): { id: string; message: AlertMessage } {
  const header = (name: string): string => {
    const value = headers[name];
    if (typeof value !== 'string') throw new WebhookError(`the header ${name} is missing`);
    return value;
  };
  if (!secret.startsWith(PREFIX)) throw new WebhookError(`a secret begins with ${PREFIX}`);
  const [id, timestamp] = [header('webhook-id'), header('webhook-timestamp')];
  const given = header('webhook-signature').split(' ');
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const expected = Buffer.from(signWebhook(key, id, Number(timestamp), body));
  const matches = given.some((text) => {
    const bytes = Buffer.from(text);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
  if (!matches) throw new WebhookError('the signature is not that of this body and secret');
  if (!(Math.abs(now - Number(timestamp)) <= TOLERANCE))
    throw new WebhookError('the webhook was signed at another time; it may be a recording');
  return { id, message: JSON.parse(body) as AlertMessage };
}
