import { EventEmitter } from 'node:events';

import { pause } from '../util/time';
import { Courier, type CourierOptions, type Delivered } from './courier';
import { alertStates } from './fromState';

/** Options of {@link Alerts}. */
export interface AlertsOptions extends CourierOptions {
  /** Whether this process looks for states that are due; the one that writes does. */
  leads: () => boolean;
  /** Milliseconds between two rounds; 2,000 by default. */
  interval?: number;
  /** Rounds between two looks at every rule's accounts; 15 by default. */
  lookEvery?: number;
}

/**
 * Finds states that are due, and sends messages, beside the polls: a slow receiver holds nothing else. Emits `round` after
 * each round, `failure` if one fails (it is repeated).
 */
export class Alerts {
  readonly events = new EventEmitter<{ round: [Delivered]; failure: [unknown] }>();
  readonly #abort = new AbortController();
  readonly #courier: Courier;
  #rounds = 0;
  #running: Promise<void> | null = null;

  constructor(private readonly options: AlertsOptions) {
    this.#courier = new Courier(options);
  }

  /** Runs until {@link stop}. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Ends after the messages under way. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
    this.#courier.close();
  }

  async #run(): Promise<void> {
    const { database, leads, interval = 2_000, lookEvery = 15 } = this.options;
    const { signal } = this.#abort;
    while (!signal.aborted) {
      try {
        if (leads() && this.#rounds++ % lookEvery === 0) await alertStates(database);
        this.events.emit('round', await this.#courier.deliver(signal));
      } catch (error) {
        if (!signal.aborted) this.events.emit('failure', error);
      }
      await pause(interval, signal);
    }
  }
}
