import { expect } from 'chai';

import { expireAll } from '../support/blocks';
import { ended } from '../support/cli';
import { answerOf, signatureOf, type Answer, type Fault } from '../support/faultProxy';
import { OperatorRun } from '../support/operatorRun';

const DEVICES = 3;

type InContext = Answer & { result: { context: { slot: number }; value: unknown } };

describe('co-staking operator: a node that lags', function () {
  this.timeout(300_000);
  let run: OperatorRun;
  let expected = 0n;

  before(async () => {
    run = await OperatorRun.start('stale', DEVICES);
  });
  after(() => run.stop());

  const everyPost = async (): Promise<void> => {
    expect(await run.posts()).to.deep.equal(run.fleet.map(() => expected));
  };

  /** Signatures that were sent, each once. */
  const sent = (): string[] => [
    ...new Set(
      run.proxy.asked
        .filter(({ method }) => method === 'sendTransaction')
        .map(({ params }) => signatureOf(params)),
    ),
  ];

  /** A node that answers about devices what it answered first, so often; it obeys `minContextSlot` or does not. */
  function frozen(times: number, obeys: boolean): Fault {
    const old = new Map<string, unknown>();
    let slot = 0;
    let left = times;
    return async ({ method, params }, ask) => {
      if (method !== 'getMultipleAccounts') return ask();
      const addresses = params[0] as string[];
      if (!addresses.every((address) => old.has(address))) {
        const answer = (await ask()) as InContext;
        // Of a block that is over: what lands from now on is not in it.
        slot = answer.result.context.slot - 1;
        for (const [at, address] of addresses.entries())
          old.set(address, (answer.result.value as unknown[])[at]);
        return answer;
      }
      if (left <= 0) return ask();
      left -= 1;
      const wanted = (params[1] as { minContextSlot?: number }).minContextSlot ?? 0;
      if (!obeys || slot >= wanted)
        return answerOf({ context: { slot }, value: addresses.map((address) => old.get(address)) });
      const message = 'Minimum context slot has not been reached';
      return { jsonrpc: '2.0', id: null, error: { code: -32016, message, data: { contextSlot: slot } } };
    };
  }

  for (const obeys of [true, false])
    it(`waits until it has caught up with the journal, where it ${obeys ? 'says' : 'does not say'} that it lags`, async () => {
      const { block, journal } = run.next();
      run.proxy.fault = frozen(2, obeys);
      expect((await run.post(block, journal)).code).to.equal(0);
      expected += 1n;
      const before = sent();
      const { code, out, err } = await run.post(block, journal);
      expect(code, err).to.equal(0);
      expect(JSON.parse(out)).to.include({ done: 0, doneBefore: DEVICES, transactions: 0 });
      expect(sent()).to.deep.equal(before);
      await everyPost();
    });

  it('ends with 4 if it never catches up, says how far it is behind, and sends nothing', async () => {
    const { block, journal } = run.next();
    run.proxy.fault = frozen(Infinity, false);
    expect((await run.post(block, journal)).code).to.equal(0);
    expected += 1n;
    const before = sent();
    const { code, err } = await run.post(block, journal);
    expect(code).to.equal(4);
    expect(err).to.match(/the RPC is \d+ slots? behind: .*slot \d+/);
    expect(sent()).to.deep.equal(before);
    await everyPost();
  });

  it('finds what another journal has posted, though the first look does not show it', async () => {
    const { block, journal } = run.next();
    run.proxy.fault = frozen(1, false);
    expect((await run.post(block, journal)).code).to.equal(0);
    expected += 1n;
    const { code, out, err } = await run.post(block, `${journal}.other`);
    expect(code, err).to.equal(0);
    expect(JSON.parse(out)).to.include({ done: 0, doneBefore: DEVICES, transactions: 0, refused: 0 });
    expect(run.types(`${journal}.other`).filter((type) => type === 'found')).to.have.length(DEVICES);
    await everyPost();
  });

  it('posts nothing twice if no read ever shows it', async () => {
    const { block, journal } = run.next();
    run.proxy.fault = frozen(Infinity, false);
    expect((await run.post(block, journal)).code).to.equal(0);
    expected += 1n;
    const { code, err } = await run.post(block, `${journal}.other`);
    expect(code).to.equal(8);
    expect(err.match(/\(BlockAlreadyPosted\)/g)).to.have.length(DEVICES);
    await everyPost();
  });

  it('sends nothing for what its journal proves, where an RPC shows the present slot and old devices', async () => {
    const { block, journal } = run.next();
    const old = new Map<string, unknown>();
    run.proxy.fault = async ({ method, params }, ask) => {
      const answer = (await ask()) as InContext;
      if (method !== 'getMultipleAccounts') return answer;
      const key = JSON.stringify(params[0]);
      if (!old.has(key)) old.set(key, answer.result.value);
      return { ...answer, result: { ...answer.result, value: old.get(key) } };
    };
    expect((await run.post(block, journal)).code).to.equal(0);
    expected += 1n;
    const before = sent();
    const { code, err } = await run.post(block, journal);
    expect(code).to.equal(8);
    expect(err.match(/\(JournalContradicted\)/g)).to.have.length(DEVICES);
    expect(sent()).to.deep.equal(before);
    await everyPost();
  });

  /** Leaves a transaction behind that has landed, and of which the journal knows only that it was signed. */
  async function leavePending(block: number, journal: string): Promise<void> {
    const child = run.start(block, journal);
    run.proxy.fault = async ({ method }, ask) => {
      const answer = await ask();
      if (method === 'sendTransaction') child.kill('SIGKILL');
      return answer;
    };
    expect(await ended(child)).to.include({ signal: 'SIGKILL' });
    expect(run.types(journal).at(-1)).to.equal('signed');
  }

  it('does not believe an expiry of a node that has not seen the block', async () => {
    const { block, journal } = run.next();
    const old = { result: { context: { slot: 0 } } };
    await leavePending(block, journal);
    await expireAll(run.session.playground.url);
    let lies = 0;
    run.proxy.fault = async ({ method }, ask) => {
      const answer = (await ask()) as InContext;
      if (method !== 'getSignatureStatuses' || lies >= 4) return answer;
      lies += 1;
      return { ...answer, result: { ...old.result, value: [null] } };
    };
    const { code, out, err } = await run.post(block, journal);
    expect(code, err).to.equal(0);
    expect(lies).to.equal(4);
    expect(JSON.parse(out)).to.include({ done: 0, doneBefore: DEVICES });
    expect(sent()).to.have.length(1);
    expect(run.types(journal)).not.to.include('expired');
    expected += 1n;
    await everyPost();
  });

  it('does not believe an expiry where the block height is old', async () => {
    const { block, journal } = run.next();
    await leavePending(block, journal);
    await expireAll(run.session.playground.url);
    let heights = 0;
    run.proxy.fault = async ({ method }, ask) => {
      const answer = await ask();
      if (method === 'getEpochInfo' && (heights += 1) < 4) {
        const { result } = answer as { result: { blockHeight: number; absoluteSlot: number } };
        const back = { blockHeight: result.blockHeight - 300, absoluteSlot: result.absoluteSlot - 300 };
        return { ...answer, result: { ...result, ...back } };
      }
      if (method === 'getSignatureStatuses' && heights < 4) {
        const { context } = (answer as InContext).result;
        return { ...answer, result: { context: { ...context, slot: context.slot - 300 }, value: [null] } };
      }
      return answer;
    };
    const { code, out } = await run.post(block, journal);
    expect(code).to.equal(0);
    expect(JSON.parse(out)).to.include({ done: 0, doneBefore: DEVICES });
    expect(sent()).to.have.length(1);
    expected += 1n;
    await everyPost();
  });

  it('verify waits for a node that lags instead of calling the journal false', async () => {
    const { block, journal } = run.next();
    expect((await run.post(block, journal)).code).to.equal(0);
    expected += 1n;
    let lies = 0;
    run.proxy.fault = async ({ method }, ask) => {
      const answer = (await ask()) as InContext;
      if (method !== 'getSignatureStatuses' || (lies += 1) > 2) return answer;
      return { ...answer, result: { context: { slot: 1 }, value: [null] } };
    };
    expect(await run.verify(journal, run.proxy.url)).to.include({ faults: 0, records: DEVICES });
    expect(lies).to.equal(3);
  });
});
