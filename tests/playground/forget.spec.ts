import { HistoryGapError, deviceHistory, type History } from '@co-staking/sdk';
import { Connection, PublicKey } from '@solana/web3.js';
import { assert } from 'chai';

import { addressOf, call, eventually, resultOf, sendTransfer, usePlayground } from './support';

interface Landed {
  meta: { innerInstructions: unknown[] | null };
}

const READ = { maxSupportedTransactionVersion: 0, commitment: 'confirmed' };

describe('playground: a ledger that forgets', () => {
  const KEEP = 5;
  const stand = usePlayground({ keepSlots: KEEP });

  const first = (): Promise<number> => resultOf(stand, 'getFirstAvailableBlock');

  /** A transaction that has landed, and is forgotten by now. */
  async function forgotten(): Promise<{ signature: string; slot: number }> {
    const signature = await sendTransfer(stand, 1_001);
    const { slot } = await resultOf<{ slot: number }>(stand, 'getTransaction', [signature, READ]);
    for (let count = 0; count <= KEEP; count += 1) await sendTransfer(stand, 2_000 + count);
    await eventually(first, (block) => block > slot);
    return { signature, slot };
  }

  it('reports the first block that it has, and nothing of those before', async () => {
    const { signature, slot } = await forgotten();
    const search = { searchTransactionHistory: true };
    const { value } = await resultOf<{ value: unknown[] }>(stand, 'getSignatureStatuses', [
      [signature],
      search,
    ]);
    assert.deepEqual(value, [null]);
    assert.isNull(await resultOf(stand, 'getTransaction', [signature, READ]));
    const { error } = await call(stand, 'getBlock', [slot, READ]);
    assert.equal(error?.code, -32001);
    assert.match(
      error!.message,
      new RegExp(`^Block ${slot} cleaned up, does not exist on node\\. First available block: \\d+$`),
    );
    assert.equal((await call(stand, 'getBlockTime', [slot])).error?.code, -32001);
    assert.isAbove((await resultOf<number[]>(stand, 'getBlocks', [slot]))[0]!, slot);
  });

  it('refuses a signature to begin or end with that it does not know', async () => {
    const { signature } = await forgotten();
    const visitor = addressOf(stand, 'visitor').toBase58();
    for (const field of ['before', 'until'])
      for (const unknown of [signature, '1'.repeat(64)]) {
        const { error } = await call(stand, 'getSignaturesForAddress', [visitor, { [field]: unknown }]);
        assert.deepEqual([error?.code, error?.message], [-32020, `Transaction ${unknown} not found`]);
      }
  });

  it('has no address of a load balancer unless it is asked for one', () =>
    assert.isNull(stand.playground.balanced));

  it('keeps the accounts, and how many transactions there were', async () => {
    const count = await stand.connection.getTransactionCount();
    const before = await stand.connection.getBalance(addressOf(stand, 'owner'));
    await forgotten();
    assert.isAbove(await stand.connection.getTransactionCount(), count + KEEP);
    assert.isAbove(await stand.connection.getBalance(addressOf(stand, 'owner')), before);
  });
});

