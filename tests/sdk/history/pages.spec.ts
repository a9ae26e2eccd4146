import {
  AccountNotFoundError,
  HistoryGapError,
  OfferState,
  PROGRAM_ID,
  SearchRefusedError,
  deviceHistory,
  devicePages,
  fetchPositions,
  findDevices,
  findOfferPda,
  findOffers,
  findParticipants,
  listMarketplace,
  listOffers,
  rebuildHistory,
  sortEvents,
  walletHistory,
  walletPages,
  CoStakingClient,
  connectionSource,
  fetchNow,
  keypairWallet,
  type AccountSource,
  type EventPage,
  type EventSource,
  type HistoryCursor,
  type HistoryProgress,
  type IndexerSource,
  type Positions,
  type ReadingConnection,
  type RecordedEvent,
} from '@co-staking/sdk';
import { searchAccounts } from '@co-staking/sdk/testing';
import { Connection, PublicKey, type GetProgramAccountsConfig } from '@solana/web3.js';
import { assert } from 'chai';

import { addressOf, usePlayground, walletOf, type Stand } from '../../playground/support';

type Body =
  { id: string; method: string; params: unknown[] } | { id: string; method: string; params: unknown[] }[];

/** What a request is answered with instead of asking the playground; `null` to ask it. */
type Instead = (body: Body, count: number) => Response | null;

const NOWHERE = new PublicKey('SysvarRent111111111111111111111111111111111');

/** A connection that counts its requests, and may answer some of them itself. */
function watched(
  { playground }: Stand,
  instead: Instead = () => null,
  change: (answers: object[]) => object[] = (answers) => answers,
) {
  const bodies: Body[] = [];
  const connection = new Connection(playground.url, {
    commitment: 'confirmed',
    disableRetryOnRateLimit: true,
    fetch: async (url, init) => {
      const body = JSON.parse(String(init!.body)) as Body;
      bodies.push(body);
      const other = instead(body, bodies.length);
      if (other) return other;
      const response = await fetch(url, { ...(init as RequestInit) });
      const answer = (await response.json()) as object | object[];
      return new Response(JSON.stringify(Array.isArray(answer) ? change(answer) : answer));
    },
  });
  return { connection, bodies };
}

const asked = (bodies: readonly Body[], method: string): string[] =>
  bodies
    .flat()
    .filter((one) => one.method === method)
    .map(({ params }) => params[0] as string);

/** No test waits. */
const timing = { now: () => 0, sleep: () => Promise.resolve() };

async function all(pages: AsyncIterable<{ events: RecordedEvent[] }>): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of pages) events.push(...page.events);
  return events;
}

const errorOf = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => assert.fail('nothing was thrown'),
    (error: Error) => error,
  );

