import { assert } from 'chai';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

import { Session } from '../../tests/cli/support/session';
import { startIndexer, type RunningIndexer } from '../src/start';
import { DATABASE, openEmpty } from './support';

const DAY = 86_400n;

describe(`co-staking watch over an indexer, on ${DATABASE}`, () => {
  let session: Session;
  let running: RunningIndexer;

  before(async () => {
    session = await Session.start('watch-indexer');
    const databaseUrl = process.env['DATABASE_URL'];
    if (databaseUrl !== undefined) await (await openEmpty()).close();
    running = await startIndexer({
      rpc: [session.playground.url],
      port: 0,
      interval: 50,
      ...(databaseUrl !== undefined && { databaseUrl }),
    });
    for (;;) {
      const [{ backlog }] = (await once(running.indexer!.events, 'poll')) as [{ backlog: number }];
      if (backlog === 0) break;
    }
  });
  after(async () => {
    await running?.stop();
    await session?.stop();
  });

  async function accountRequests(): Promise<number> {
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    return Number(
      /http_seconds_count\{method="POST",route="\/v1\/accounts",status="200"\} (\d+)/.exec(metrics)?.[1] ?? 0,
    );
  }

  it('shows each change, and each final event, without asking the node again', async () => {
    const stop = new AbortController();
    const lines: { field: string; from: string | null; to: string }[] = [];
    const seen = (wanted: string): boolean => lines.some(({ field, to }) => `${field} ${to}` === wanted);
    const watching = session.as(
      null,
      `watch ${session.device('wait')}:0 --every 1s --indexer ${running.url} -o json`,
      {
        stop: stop.signal,
        onOut(text) {
          lines.push(
            ...text
              .trim()
              .split('\n')
              .map((line) => JSON.parse(line) as (typeof lines)[number]),
          );
          if (seen('event CoStakeWithdrawn') && seen('state cooldown')) stop.abort();
        },
      },
    );
    // Clock, configuration, offer and device: the first look is over.
    while ((await accountRequests()) < 4) await pause(50);
    await session.playground.warpBy(5n * DAY);
    while (!seen('state cooldown')) await once(running.indexer!.events, 'poll');
    await session.playground.warpBy(90n * DAY);
    const { code } = await session.as('co-staker', `withdraw-co-stake ${session.device('wait')}:0 --yes`);
    assert.equal(code, 0);
    await session.playground.warpBy(60n);
    assert.equal((await watching).code, 0);
    assert.deepInclude(lines[0], { field: 'state', from: 'wait', to: 'cooldown' });
  });
});
