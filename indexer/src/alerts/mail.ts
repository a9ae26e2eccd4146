import { createTransport } from 'nodemailer';

import { DeliveryError } from './delivery';
import type { Parcel } from './outbox';

/** Where mail goes out. */
export interface MailOptions {
  /** Of an SMTP server: `smtp://user:password@host:587`, or `smtps` for TLS from the start. */
  url: string;
  /** Sender of the mails. */
  from: string;
  /** Milliseconds for which the server may be silent; 10,000 by default. */
  timeout?: number;
}

/** Sends mails. */
export interface Mailer {
  send(parcel: Parcel): Promise<void>;
  close(): void;
}

/** From this status on, another try is useless. */
const FINAL_STATUS = 500;

const isoTime = (second: string): string => new Date(Number(second) * 1_000).toISOString();

/**
 * Mails over SMTP. A mail that is sent again has the same `Message-ID`, so that a mailbox shows it once.
 */
export function mailer({ url, from, timeout = 10_000 }: MailOptions): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    // A message never names a file or a URL to read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.replace(/^.*@|>.*$/g, '');
  return {
    async send({ id, ruleId, email, message }) {
      const { kind, text, device, deviceId, account, at, date, signature } = message;
      const lines = [
        `${text[0]!.toUpperCase()}${text.slice(1)}.`,
        '',
        ...(deviceId === null ? [] : [`Device: ${deviceId}`]),
        ...(device === null ? [] : [`Address: ${device}`]),
        ...(account === null ? [] : [`Account: ${account}`]),
        `At: ${isoTime(at)}`,
        ...(date === null ? [] : [`Date: ${isoTime(date)}`]),
        ...(signature === null ? [] : [`Transaction: ${signature}`]),
        `Alert: ${kind}, rule ${ruleId}`,
      ];
      try {
        await transport.sendMail({
          from,
          to: email!,
          subject: `Co-staking: ${text}`,
          text: `${lines.join('\n')}\n`,
          messageId: `<message-${id}@${domain}>`,
          headers: { 'auto-submitted': 'auto-generated' },
        });
      } catch (error) {
        const { responseCode, message: reason } = error as Error & { responseCode?: number };
        throw new DeliveryError(reason, (responseCode ?? 0) >= FINAL_STATUS);
      }
    },
    close: () => transport.close(),
  };
}