describe('playground: replicas', () => {
  const LAG = 60;
  const stand = usePlayground({ replicas: [{ lag: LAG }, { innerInstructions: false }] });
  const lagging = (): string => stand.playground.replicas[0]!.url;
  const partial = (): string => stand.playground.replicas[1]!.url;

  it('lags: it knows neither the state nor the transactions of the newest slots', async () => {
    const owner = addressOf(stand, 'owner').toBase58();
    const { value: before } = await resultOf<{ value: number }>(stand, 'getBalance', [owner]);
    const signature = await sendTransfer(stand, 1_001);
    const at = async (url?: string) => ({
      balance: (await resultOf<{ value: number }>(stand, 'getBalance', [owner], url)).value,
      found: (await resultOf(stand, 'getTransaction', [signature, READ], url)) !== null,
      status:
        (await resultOf<{ value: unknown[] }>(stand, 'getSignatureStatuses', [[signature]], url)).value[0] !==
        null,
    });
    assert.deepEqual(await at(), { balance: before + 1_001, found: true, status: true });
    assert.deepEqual(await at(lagging()), { balance: before, found: false, status: false });
    const [ahead, behind] = [
      await resultOf<number>(stand, 'getSlot'),
      await resultOf<number>(stand, 'getSlot', [], lagging()),
    ];
    assert.isBelow(behind, ahead);
    const { error } = await call(stand, 'getSlot', [{ minContextSlot: ahead }], lagging());
    assert.deepEqual([error?.code, error?.message], [-32016, 'Minimum context slot has not been reached']);
    const { error: unknown } = await call(
      stand,
      'getSignaturesForAddress',
      [owner, { until: signature }],
      lagging(),
    );
    assert.equal(unknown?.code, -32020);
  });

  it('takes transactions that another node then knows', async () => {
    const owner = addressOf(stand, 'owner').toBase58();
    const { value: before } = await resultOf<{ value: number }>(stand, 'getBalance', [owner]);
    await resultOf(stand, 'requestAirdrop', [owner, 1_000], lagging());
    // The faucet uses a blockhash that the whole cluster knows.
    assert.equal((await resultOf<{ value: number }>(stand, 'getBalance', [owner])).value, before + 1_000);
  });

  it('leaves inner instructions out', async () => {
    const device = stand.playground.devices['open']!.address;
    const [{ signature }] = (await resultOf<{ signature: string }[]>(stand, 'getSignaturesForAddress', [
      device,
      { limit: 1 },
    ])) as [{ signature: string }];
    const whole = await resultOf<Landed>(stand, 'getTransaction', [signature, READ]);
    const part = await resultOf<Landed>(stand, 'getTransaction', [signature, READ], partial());
    assert.isNotEmpty(whole.meta.innerInstructions);
    assert.isNull(part.meta.innerInstructions);
    assert.deepEqual({ ...part.meta, innerInstructions: null }, { ...whole.meta, innerInstructions: null });
  });
});

describe('playground: a load balancer', () => {
  const stand = usePlayground({
    replicas: [{ lag: 60 }, { innerInstructions: false }],
    balanced: true,
  });
  const url = (): string => stand.playground.balanced!.url;
  const slot = (address?: string): Promise<number> => resultOf<number>(stand, 'getSlot', [], address);

  it('lets the node and its replicas answer in turn, one request each', async () => {
    await sendTransfer(stand, 1_001);
    const [ahead, behind] = [await slot(), await slot(stand.playground.replicas[0]!.url)];
    assert.isBelow(behind, ahead);
    const lags = [];
    for (let turn = 0; turn < 6; turn += 1) lags.push((await slot(url())) < ahead);
    assert.deepEqual(lags, [false, true, false, false, true, false]);
  });

  it('does not take a turn for a health check or a preflight request', async () => {
    const ahead = await slot(stand.playground.url);
    // The node's turn, then the lagging replica's, whatever is asked in between.
    assert.isAtLeast(await slot(url()), ahead);
    assert.equal(await (await fetch(`${url()}/health`)).text(), 'ok');
    assert.equal((await fetch(url(), { method: 'OPTIONS' })).status, 204);
    assert.isBelow(await slot(url()), ahead);
    await slot(url());
  });

  it('gives the SDK a history that is exact up to a node’s slot or refused, never with a gap', async () => {
    const device = new PublicKey(stand.playground.devices['active']!.address);
    const { events } = await deviceHistory(stand.connection, device);
    const balanced = new Connection(url(), 'confirmed');
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const outcome = await deviceHistory(balanced, device).catch((error: unknown) => error);
      // One request more, so that the next attempt begins with another node.
      await slot(url());
      if (outcome instanceof HistoryGapError) continue;
      const { events: found, cursor } = outcome as History;
      assert.deepEqual(found, events.slice(0, found.length));
      // The rest follows, whichever node ended the first part.
      const { events: rest } = await deviceHistory(stand.connection, device, { cursor });
      assert.deepEqual([...found, ...rest], events);
    }
  });
});
