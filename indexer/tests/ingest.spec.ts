import { assert } from 'chai';
import {
  decodeEvent,
  deviceHistory,
  fetchMultipleDevices,
  connectionSource,
  PROGRAM_ID,
  rebuildHistory,
  type RecordedEvent,
} from '@co-staking/sdk';

import { rowsOf } from '../src/db/database';
import { eventsOf, readWaiting, type StoredEvent } from '../src/read/events';
import { catchUp, DATABASE, empty, indexerOf, useStand } from './support';

const recorded = ({ signature, slot, txIndex, data }: StoredEvent): RecordedEvent => ({
  ...decodeEvent(Buffer.from(data, 'base64'))!,
  signature,
  slot,
  transactionIndex: txIndex,
});

describe(`ingestion into ${DATABASE}`, () => {
  const stand = useStand();

  it('stores every event once, in chain order, as the chain has it', async () => {
    const indexer = await indexerOf(stand);
    const poll = await catchUp(indexer);
    assert.deepInclude(poll, { backlog: 0, gap: null, takenBack: 0 });
    for (const { address } of Object.values(stand.playground.devices)) {
      const { events } = await deviceHistory(stand.connection, address);
      const page = await eventsOf(stand.database, { address, after: null }, 10_000, null);
      assert.deepEqual(page.events.map(recorded), events);
      assert.isFalse(page.more);
    }
    const again = await catchUp(indexer);
    assert.deepInclude(again, { listed: 0, fetched: 0, applied: 0, events: 0 });
  });

  it('gives events in pages of whole transactions', async () => {
    const { address } = stand.playground.devices['leaving']!;
    const all = await eventsOf(stand.database, { address, after: null }, 10_000, null);
    const waiting = await readWaiting(stand.database);
    const pieces: StoredEvent[] = [];
    for (;;) {
      const after = pieces.at(-1) ?? null;
      const page = await eventsOf(stand.database, { address, after }, 1, waiting);
      pieces.push(...page.events);
      if (!page.more) break;
    }
    assert.deepEqual(pieces, all.events);
  });

  it('keeps the totals that the chain has', async () => {
    const addresses = Object.values(stand.playground.devices).map(({ address }) => address);
    const accounts = await fetchMultipleDevices(connectionSource(stand.connection), addresses);
    const rows = await rowsOf(
      stand.database,
      `SELECT encode(address, 'hex') AS address, posted_total, stake, claimed, slashed, owner_units, owner_fraction, next_nonce,
         next_case, last_block FROM device WHERE NOT closed`,
    );
    assert.equal(rows.length, addresses.length);
    for (const account of accounts) {
      const row = rows.find(
        ({ address }) => address === Buffer.from(account!.address.toBytes()).toString('hex'),
      );
      const { rewards } = account!;
      assert.deepEqual(row, {
        address: row!['address']!,
        posted_total: String(rewards.postedTotal),
        stake: String(account!.ownerStake),
        claimed: String(rewards.ownerClaimed),
        slashed: String(rewards.ownerBurned),
        owner_units: String(rewards.ownerUnits),
        owner_fraction: Number(rewards.ownerFraction),
        next_nonce: String(account!.nextNonce),
        next_case: String(account!.nextCase),
        last_block: String(rewards.lastBlock),
      });
    }
  });

  it('has the stakes, claims and slashes of the rebuilt history', async () => {
    for (const { address } of Object.values(stand.playground.devices)) {
      const { events } = await deviceHistory(stand.connection, address);
      const { positions } = rebuildHistory(events);
      for (const { role, offer, stake, claimed, slashed } of positions) {
        if (role === 'owner') continue;
        const [row] = await rowsOf(
          stand.database,
          'SELECT stake, claimed, slashed FROM offer WHERE address = $1',
          [offer!.toBytes()],
        );
        assert.deepEqual(row, { stake: String(stake), claimed: String(claimed), slashed: String(slashed) });
      }
    }
  });

  it('stores the accounts as the chain has them', async () => {
    const found = await stand.connection.getProgramAccounts(PROGRAM_ID);
    const rows = await rowsOf(
      stand.database,
      `SELECT address, data FROM account WHERE kind <> 'Clock' ORDER BY address`,
    );
    const expected = found
      .map(({ pubkey, account }) => ({ address: pubkey.toBytes(), data: new Uint8Array(account.data) }))
      .sort((a, b) => Buffer.compare(a.address, b.address));
    assert.deepEqual(
      rows.map(({ address, data }) => ({
        address: new Uint8Array(address as Uint8Array),
        data: new Uint8Array(data as Uint8Array),
      })),
      expected,
    );
  });

  it('fills another database from transactions alone if the node does not search', async () => {
    const before = await rowsOf(stand.database, 'SELECT address, data FROM account ORDER BY address');
    await empty(stand.database);
    stand.playground.setFaults([{ method: 'getProgramAccounts', status: 403 }]);
    await catchUp(await indexerOf(stand));
    stand.playground.setFaults([]);
    const after = await rowsOf(stand.database, 'SELECT address, data FROM account ORDER BY address');
    assert.deepEqual(
      after.filter(
        ({ address }) =>
          Buffer.from(address as Uint8Array)
            .toString('hex')
            .slice(0, 8) !== '06a7d517',
      ),
      before.filter(
        ({ address }) =>
          Buffer.from(address as Uint8Array)
            .toString('hex')
            .slice(0, 8) !== '06a7d517',
      ),
    );
  });
});
