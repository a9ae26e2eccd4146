import { PROGRAM_ID } from '@co-staking/sdk';
import { assert } from 'chai';
import { once } from 'node:events';

import { rowsOf, type Database } from '../src/db/database';
import { Indexer } from '../src/ingest/indexer';
import { FakeChain, type Intent } from './fakeChain';
import { Feed, StreamSource } from './streamSource';
import { DATABASE, empty, openEmpty } from './support';

const PROGRAM = PROGRAM_ID.toBase58();
const post = (amount: bigint): Intent => ({ kind: 'post', device: 0, amount });

// Another source behind the same interface: the rest of the indexer does not know which one it has.
describe(`a stream in place of an RPC node, on ${DATABASE}`, () => {
  let database: Database;
  before(async () => void (database = await openEmpty()));
  beforeEach(() => empty(database));
  after(() => database.close());

  const rewards = (): Promise<unknown> =>
    rowsOf(database, 'SELECT slot, tx_index, amount, posted_total FROM reward ORDER BY slot, tx_index');
  const onChain = (chain: FakeChain): unknown => {
    let total = 0n;
    return chain
      .landed()
      .filter(({ slot, events }) => slot <= chain.final && events[0]!.length > 0)
      .slice(1)
      .map(({ slot, txIndex }, at) => {
        total += BigInt(at + 1);
        return {
          slot: String(slot),
          tx_index: txIndex!,
          amount: String(at + 1),
          posted_total: String(total),
        };
      });
  };

  it('is read through forks and lost connections, and the node is asked only for what the stream lacks', async () => {
    const chain = new FakeChain();
    const feed = new Feed(chain);
    const source = new StreamSource(chain.source('node'));
    const indexer = new Indexer({ database, sources: [source], programId: PROGRAM, sweepEvery: 0 });
    await indexer.prepare();
    chain.add({ kind: 'register', device: 0 });
    chain.add(post(1n));
    chain.pass(40);
    source.push(feed.next());
    await indexer.poll();
    assert.deepEqual(await rewards(), onChain(chain));
    // A new database begins with the node: no stream is whole.
    assert.isAbove(source.asked, 0);

    source.asked = 0;
    chain.add(post(2n));
    source.push(feed.next());
    await indexer.poll();
    const gone = chain.fork(1);
    chain.again(gone, 3);
    chain.add(post(3n));
    const updates = feed.next();
    source.push(updates);
    // Whatever comes twice or late.
    source.push([...updates].reverse());
    assert.equal((await indexer.poll()).takenBack, 1);
    chain.pass(40);
    source.push(feed.next());
    await indexer.poll();
    assert.deepEqual(await rewards(), onChain(chain));
    assert.equal(source.asked, 0);

    source.lose();
    chain.add(post(4n));
    feed.next();
    chain.add(post(5n));
    chain.pass(40);
    source.push(feed.next());
    await indexer.poll();
    assert.deepEqual(await rewards(), onChain(chain));
    assert.isAbove(source.asked, 0);
  });

  it('wakes the indexer: nothing waits for the next poll', async () => {
    const chain = new FakeChain();
    const feed = new Feed(chain);
    const source = new StreamSource(chain.source('node'));
    // A day between two polls.
    const indexer = new Indexer({ database, sources: [source], programId: PROGRAM, interval: 86_400_000 });
    source.push(feed.next());
    indexer.start();
    await once(indexer.events, 'poll');
    chain.add({ kind: 'register', device: 0 });
    chain.add(post(1n));
    chain.pass(40);
    const polled = once(indexer.events, 'poll');
    // One that comes before the poll has ended wakes no one.
    const streaming = setInterval(() => source.push(feed.next()), 20);
    await polled;
    clearInterval(streaming);
    await indexer.stop();
    assert.deepEqual(await rewards(), onChain(chain));
  });
});
