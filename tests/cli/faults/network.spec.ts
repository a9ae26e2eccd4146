import { fetchDevice, findDevicePda } from '@co-staking/sdk';
import { Connection } from '@solana/web3.js';
import { expect } from 'chai';
import { join } from 'node:path';

import { cli, HOME, type Call } from '../support/cli';
import { startFaultProxy, type Fault, type FaultProxy, type Reply } from '../support/faultProxy';
import { OperatorRun } from '../support/operatorRun';

const DEVICES = 3;

/** What a node, or a proxy before it, may answer instead. */
const FAULTS: Record<string, Reply> = {
  'HTTP 429': { status: 429, text: '{"error":"slow down"}', headers: { 'retry-after': '0' } },
  'HTTP 429 as JSON-RPC': {
    status: 429,
    text: '{"jsonrpc":"2.0","error":{"code":429,"message":"x"},"id":1}',
  },
  'HTTP 500': { status: 500, text: 'Internal Server Error' },
  'HTTP 503': { status: 503, text: '<html>busy</html>' },
  'a page instead of JSON': { status: 200, text: '<html>sign in</html>' },
  'half an answer': { status: 200, text: '{"jsonrpc":"2.0","result":{"con' },
  'an empty answer': { status: 200, text: '' },
  'JSON that is not an answer': { status: 200, text: '{"message":"quota exceeded"}' },
  'a broken connection': 'drop',
};

/** Those that are tried as lasting faults. */
const LASTING = ['HTTP 429', 'a page instead of JSON', 'JSON that is not an answer', 'a broken connection'];

/** Lets the first question of every method fail. */
function firstOfEach(reply: Reply): Fault {
  const seen = new Set<string>();
  return ({ method }, ask) => {
    if (seen.has(method)) return ask();
    seen.add(method);
    return reply;
  };
}

describe('co-staking: an RPC that fails', function () {
  this.timeout(300_000);
  let run: OperatorRun;
  let device: string;
  let count = 0;

  before(async () => {
    run = await OperatorRun.start('network', DEVICES);
    device = run.session.device('ready');
  });
  after(() => run.stop());

  /** A stake of an amount that no other one has, in a home of its own, so that many run side by side. */
  function stake(proxy: FaultProxy): { amount: bigint; call: Promise<Call> } {
    count += 1;
    const amount = BigInt(count);
    const words = ['stake', device, `0.${String(count).padStart(8, '0')}`, '--yes', '-o', 'json'];
    const flags = ['-u', proxy.url, '-k', run.session.wallet('owner')];
    return { amount, call: cli([...words, ...flags], { home: join(HOME, `home-${count}`) }) };
  }

  const staked = async (): Promise<bigint> => {
    const connection = new Connection(run.session.playground.url, 'confirmed');
    return (await fetchDevice(connection, findDevicePda({ id: device })[0])).ownerStake;
  };

  async function behind<T>(fault: Fault, use: (proxy: FaultProxy) => Promise<T>): Promise<T> {
    const proxy = await startFaultProxy(run.session.playground.url);
    proxy.fault = fault;
    try {
      return await use(proxy);
    } finally {
      await proxy.stop();
    }
  }

  /** Methods that a stake asks, in the order of their first questions. */
  const methodsOf = (proxy: FaultProxy): string[] => [...new Set(proxy.asked.map(({ method }) => method))];

  for (const [name, reply] of Object.entries(FAULTS)) {
    it(`stakes once behind ${name}, whichever method it hits`, async () => {
      const before = await staked();
      await behind(firstOfEach(reply), async (proxy) => {
        const { amount, call } = stake(proxy);
        const { code, err } = await call;
        expect(code, err).to.equal(0);
        expect(await staked()).to.equal(before + amount);
      });
    });

    it(`posts once behind ${name}, whichever method it hits`, async () => {
      const before = await run.posts();
      const { block, journal } = run.next();
      run.proxy.fault = firstOfEach(reply);
      const { code, err } = await run.post(block, journal);
      expect(code, err).to.equal(0);
      expect(await run.posts()).to.deep.equal(before.map((posts) => posts + 1n));
      run.proxy.fault = firstOfEach(reply);
      expect(await run.verify(journal, run.proxy.url)).to.include({ faults: 0, records: DEVICES });
    });
  }

  it('looks through all of it', async () => {
    const views = [
      'marketplace',
      `show device ${device}`,
      'show config',
      'my devices',
      `why ${device}`,
      `history --device ${device}`,
      `calendar --device ${device}`,
    ];
    for (const reply of Object.values(FAULTS))
      await Promise.all(
        views.map((words) =>
          behind(firstOfEach(reply), async (proxy) => {
            const flags = ['-u', proxy.url, '-k', run.session.wallet('owner')];
            const { code, err } = await cli([...words.split(' '), ...flags]);
            expect(code, `${words}: ${err}`).to.equal(0);
          }),
        ),
      );
  });

  it('ends with 4 if a method before the sending keeps failing, and sends nothing', async () => {
    const methods = await behind(
      (_, ask) => ask(),
      async (proxy) => {
        expect((await stake(proxy).call).code).to.equal(0);
        return methodsOf(proxy).slice(0, methodsOf(proxy).indexOf('sendTransaction'));
      },
    );
    expect(methods).to.include.members(['getAccountInfo', 'getLatestBlockhash', 'simulateTransaction']);
    const before = await staked();
    // Side by side: a minute passes before the tool gives up.
    const cases = LASTING.flatMap((name) => methods.map((hit) => ({ name, hit })));
    await Promise.all(
      cases.map(({ name, hit }) =>
        behind(
          ({ method }, ask) => (method === hit ? FAULTS[name]! : ask()),
          async (proxy) => {
            const { code, out, err } = await stake(proxy).call;
            expect([code, out], `${hit}, ${name}: ${err}`).to.deep.equal([4, '']);
            expect(methodsOf(proxy), `${hit}, ${name}`).not.to.include('sendTransaction');
          },
        ),
      ),
    );
    expect(await staked()).to.equal(before);
  });

  it('asks again if no answer comes, whichever method it hits', async () => {
    const methods = await behind(
      (_, ask) => ask(),
      async (proxy) => {
        await stake(proxy).call;
        return methodsOf(proxy);
      },
    );
    const before = await staked();
    const sums = await Promise.all(
      methods.map((hit) => {
        let hung = false;
        const fault: Fault = ({ method }, ask) => {
          if (method !== hit || hung) return ask();
          hung = true;
          return 'hang';
        };
        return behind(fault, async (proxy) => {
          const { amount, call } = stake(proxy);
          const { code, err } = await call;
          expect(code, `${hit}: ${err}`).to.equal(0);
          expect(hung).to.equal(true);
          return amount;
        });
      }),
    );
    expect(await staked()).to.equal(sums.reduce((sum, amount) => sum + amount, before));
  });
});
