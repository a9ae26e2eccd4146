import { assert } from 'chai';
import { createServer, request } from 'node:http';

import { startPlayground } from '@co-staking/playground';
import { close, listenOnPair } from '../../playground/src/server/listen';
import { call, post, usePlayground } from './support';

describe('playground: the node', () => {
  const stand = usePlayground();

  it('reports its health, version, genesis and epoch', async () => {
    assert.equal((await call(stand, 'getHealth')).result, 'ok');
    assert.isString((await stand.connection.getVersion())['solana-core']);
    assert.match(await stand.connection.getGenesisHash(), /^[1-9A-HJ-NP-Za-km-z]{32,44}$/);
    assert.equal((await stand.connection.getEpochInfo()).epoch, 0);
  });

  it('counts slots and heights upwards, and dates them', async () => {
    const slot = await stand.connection.getSlot();
    assert.isAtLeast(await stand.connection.getBlockHeight(), slot);
    const time = (await stand.connection.getBlockTime(slot))!;
    assert.isAtMost(Math.abs(time - Number(stand.playground.now())), 60);
  });

  it('gives blockhashes that are valid, and knows no others', async () => {
    const { blockhash, lastValidBlockHeight } = await stand.connection.getLatestBlockhash();
    assert.isAbove(lastValidBlockHeight, await stand.connection.getBlockHeight());
    assert.isTrue((await stand.connection.isBlockhashValid(blockhash)).value);
    const foreign = await stand.connection.getGenesisHash();
    assert.isFalse((await stand.connection.isBlockhashValid(foreign)).value);
  });

  it('asks no fee for priority', async () => {
    const fees = await stand.connection.getRecentPrioritizationFees();
    assert.isNotEmpty(fees);
    assert.isTrue(fees.every(({ prioritizationFee }) => prioritizationFee === 0));
  });

  // The answers of a node 4.2.0 to the same bodies.
  describe('answers a malformed body with a node’s code and words', () => {
    const slot = { jsonrpc: '2.0', id: 1, method: 'getSlot' };
    const cases: [unknown, number, string][] = [
      ['no JSON', -32700, 'Parse error'],
      ['null', -32700, 'Parse error'],
      ['5', -32700, 'Parse error'],
      ['"hello"', -32700, 'Parse error'],
      [[1], -32700, 'Parse error'],
      [{ id: 3 }, -32600, 'Invalid request'],
      [{ ...slot, method: 5 }, -32600, 'Invalid request'],
      [{ ...slot, params: 5 }, -32600, 'Invalid request'],
      [{ ...slot, jsonrpc: '1.0' }, -32600, 'Invalid request'],
      [{ id: 1, method: 'getSlot' }, -32600, 'Unsupported JSON-RPC protocol version'],
      [{ ...slot, params: { commitment: 'confirmed' } }, -32602, '`params` should be an array'],
      [{ ...slot, method: 'getMoon' }, -32601, 'Method not found'],
      [{ ...slot, method: 'toString' }, -32601, 'Method not found'],
    ];
    for (const [body, code, message] of cases)
      it(JSON.stringify(body), async () => {
        const { error } = await post(stand, body);
        assert.deepEqual([error?.code, error?.message], [code, message]);
      });

    it('and a missing parameter', async () =>
      assert.equal((await call(stand, 'getBalance', [])).error?.code, -32602));

    it('and sends no text back if no response is expected', async () => {
      const request = { jsonrpc: '2.0', method: 'getSlot' };
      for (const body of [[], request, [request]]) {
        const response = await fetch(stand.playground.url, { method: 'POST', body: JSON.stringify(body) });
        assert.deepEqual([response.status, await response.text()], [200, '']);
      }
      const both = (await post(stand, [request, slot])) as unknown as { id: number }[];
      assert.deepEqual(
        both.map(({ id }) => id),
        [1],
      );
    });
  });

  it('ignores a commitment that does not exist, except if nothing else can be configured', async () => {
    const moon = { commitment: 'moon' };
    const { address } = stand.playground.devices['active']!;
    assert.isUndefined(
      (await call(stand, 'getAccountInfo', [address, { ...moon, encoding: 'base64' }])).error,
    );
    assert.isUndefined((await call(stand, 'getSlot', [moon])).error);
    const words =
      'Invalid params: unknown variant `moon`, expected one of `processed`, `confirmed`, `finalized`.';
    for (const [method, ...params] of [
      ['getTokenSupply', stand.playground.mint],
      ['getTokenAccountBalance', stand.playground.mint],
      ['getMinimumBalanceForRentExemption', 5],
    ] as [string, ...unknown[]][]) {
      const { error } = await call(stand, method, [...params, moon]);
      assert.deepEqual([error?.code, error?.message], [-32602, words], method);
    }
  });

  it('answers a batch in its order', async () => {
    const batch = ['getHealth', 'getMoon', 'getSlot'].map((method, id) => ({ jsonrpc: '2.0', id, method }));
    const answers = (await post(stand, batch)) as unknown as { id: number; error?: { code: number } }[];
    assert.deepEqual(
      answers.map(({ id }) => id),
      [0, 1, 2],
    );
    assert.equal(answers[1]!.error?.code, -32601);
  });

  it('refuses a slot that is not reached', async () => {
    const { error } = await call(stand, 'getLatestBlockhash', [{ minContextSlot: 1_000_000_000 }]);
    assert.equal(error?.code, -32016);
  });

  it('listens on this machine only', async () => {
    assert.match(stand.playground.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const port = Number(new URL(stand.playground.url).port);
    assert.equal(stand.playground.wsUrl, `ws://127.0.0.1:${port + 1}`);
    // Another address of the loopback network is someone else.
    const refusal = await new Promise<NodeJS.ErrnoException>((resolve, reject) => {
      request({ host: '127.0.0.2', port, method: 'POST' }, () => reject(new Error('answered')))
        .on('error', resolve)
        .end();
    });
    assert.equal(refusal.code, 'ECONNREFUSED');
  });

  it('refuses a port that is taken', async () => {
    const port = Number(new URL(stand.playground.url).port);
    let refusal: unknown;
    await startPlayground({ port }).catch((error: unknown) => (refusal = error));
    assert.equal((refusal as NodeJS.ErrnoException).code, 'EADDRINUSE');
  });

  it('refuses a port whose upper neighbour is taken, and the process lives on', async () => {
    const lower = createServer();
    const upper = createServer();
    const port = await listenOnPair(lower, upper, 0);
    await close(lower);
    let refusal: unknown;
    await startPlayground({ port }).catch((error: unknown) => (refusal = error));
    await close(upper);
    assert.equal((refusal as NodeJS.ErrnoException).code, 'EADDRINUSE');
  });
});
