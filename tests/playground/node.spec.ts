import { assert } from 'chai';
import { request } from 'node:http';

import { startPlayground } from '@co-staking/playground';
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

  it('answers an invalid request as JSON-RPC requires', async () => {
    assert.equal((await call(stand, 'getMoon')).error?.code, -32601);
    assert.equal((await call(stand, 'toString')).error?.code, -32601);
    assert.equal((await post(stand, 'no JSON')).error?.code, -32700);
    assert.equal((await post(stand, { id: 3 })).error?.code, -32600);
    assert.equal((await post(stand, 'null')).error?.code, -32600);
    assert.equal((await call(stand, 'getBalance', [])).error?.code, -32602);
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
});
