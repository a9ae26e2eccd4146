import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { Indexer } from '../ingest/indexer';
import type { ApiContext } from './context';

/** What Prometheus reads. Routes are named by their pattern, never by a URL. */
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'co_staking_indexer_http_seconds',
    help: 'Time of answers by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [this.registry],
  });
  readonly #events = new Counter({
    name: 'co_staking_indexer_events_total',
    help: 'Events applied by this process',
    registers: [this.registry],
  });
  readonly #takenBack = new Counter({
    name: 'co_staking_indexer_taken_back_total',
    help: 'Confirmed transactions that a fork took back',
    registers: [this.registry],
  });
  readonly #failures = new Counter({
    name: 'co_staking_indexer_poll_failures_total',
    help: 'Polls that failed and are repeated',
    registers: [this.registry],
  });
  readonly #differences = new Counter({
    name: 'co_staking_indexer_differences_total',
    help: 'Accounts or totals that differed from the chain',
    registers: [this.registry],
  });

  constructor(context: ApiContext, indexer: Indexer | null) {
    const gauge = (name: string, help: string, read: () => Promise<number>): Gauge =>
      new Gauge({
        name: `co_staking_indexer_${name}`,
        help,
        registers: [this.registry],
        async collect() {
          this.set(await read());
        },
      });
    const state = async (
      of: (found: NonNullable<Awaited<ReturnType<ApiContext['stateOrNull']>>>) => number,
    ) => {
      const found = await context.stateOrNull();
      return found === null ? Number.NaN : of(found);
    };
    gauge('indexed_slot', 'Slot up to which everything was read', () => state((found) => found.indexedSlot));
    gauge('final_slot', 'Slot up to which events are final and checked', () =>
      state((found) => found.finalSlot),
    );
    gauge('lag_seconds', 'Seconds since the last poll that succeeded', () =>
      state(({ polledAt }) => Date.now() / 1_000 - Number(polledAt)),
    );
    gauge('open_gaps', 'Contradictions that stop the final slot', () => state(({ gaps }) => gaps));
    gauge('backlog', 'Final transactions that are not applied yet', () => state(({ backlog }) => backlog));
    gauge('leads', 'Whether this process writes', async () => Number(indexer?.leads ?? false));
    indexer?.events.on('poll', ({ events, takenBack, differences }) => {
      this.#events.inc(events);
      this.#takenBack.inc(takenBack);
      this.#differences.inc(differences.length);
    });
    indexer?.events.on('failure', () => this.#failures.inc());
  }
}
