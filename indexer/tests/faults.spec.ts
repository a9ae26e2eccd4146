import { PROGRAM_ID } from '@co-staking/sdk';
import { assert } from 'chai';
import { once } from 'node:events';

import { rowsOf, type Row } from '../src/db/database';
import { Indexer } from '../src/ingest/indexer';
import { fromBase58, toBase58 } from '../src/util/base58';
import { FakeChain } from './fakeChain';
import { catchUp, DATABASE, empty, indexerOf, sourceOf, useStand } from './support';

const PROGRAM = PROGRAM_ID.toBase58();

describe(`faults of nodes and processes, on ${DATABASE}`, () => {
  const stand = useStand({ replicas: [{ innerInstructions: false }] });
  let whole: Row[];

  const stored = (): Promise<Row[]> =>
    rowsOf(
      stand.database,
      `SELECT 'event' AS kind, slot, tx_index, event_index, data FROM event
       UNION ALL SELECT 'reward', slot, tx_index, event_index, convert_to(posted_total::text, 'UTF8') FROM reward ORDER BY 2, 3, 4`,
    );

  before(async () => {
    await catchUp(await indexerOf(stand));
    whole = await stored();
    assert.isAbove(whole.length, 200);
  });
  afterEach(() => stand.playground.setFaults([]));

  it('reads everything through refused, cut and late answers', async () => {
    await empty(stand.database);
    stand.playground.setFaults([
      { share: 0.15, status: 429 },
      { share: 0.1, status: 503 },
      { share: 0.05, cut: true },
      { method: 'getTransaction', share: 0.1, error: { code: -32005 } },
    ]);
    // What fails is repeated, as the loop does.
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const indexer = await indexerOf(stand).catch(() => null);
      const poll = await indexer?.poll().catch(() => null);
      if (poll?.backlog === 0) break;
    }
    assert.deepEqual(await stored(), whole);
  });

  it('reads from another endpoint what a node did not record, and what a node that is down does not answer', async () => {
    await empty(stand.database);
    const incomplete = sourceOf(stand, stand.playground.replicas[0]!.url);
    const down = sourceOf(stand, 'http://127.0.0.1:9');
    await catchUp(await indexerOf(stand, { sources: [down, incomplete, sourceOf(stand)] }));
    assert.deepEqual(await stored(), whole);
  });

  it('never takes inner instructions that were not recorded for none', async () => {
    await empty(stand.database);
    const incomplete = sourceOf(stand, stand.playground.replicas[0]!.url);
    const indexer = await indexerOf(stand, { sources: [incomplete] });
    const failed = once(indexer.events, 'failure');
    const poll = await indexer.poll();
    assert.isAbove(poll.backlog, 200);
    assert.deepEqual(await stored(), []);
    assert.equal(((await failed)[0] as Error).name, 'IncompleteError');
  });

  it('finds accounts and totals that differ from the chain, with both values, and stores what the chain has', async () => {
    await empty(stand.database);
    const indexer = await indexerOf(stand, { sweepEvery: 1 });
    await catchUp(indexer);
    const device = fromBase58(stand.playground.devices['active']!.address);
    const [before] = await rowsOf(stand.database, 'SELECT data FROM account WHERE address = $1', [device]);
    await stand.database.query(
      'UPDATE account SET data = overlay(data PLACING $2 FROM 11) WHERE address = $1',
      [device, Uint8Array.of(7)],
    );
    await stand.database.query('UPDATE device SET posted_total = posted_total + 1 WHERE address = $1', [
      device,
    ]);
    // Once around: 100 accounts with each poll.
    for (let poll = 0; poll < 4; poll += 1) await indexer.poll();
    const [after] = await rowsOf(stand.database, 'SELECT data FROM account WHERE address = $1', [device]);
    assert.deepEqual(after, before);
    const found = await rowsOf(
      stand.database,
      `SELECT DISTINCT field, CASE field WHEN 'account' THEN '' ELSE stored END AS stored FROM difference ORDER BY 1`,
    );
    const [total] = await rowsOf(stand.database, 'SELECT posted_total FROM device WHERE address = $1', [
      device,
    ]);
    assert.deepEqual(found, [
      { field: 'account', stored: '' },
      { field: 'posted_total', stored: String(total!['posted_total']) },
    ]);
  });

  it('finds an account that differs though no slot has passed since it was read', async () => {
    await empty(stand.database);
    const source = sourceOf(stand);
    const still = 1_000_000;
    const indexer = await indexerOf(stand, {
      sweepEvery: 1,
      sources: [
        {
          ...source,
          accounts: async (addresses) => ({ ...(await source.accounts(addresses, 0)), slot: still }),
        },
      ],
    });
    await catchUp(indexer);
    const device = fromBase58(stand.playground.devices['active']!.address);
    const [before] = await rowsOf(stand.database, 'SELECT slot, data FROM account WHERE address = $1', [
      device,
    ]);
    assert.equal(before!['slot'], String(still));
    await stand.database.query(
      'UPDATE account SET data = overlay(data PLACING $2 FROM 11) WHERE address = $1',
      [device, Uint8Array.of(7)],
    );
    const found: string[] = [];
    for (let poll = 0; poll < 4; poll += 1)
      found.push(...(await indexer.poll()).differences.map(({ address }) => address));
    assert.deepEqual(found, [toBase58(device)]);
    const [after] = await rowsOf(stand.database, 'SELECT slot, data FROM account WHERE address = $1', [
      device,
    ]);
    assert.deepEqual(after, before);
  });

  it('lets one process of a database write, and another one take over', async () => {
    await empty(stand.database);
    const chain = new FakeChain();
    chain.add({ kind: 'register', device: 0 });
    chain.add({ kind: 'post', device: 0, amount: 3n });
    chain.pass(40);
    const make = (): Indexer =>
      new Indexer({ database: stand.database, sources: [chain.source()], programId: PROGRAM, interval: 20 });
    const [first, second] = [make(), make()];
    first.start();
    await once(first.events, 'poll');
    second.start();
    const lead = once(second.events, 'lead');
    await once(first.events, 'poll');
    assert.deepEqual([first.leads, second.leads], [true, false]);
    await first.stop();
    await lead;
    chain.add({ kind: 'post', device: 0, amount: 4n });
    chain.pass(40);
    for (;;) {
      await once(second.events, 'poll');
      if ((await rowsOf(stand.database, 'SELECT FROM reward')).length === 2) break;
    }
    await second.stop();
    assert.deepEqual(await rowsOf(stand.database, 'SELECT amount, posted_total FROM reward ORDER BY slot'), [
      { amount: '3', posted_total: '3' },
      { amount: '4', posted_total: '7' },
    ]);
  });
});
