import { assert } from 'chai';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';

import { call, resultOf, usePlayground } from './support';

describe('playground: faults on demand', () => {
  const stand = usePlayground();

  const statusOf = async (method: string): Promise<number> => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: [] });
    const headers = { 'content-type': 'application/json' };
    return (await fetch(stand.playground.url, { method: 'POST', headers, body })).status;
  };

  afterEach(() => stand.playground.setFaults([]));

  it('answers with a status of HTTP, for the methods of a rule', async () => {
    for (const status of [401, 403, 413, 429]) {
      stand.playground.setFaults([{ method: 'getSlot', status }]);
      assert.equal(await statusOf('getSlot'), status);
      assert.equal(await statusOf('getHealth'), 200);
    }
    stand.playground.setFaults([{ method: 'get*', status: 429, retryAfter: 3 }]);
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'getHealth' });
    const response = await fetch(stand.playground.url, { method: 'POST', body });
    assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '3']);
  });

  it('answers with an error of JSON-RPC, in the words of a node', async () => {
    const rules = [
      { method: 'getProgramAccounts', error: { code: -32010 } },
      { method: 'getSlot', error: { code: -32601 } },
      {
        method: 'getBalance',
        error: { code: -32005, message: 'Node is behind by 42 slots', data: { numSlotsBehind: 42 } },
      },
    ];
    stand.playground.setFaults(rules);
    assert.include((await call(stand, 'getProgramAccounts')).error, { code: -32010 });
    assert.include((await call(stand, 'getSlot')).error, { code: -32601, message: 'Method not found' });
    assert.deepEqual((await call(stand, 'getBalance')).error, rules[2]!.error as never);
  });

  it('cuts connections, also those of WebSockets', async () => {
    stand.playground.setFaults([{ cut: true }]);
    const failure: unknown = await call(stand, 'getSlot').catch((error: unknown) => error);
    assert.instanceOf(failure, TypeError);
    const socket = new WebSocket(stand.playground.wsUrl);
    await once(socket, 'open');
    socket.send(JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'slotSubscribe' }));
    const [code] = (await once(socket, 'close')) as [number];
    assert.equal(code, 1_006);
  });

  it('ends a rule after so many requests', async () => {
    stand.playground.setFaults([{ method: 'getSlot', status: 503, times: 2 }]);
    const statuses = [await statusOf('getSlot'), await statusOf('getSlot'), await statusOf('getSlot')];
    assert.deepEqual(statuses, [503, 503, 200]);
  });

  it('hits a share of the requests, the same ones for the same seed', async () => {
    const hits = async (): Promise<boolean[]> => {
      stand.playground.setFaults([{ share: 0.3, error: { code: -32005 } }]);
      const answers: boolean[] = [];
      for (let count = 0; count < 200; count += 1)
        answers.push((await call(stand, 'getHealth')).error !== undefined);
      return answers;
    };
    const first = await hits();
    assert.deepEqual(await hits(), first);
    const hit = first.filter(Boolean).length;
    assert.isTrue(hit > 30 && hit < 90, `${hit} of 200`);
  });

  it('answers late, and then rightly', async () => {
    stand.playground.setFaults([{ method: 'getHealth', delay: 300 }]);
    const order: string[] = [];
    const ask = async (method: string): Promise<void> => {
      assert.exists(await resultOf(stand, method));
      order.push(method);
    };
    await Promise.all([ask('getHealth'), ask('getSlot')]);
    assert.deepEqual(order, ['getSlot', 'getHealth']);
  });

  it('leaves the methods alone that steer the playground', async () => {
    stand.playground.setFaults([{ status: 429 }]);
    assert.isNumber(await resultOf(stand, 'playground_now'));
  });

  it('refuses rules that mean nothing, naming them', () => {
    const wrong: [object, string][] = [
      [{}, 'fault 0: needs delay, status, cut or error'],
      [{ stauts: 429 }, 'fault 0: unknown field stauts'],
      [{ status: 200 }, 'fault 0: status must be 400 to 599'],
      [{ status: 429, share: 0 }, 'fault 0: share must be over 0 and up to 1'],
      [{ status: 429, times: 0.5 }, 'fault 0: times must be positive'],
      [{ error: {} }, 'fault 0: error needs a code'],
    ];
    for (const [fault, words] of wrong)
      assert.throws(() => stand.playground.setFaults([fault]), TypeError, words);
  });

  it('are read from a file by the command, which names what is wrong with it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'playground-faults-'));
    const file = join(folder, 'faults.json');
    writeFileSync(file, JSON.stringify([{ share: 2, status: 429 }]));
    const child = spawn(process.execPath, ['--import', 'tsx', 'playground/src/cli.ts', '--faults', file], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    rmSync(folder, { recursive: true });
    assert.equal(code, 1);
    assert.include(said, `--faults: ${file}: fault 0: share must be over 0 and up to 1`);
  });
});
