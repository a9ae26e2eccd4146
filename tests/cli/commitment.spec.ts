import { expect } from 'chai';

import { Session } from './support/session';

/** Longer than any run of these tests: nothing becomes final before the chain's clock is moved. */
const FINALITY_SECONDS = 3_600;

describe('co-staking: --commitment', function () {
  this.timeout(120_000);
  let session: Session;
  let device: string;
  let stakeBefore: string;
  let signature: string;

  const fields = async (words: string): Promise<Record<string, unknown>> => {
    const { code, out, err } = await session.as('owner', `${words} -o json`);
    expect(code, `${words}: ${err}`).to.equal(0);
    return JSON.parse(out) as Record<string, unknown>;
  };
  const stakeAt = async (level: string): Promise<unknown> =>
    (await fields(`show device ${device} --commitment ${level}`))['ownerStake'];

  before(async () => {
    session = await Session.start('commitment', { finality: FINALITY_SECONDS });
    device = session.device('ready');
    stakeBefore = String(await stakeAt('confirmed'));
    ({ signature } = (await session.does('owner', `stake ${device} 5`)) as { signature: string });
  });
  after(() => session.stop());

  it('finalized reads what is confirmed, and not an old state', async () => {
    expect(Number(await stakeAt('confirmed')) - Number(stakeBefore)).to.equal(5);
    expect(await stakeAt('finalized')).to.equal(await stakeAt('confirmed'));
  });

  it('finalized lists events that are confirmed', async () => {
    const list = await session.as('owner', `history --device ${device} -o json --commitment finalized`);
    expect(list.code, list.err).to.equal(0);
    expect(list.out).to.contain(signature);
  });

  it('finalized simulates on what is confirmed', async () => {
    const call = await session.as(
      'owner',
      `withdraw-overflow ${device} ALL --simulate --commitment finalized`,
    );
    expect(call.err).to.contain('would succeed');
  });

  it('finalized waits until the transaction is final', async () => {
    expect((await session.as('owner', `status ${signature}`)).code).to.equal(0);
    const stop = AbortSignal.abort();
    const waiting = await session.as('owner', `status ${signature} --commitment finalized`, { stop });
    expect(waiting.code, waiting.err).to.equal(5);
    await session.playground.warpBy(1n);
    const done = await session.as('owner', `status ${signature} --commitment finalized`);
    expect(done.code, done.err).to.equal(0);
  });
});