describe('histories of many devices', () => {
  const stand = usePlayground({ devices: 24 });
  let owner: PublicKey;
  let whole: Awaited<ReturnType<typeof walletHistory>>;
  let device: PublicKey;

  before(async () => {
    owner = addressOf(stand, 'owner');
    device = new PublicKey(stand.playground.devices['active']!.address);
    // Asked one by one, as any source that takes no batches.
    const { connection } = stand;
    const single = {
      getSignaturesForAddress: connection.getSignaturesForAddress.bind(connection),
      getTransaction: connection.getTransaction.bind(connection),
    };
    whole = await walletHistory(single, owner);
  });

  describe('in batches', () => {
    it('are the same, in few requests, and no transaction is asked for twice', async () => {
      const { connection, bodies } = watched(stand);
      assert.deepEqual(await walletHistory(connection, owner), whole);
      const transactions = asked(bodies, 'getTransaction');
      assert.lengthOf(transactions, new Set(transactions).size);
      assert.isAtLeast(Object.keys(whole.cursor).length, 20);
      assert.isAtMost(bodies.length, 8);
      assert.isTrue(bodies.every((body) => !Array.isArray(body) || body.length <= 100));
    });

    it('are the same if the node answers in another order', async () => {
      const { connection } = watched(stand, undefined, (answers) => [...answers].reverse());
      assert.deepEqual(await walletHistory(connection, owner), whole);
    });

    it('become smaller when they are too large, or too many', async () => {
      for (const status of [413, 429]) {
        const { connection, bodies } = watched(stand, (body) =>
          Array.isArray(body) && body.length > 12 ? new Response('no', { status }) : null,
        );
        assert.deepEqual(await walletHistory(connection, owner, { timing }), whole);
        assert.isTrue(bodies.some((body) => Array.isArray(body) && body.length > 1 && body.length <= 12));
      }
    });

    it('are left to single requests by a node that takes none, which also says what is refused', async () => {
      const refusals = [
        () => new Response('Batch requests are not allowed', { status: 403 }),
        () =>
          new Response(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code: -32600, message: 'no' } })),
      ];
      for (const refuse of refusals) {
        const { connection, bodies } = watched(stand, (body) => (Array.isArray(body) ? refuse() : null));
        assert.deepEqual(
          await deviceHistory(connection, device),
          await deviceHistory(stand.connection, device),
        );
        assert.lengthOf(
          bodies.filter((body) => Array.isArray(body)),
          1,
        );
      }
      const { connection, bodies } = watched(stand, () => new Response('invalid key', { status: 401 }));
      assert.include((await errorOf(deviceHistory(connection, device))).message, '401');
      assert.lengthOf(bodies, 1);
    });

    it('repeat only what failed for a moment, and say so', async () => {
      const steps: HistoryProgress[] = [];
      let failed = false;
      const { connection, bodies } = watched(stand, undefined, (answers) => {
        if (failed) return answers;
        failed = true;
        const [first, ...others] = answers as { id: string }[];
        return [{ jsonrpc: '2.0', id: first!.id, error: { code: -32005, message: 'behind' } }, ...others];
      });
      const onProgress = (step: HistoryProgress): unknown => steps.push(step);
      assert.deepEqual(await walletHistory(connection, owner, { timing, onProgress }), whole);
      assert.lengthOf(
        steps.filter(({ stage }) => stage === 'retrying'),
        1,
      );
      const transactions = asked(bodies, 'getTransaction');
      assert.lengthOf(transactions, new Set(transactions).size + 1);
    });
  });

  describe('page by page', () => {
    it('go on after a failure, also in another process, without reading anything twice', async () => {
      const kept: { events: RecordedEvent[]; cursor: HistoryCursor } = { events: [], cursor: {} };
      const read: string[] = [];
      let failures = 0;
      for (let finished = false; !finished;) {
        // Lets three requests more through each time, then refuses whatever is asked.
        const { connection, bodies } = watched(stand, (_, count) =>
          count > 3 + failures ? new Response('no', { status: 401 }) : null,
        );
        try {
          for await (const page of walletPages(connection, owner, { cursor: kept.cursor })) {
            kept.events.push(...page.events);
            // As a file would keep it.
            kept.cursor = JSON.parse(JSON.stringify(page.cursor)) as HistoryCursor;
          }
          finished = true;
        } catch (error) {
          assert.include((error as Error).message, '401');
          failures += 1;
        }
        read.push(...asked(bodies.slice(0, 3 + failures), 'getTransaction'));
      }
      assert.isAtLeast(failures, 2);
      assert.deepEqual(sortEvents(kept.events), whole.events);
      assert.deepEqual(kept.cursor, whole.cursor);
      assert.deepEqual(
        rebuildHistory(kept.events, { wallet: owner }).positions,
        rebuildHistory(whole.events, { wallet: owner }).positions,
      );
    });

    it('count what was read and found', async () => {
      const steps: HistoryProgress[] = [];
      await all(walletPages(stand.connection, owner, { onProgress: (step) => steps.push(step) }));
      const devices = Object.keys(whole.cursor).length - 1;
      const last = steps.at(-1)!;
      assert.include(last, { stage: 'reading', devices, devicesRead: devices });
      assert.isTrue(last.stage === 'reading' && last.read === last.listed && last.read > devices);
    });

    it('refuse a misspelt option, and a page is the whole of a device that nothing is known of', async () => {
      for (const pages of [devicePages, walletPages])
        assert.throws(() => pages(stand.connection, device, { cursr: {} } as never), TypeError, 'cursr');
      assert.deepEqual(await all(devicePages(stand.connection, NOWHERE)), []);
    });
  });

  describe('from an indexer', () => {
    const has = ({ data }: RecordedEvent, address: PublicKey): boolean =>
      ['device', 'owner', 'coStaker'].some((field) =>
        address.equals(((data as Record<string, unknown>)[field] ?? NOWHERE) as PublicKey),
      );

    /** All events in memory, with pages of at most so many events. */
    const indexer = (most: number, change: (page: EventPage) => EventPage = (page) => page): EventSource => ({
      getEvents: async (questions, { limit }) => {
        assert.isAtMost(questions.length, 100);
        return questions.map(({ address, after }) => {
          const events = whole.events.filter((event) => has(event, address));
          const start = after ? events.map(({ signature }) => signature).lastIndexOf(after.signature) + 1 : 0;
          let end = Math.min(start + Math.min(most, limit), events.length);
          // A transaction is never torn.
          while (end < events.length && events[end]!.signature === events[end - 1]!.signature) end += 1;
          return change({ events: events.slice(start, end), more: end < events.length });
        });
      },
    });

    it('are the same, and checked in the same way', async () => {
      for (const most of [1, 1_000]) {
        const { events, unread } = await walletHistory(indexer(most), owner);
        assert.deepEqual([sortEvents(events), unread], [whole.events, []]);
      }
      const { cursor } = await deviceHistory(indexer(2), device);
      assert.deepEqual(await deviceHistory(indexer(2), device, { cursor }), {
        events: [],
        unread: [],
        cursor,
      });
      const late = indexer(1_000, ({ events, more }) => ({ events: events.slice(1), more }));
      assert.include((await errorOf(deviceHistory(late, device))).message, 'the registration');
    });

    it('are refused if a page does not go on where the last one ended', async () => {
      const wrong: [RegExp, EventSource][] = [
        [/repeats its events/, indexer(5, ({ events, more }) => ({ events: [...events].reverse(), more }))],
        [/an empty page/, indexer(2, ({ more }) => ({ events: [], more }))],
        [/asked for events of 1 addresses, but answered for 0/, { getEvents: async () => [] }],
      ];
      for (const [words, source] of wrong) {
        const error = await errorOf(deviceHistory(source, device));
        assert.instanceOf(error, HistoryGapError);
        assert.match(error.message, words);
      }
    });

    it('it searches for the marketplace and for what a wallet has, and the node decides about transactions', async () => {
      const accounts = connectionSource(stand.connection);
      const source: IndexerSource = { ...accounts, ...indexer(100) };
      const { connection, bodies } = watched(stand);
      const client = new CoStakingClient({
        connection,
        source,
        wallet: keypairWallet(walletOf(stand, 'owner')),
      });
      const { devices } = await client.positions();
      assert.lengthOf(devices, Object.keys(whole.cursor).length - 1);
      assert.isEmpty(asked(bodies, 'getProgramAccounts'));
      assert.lengthOf(asked(bodies, 'getAccountInfo'), 1);
      const now = await fetchNow(source);
      assert.deepEqual(await listMarketplace(source, { now }), await listMarketplace(accounts, { now }));
    });
  });

  describe('from a node that does not search', () => {
    before(() => stand.playground.setFaults([{ method: 'getProgramAccounts', status: 403 }]));
    after(() => stand.playground.setFaults([]));

    it('a wallet’s positions come from its history', async () => {
      const source = connectionSource(stand.connection);
      const now = await fetchNow(source);
      const refused = await errorOf(fetchPositions(source, owner, now));
      assert.instanceOf(refused, SearchRefusedError);
      stand.playground.setFaults([]);
      const searched = await fetchPositions(source, owner, now);
      stand.playground.setFaults([{ method: 'getProgramAccounts', status: 403 }]);
      const { positions } = rebuildHistory(whole.events, { wallet: owner });
      const known = await fetchPositions(source, owner, now, { known: positions });
      const sorted = ({ devices }: Positions) =>
        devices.sort((a, b) => (a.device.address.toBase58() < b.device.address.toBase58() ? -1 : 1));
      assert.deepEqual(sorted(known), sorted(searched));
      assert.isAbove(known.devices.length, 10);
      const coStaker = addressOf(stand, 'co-staker');
      const theirs = rebuildHistory((await walletHistory(stand.connection, coStaker)).events).positions;
      const { coStakes, devices } = await fetchPositions(source, coStaker, now, { known: theirs });
      assert.isEmpty(devices);
      assert.isTrue(coStakes.length > 0 && coStakes.every(({ offer }) => offer.coStaker.equals(coStaker)));
    });

    it('an indexer finds accounts, and what a client’s wallet has', async () => {
      stand.playground.setFaults([]);
      const node = connectionSource(stand.connection);
      const read = async (from: AccountSource) => ({
        devices: await findDevices(from, { owner }),
        offers: await findOffers(from, { state: OfferState.Open }),
        participants: await findParticipants(from, {}),
        positions: await fetchPositions(from, owner, 1_000_000_000n),
      });
      const searched = await read(node);
      const kept = await stand.connection.getProgramAccounts(PROGRAM_ID);
      stand.playground.setFaults([{ method: 'getProgramAccounts', status: 403 }]);
      const indexer = connectionSource({
        getAccountInfo: stand.connection.getAccountInfo.bind(stand.connection),
        getMultipleAccountsInfo: stand.connection.getMultipleAccountsInfo.bind(stand.connection),
        getProgramAccounts: async (_: PublicKey, config: GetProgramAccountsConfig) =>
          searchAccounts(
            kept.map(({ pubkey, account }) => [pubkey, account]),
            config,
          ),
      } as unknown as ReadingConnection);
      assert.deepEqual(await read(indexer), searched);
      assert.isAbove(searched.devices.length, 10);
      assert.isNotEmpty(searched.offers);

      const wallet = keypairWallet(walletOf(stand, 'owner'));
      const { connection, bodies } = watched(stand);
      const { devices } = await new CoStakingClient({ connection, wallet, source: indexer }).positions();
      assert.deepEqual(
        devices.map(({ device }) => device),
        searched.positions.devices.map(({ device }) => device),
      );
      assert.isEmpty(asked(bodies, 'getProgramAccounts'));
      assert.instanceOf(
        await errorOf(new CoStakingClient({ connection: stand.connection, wallet }).positions()),
        SearchRefusedError,
      );
    });

    it('offers are listed by their links, those that are closed left out', async () => {
      const source = connectionSource(stand.connection);
      const now = await fetchNow(source);
      stand.playground.setFaults([]);
      const { rows } = await listMarketplace(source, { now, limit: 3 });
      const taken = (await findOffers(source, { state: OfferState.Active }))[0]!.address;
      stand.playground.setFaults([{ method: 'getProgramAccounts', status: 403 }]);
      const offers = [...rows.map(({ offer }) => offer), taken, findOfferPda({ device, nonce: 60_000 })[0]];
      assert.deepEqual(await listOffers(source, { offers, now }), rows);
      assert.instanceOf(await errorOf(listOffers(source, { offers: [device], now })), AccountNotFoundError);
      assert.instanceOf(await errorOf(listOffers(source, { offer: offers, now } as never)), TypeError);
    });
  });
});
