import type { Database } from '../db/database';
import { wallClock } from '../util/time';
import { DeliveryError } from './delivery';
import { mailer, type Mailer, type MailOptions } from './mail';
import { markFailed, markSent, take, type Parcel } from './outbox';
import { sendWebhook, type WebhookOptions } from './webhook';

/** Options of {@link Courier}. */
export interface CourierOptions {
  database: Database;
  webhooks?: WebhookOptions;
  /** Without it, mails wait until they are dead. */
  mail?: MailOptions;
  /** Unix second of the machine's clock. */
  clock?: () => bigint;
}

/** What a round did. */
export interface Delivered {
  sent: number;
  failed: number;
}

/**
 * Sends the messages of the outbox, each at least once: one that was sent and not marked, because the process died in
 * between, is sent again under the same id. Several couriers of a database share the work.
 */
export class Courier {
  readonly #mailer: Mailer | null;
  readonly #clock: () => bigint;

  constructor(private readonly options: CourierOptions) {
    this.#mailer = options.mail ? mailer(options.mail) : null;
    this.#clock = options.clock ?? wallClock;
  }

  /** Sends what is due, until nothing is. */
  async deliver(signal?: AbortSignal): Promise<Delivered> {
    const result: Delivered = { sent: 0, failed: 0 };
    while (!signal?.aborted) {
      const parcels = await take(this.options.database, this.#clock());
      if (parcels.length === 0) break;
      await Promise.all(
        parcels.map(async (parcel) => {
          if (await this.#one(parcel)) result.sent += 1;
          else result.failed += 1;
        }),
      );
    }
    return result;
  }

  async #one(parcel: Parcel): Promise<boolean> {
    const { database, webhooks } = this.options;
    try {
      if (parcel.webhook !== null) await sendWebhook(parcel, this.#clock(), webhooks);
      else if (this.#mailer) await this.#mailer.send(parcel);
      else throw new DeliveryError('this indexer has no mail server: set SMTP_URL', false);
    } catch (error) {
      const final = error instanceof DeliveryError && error.final;
      await markFailed(database, parcel, { message: (error as Error).message, final }, this.#clock());
      return false;
    }
    await markSent(database, parcel);
    return true;
  }

  close(): void {
    this.#mailer?.close();
  }
}
