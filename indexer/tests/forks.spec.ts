import { PROGRAM_ID } from '@co-staking/sdk';
import { assert } from 'chai';
import fc from 'fast-check';

import type { ChainSource, Listed } from '../src/chain/source';
import { rowsOf, type Database } from '../src/db/database';
import { Indexer } from '../src/ingest/indexer';
import { eventsOf, readWaiting } from '../src/read/events';
import { toBase58 } from '../src/util/base58';
import { deviceKey, FakeChain, type Intent } from './fakeChain';
import { DATABASE, empty, openEmpty } from './support';

const DEVICES = 3;

describe(`forks and sources that cannot be trusted, on ${DATABASE}`, () => {
  let database: Database;
  before(async () => void (database = await openEmpty()));
  beforeEach(() => empty(database));
  after(() => database.close());

  async function indexerOf(...sources: ChainSource[]): Promise<Indexer> {
    const indexer = new Indexer({ database, sources, programId: PROGRAM_ID.toBase58(), sweepEvery: 0 });
    await indexer.prepare();
    return indexer;
  }

  /** Events of a device as the API shows them, and as the chain has them. */
  async function compare(chain: FakeChain, confirmed: boolean): Promise<void> {
    const waiting = confirmed ? await readWaiting(database) : null;
    for (let device = 0; device < DEVICES; device += 1) {
      const address = deviceKey(device).toBase58();
      const { events } = await eventsOf(database, { address, after: null }, 1_000, waiting);
      const expected = chain
        .landed()
        .filter(({ slot, writable }) => writable.includes(address) && (confirmed || slot <= chain.final))
        .flatMap(({ signature, slot, events: all }) =>
          all.map((data) => ({ signature, slot, data, final: slot <= chain.final })),
        );
      assert.deepEqual(
        events.map(({ signature, slot, data, final }) => ({ signature, slot, data, final })),
        expected,
      );
    }
  }

  const register: Intent[] = Array.from({ length: DEVICES }, (_, device) => ({ kind: 'register', device }));
  const post = (device = 0, amount = 7n): Intent => ({ kind: 'post', device, amount });

  it('take back what a fork took back, and keep what moved to another slot with its new totals', async () => {
    const chain = new FakeChain();
    const indexer = await indexerOf(chain.source());
    chain.add(...register);
    chain.add(post(0, 5n));
    chain.add(post(0, 6n));
    await indexer.poll();
    await compare(chain, true);
    const [, second] = chain.fork(2);
    chain.again([second!], 3);
    const { takenBack } = await indexer.poll();
    assert.equal(takenBack, 2);
    await compare(chain, true);
    chain.pass(40);
    await indexer.poll();
    await compare(chain, false);
    const rows = await rowsOf(database, 'SELECT amount, posted_total FROM reward');
    assert.deepEqual(rows, [{ amount: '6', posted_total: '6' }]);
  });

  it('hold after any history of blocks, polls and forks of up to 32 slots', async () => {
    let [forks, takenBack] = [0, 0];
    const intent = fc.record({
      kind: fc.constant('post' as const),
      device: fc.integer({ min: 0, max: DEVICES - 1 }),
      amount: fc.bigInt({ min: 0n, max: 1_000n }),
    });
    const step = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('add' as const),
          intents: fc.array(intent, { minLength: 1, maxLength: 3 }),
        }),
      },
      { weight: 4, arbitrary: fc.record({ do: fc.constant('poll' as const) }) },
      {
        weight: 1,
        arbitrary: fc.record({ do: fc.constant('pass' as const), slots: fc.integer({ min: 1, max: 20 }) }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('fork' as const),
          slots: fc.integer({ min: 1, max: 32 }),
          skip: fc.integer({ min: 0, max: 4 }),
          keep: fc.array(fc.boolean(), { maxLength: 8 }),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        await empty(database);
        const chain = new FakeChain();
        chain.add(...register);
        const indexer = await indexerOf(chain.source());
        for (const one of steps) {
          if (one.do === 'add') chain.add(...one.intents);
          else if (one.do === 'pass') chain.pass(one.slots);
          else if (one.do === 'fork') {
            const from = chain.slot;
            const gone = chain.fork(one.slots);
            if (gone.length > 0) forks += 1;
            chain.again(
              gone.filter((_, at) => one.keep[at] ?? false),
              // Slots of the dead fork are not used again.
              from - chain.slot + one.skip,
            );
          } else {
            takenBack += (await indexer.poll()).takenBack;
            await compare(chain, true);
          }
        }
        chain.pass(40);
        const last = await indexer.poll();
        assert.deepInclude(last, { backlog: 0, gap: null });
        await compare(chain, false);
      }),
      { numRuns: 40, seed: 20 },
    );
    // The histories do what they are for.
    assert.isAbove(forks, 40);
    assert.isAbove(takenBack, 40);
  });

  /** A source that leaves some transactions out of its lists. */
  const lying = (chain: FakeChain, hidden: Set<string>): ChainSource =>
    chain.source('lying', (page) => page.filter(({ signature }) => !hidden.has(signature)));

  it('find what a source leaves out, and read it from another one', async () => {
    const chain = new FakeChain();
    chain.add(...register);
    const [hidden] = chain.add(post(0, 5n));
    chain.add(post(1));
    chain.add(post(0, 6n));
    chain.pass(40);
    const indexer = await indexerOf(lying(chain, new Set([hidden!])), chain.source('honest'));
    assert.deepInclude(await indexer.poll(), { backlog: 0, gap: null });
    await compare(chain, false);
    const [gap] = await rowsOf(database, 'SELECT status, by, reason FROM gap');
    assert.deepEqual(gap, {
      status: 'healed',
      by: 'honest',
      reason: `device ${deviceKey(0).toBase58()}: the total of posted rewards is 11, and 6 by the events before`,
    });
  });

  it('stop before a gap that no endpoint can fill, show the rest as not final, and go on once one can', async () => {
    const chain = new FakeChain();
    chain.add(...register);
    const [hidden] = chain.add(post(0, 5n));
    chain.add(post(1));
    const [stopped] = chain.add(post(0, 6n));
    chain.add(post(2));
    chain.pass(40);
    const liar = lying(chain, new Set([hidden!]));
    const indexer = await indexerOf(liar);
    const poll = await indexer.poll();
    assert.deepInclude(poll, { backlog: 2 });
    assert.include(poll.gap!, 'the total of posted rewards is 11, and 6 by the events before');
    const [row] = await rowsOf(database, 'SELECT signature, status FROM gap');
    assert.deepEqual([toBase58(row!['signature'] as Uint8Array), row!['status']], [stopped!, 'open']);
    // The same gap is noted once.
    await indexer.poll();
    assert.lengthOf(await rowsOf(database, 'SELECT FROM gap'), 1);

    assert.deepInclude(await (await indexerOf(liar, chain.source('honest'))).poll(), {
      backlog: 0,
      gap: null,
    });
    await compare(chain, false);
  });

  it('find the order within a slot by the totals, if the source does not know it', async () => {
    const chain = new FakeChain();
    chain.add(...register);
    chain.add(post(0, 1n), post(0, 2n), post(1, 3n), post(0, 4n));
    chain.pass(40);
    const shuffled = (page: Listed[]): Listed[] =>
      [...page]
        .sort((a, b) => b.slot - a.slot || (a.signature < b.signature ? -1 : 1))
        .map((one) => ({ ...one, txIndex: null }));
    assert.deepInclude(await (await indexerOf(chain.source('unordered', shuffled))).poll(), {
      backlog: 0,
      gap: null,
    });
    await compare(chain, false);
  });

  it('refuse lists that cannot be right, and ask another source', async () => {
    const wrong: [string, (page: Listed[]) => Listed[]][] = [
      ['twice', (page) => page.flatMap((one) => [one, one])],
      ['reversed', (page) => [...page].reverse()],
    ];
    for (const [name, change] of wrong) {
      await empty(database);
      const chain = new FakeChain();
      chain.add(...register);
      chain.add(post());
      chain.pass(40);
      const alone = await indexerOf(chain.source(name, change));
      const error = await alone.poll().then(
        () => null,
        (failure: Error) => failure,
      );
      assert.equal(error?.name, 'IncompleteError');
      assert.lengthOf(await rowsOf(database, 'SELECT FROM tx'), 0);
      await (await indexerOf(chain.source(name, change), chain.source('honest'))).poll();
      await compare(chain, false);
    }
  });

  it('park an event of an unknown version, and go on', async () => {
    const chain = new FakeChain();
    chain.add(...register);
    const [unknown] = chain.add({ kind: 'unknown' });
    chain.add(post());
    chain.pass(40);
    assert.deepInclude(await (await indexerOf(chain.source())).poll(), { backlog: 0, gap: null });
    await compare(chain, false);
    const rows = await rowsOf(database, 'SELECT signature, data FROM parked');
    assert.deepEqual(
      rows.map(({ signature, data }) => [
        toBase58(signature as Uint8Array),
        Buffer.from(data as Uint8Array).toString('hex'),
      ]),
      [[unknown!, 'e445a52e51cb9a1dffffffffffffffff01']],
    );
  });

  it('do not take a database that belongs to another cluster', async () => {
    const chain = new FakeChain();
    await (await indexerOf(chain.source())).poll();
    const other = { ...chain.source(), genesis: async () => 'other' };
    const error = await indexerOf(other).then(
      () => null,
      (failure: Error) => failure,
    );
    assert.equal(error?.name, 'OtherChainError');
  });
});
