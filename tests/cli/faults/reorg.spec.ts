import { Connection } from '@solana/web3.js';
import { expect } from 'chai';

import { expireAll } from '../support/blocks';
import { cli, ended } from '../support/cli';
import { answerOf, pass, signatureOf, type Fault } from '../support/faultProxy';
import { OperatorRun } from '../support/operatorRun';

const DEVICES = 3;

/** What a fork does to the transactions of one branch. */
class Fork {
  /** Signatures that were sent to it. */
  readonly sent = new Set<string>();
  /** Whether the branch still exists: then the nodes report its transactions as confirmed. */
  stands = true;
  /** Whether the other branch takes transactions. */
  open = false;
  /** Called when a status is asked for. */
  onStatus: (history: boolean) => void = () => {};

  /** Transactions go into a branch that is thrown away: they leave no effect. */
  readonly fault: Fault = async ({ method, params }, ask) => {
    if (method === 'sendTransaction') {
      const signature = signatureOf(params);
      this.sent.add(signature);
      return this.open ? ask() : answerOf(signature);
    }
    if (method !== 'getSignatureStatuses') return ask();
    this.onStatus((params[1] as { searchTransactionHistory: boolean }).searchTransactionHistory);
    const real = (await ask()) as { result: { context: { slot: number }; value: unknown[] } } & ReturnType<
      typeof answerOf
    >;
    const { context, value } = real.result;
    const status = { slot: context.slot - 1, confirmations: 1, err: null, confirmationStatus: 'confirmed' };
    const told = (params[0] as string[]).map(
      (signature, at) => value[at] ?? (this.stands && this.sent.has(signature) ? status : null),
    );
    return { ...real, result: { context, value: told } };
  };
}

describe('co-staking: a confirmed transaction disappears', function () {
  this.timeout(300_000);
  let run: OperatorRun;
  let expected = 0n;

  before(async () => {
    run = await OperatorRun.start('reorg', DEVICES);
  });
  after(() => run.stop());

  const everyPost = async (): Promise<void> => {
    expect(await run.posts()).to.deep.equal(run.fleet.map(() => expected));
  };

  it('operator: sends the same bytes again before it calls the record done', async () => {
    const { block, journal } = run.next();
    const fork = new Fork();
    run.proxy.fault = fork.fault;
    // The run's last look, for finality, finds the branch gone.
    fork.onStatus = (history) => {
      if (history) [fork.stands, fork.open] = [false, true];
    };
    const { code, out, err } = await run.post(block, journal);
    expect(code, err).to.equal(0);
    expect(JSON.parse(out)).to.include({ done: DEVICES, unknown: 0 });
    expect(fork.sent.size).to.equal(1);
    expected += 1n;
    await everyPost();
    expect(run.types(journal)).to.deep.equal(['header', 'run', 'signed', 'landed', 'landed', 'end']);
    expect(await run.verify(journal)).to.include({ faults: 0, open: 0, notFinal: 0, records: DEVICES });
  });

  it('operator: what never comes back is open, and the next run sends it once', async () => {
    const { block, journal } = run.next();
    const fork = new Fork();
    run.proxy.fault = fork.fault;
    let expiring: Promise<void> | undefined;
    fork.onStatus = (history) => {
      if (!history) return;
      fork.stands = false;
      expiring ??= expireAll(run.session.playground.url);
    };
    const { code, out, err } = await run.post(block, journal);
    expect(code, err).to.equal(5);
    expect(JSON.parse(out)).to.include({ done: 0, unknown: DEVICES });
    expect(err).to.contain('a fork took it back').and.to.contain('run the same command again');
    await everyPost();
    await expiring;
    run.proxy.fault = pass;
    const again = await run.post(block, journal);
    expect(again.code, again.err).to.equal(0);
    expect(JSON.parse(again.out)).to.include({ done: DEVICES, doneBefore: 0 });
    expected += 1n;
    await everyPost();
    expect(await run.verify(journal)).to.include({ faults: 0, records: DEVICES });
  });

  it('operator: killed before it knew, the next run settles it', async () => {
    const { block, journal } = run.next();
    const fork = new Fork();
    run.proxy.fault = fork.fault;
    const child = run.start(block, journal);
    fork.onStatus = (history) => {
      if (history) child.kill('SIGKILL');
    };
    expect(await ended(child)).to.include({ signal: 'SIGKILL' });
    expect(run.types(journal).at(-1)).to.equal('landed');
    expect(await run.verify(journal)).to.include({ faults: 1, notFinal: 1 });
    [fork.stands, fork.open, fork.onStatus] = [false, true, () => {}];
    const { code, out, err } = await run.post(block, journal);
    expect(code, err).to.equal(0);
    expect(err).to.contain('settling 1 transactions');
    expect(JSON.parse(out)).to.include({ done: 0, doneBefore: DEVICES });
    expect(fork.sent.size).to.equal(1);
    expected += 1n;
    await everyPost();
    expect(await run.verify(journal)).to.include({ faults: 0, notFinal: 0, records: DEVICES });
  });

  it('operator with --commitment finalized: writes nothing down as landed before it is final', async () => {
    const { block, journal } = run.next();
    const fork = new Fork();
    run.proxy.fault = fork.fault;
    let looks = 0;
    fork.onStatus = () => {
      looks += 1;
      if (looks === 3) {
        expect(run.types(journal).at(-1)).to.equal('signed');
        [fork.stands, fork.open] = [false, true];
      }
    };
    const { code, err } = await run.post(block, journal, '--commitment', 'finalized');
    expect(code, err).to.equal(0);
    expected += 1n;
    await everyPost();
    expect(run.types(journal)).to.deep.equal(['header', 'run', 'signed', 'landed', 'end']);
  });

  describe('one command', () => {
    const stake = (...more: string[]) =>
      cli([
        ...['stake', run.session.device('ready'), '1', '--yes', '-o', 'json', '-u', run.proxy.url],
        ...['-k', run.session.wallet('owner'), ...more],
      ]);

    it('with --commitment finalized is reported as done only once it is final', async () => {
      run.next();
      const fork = new Fork();
      run.proxy.fault = fork.fault;
      let looks = 0;
      fork.onStatus = () => {
        looks += 1;
        if (looks === 3) [fork.stands, fork.open] = [false, true];
      };
      const { code, out } = await stake('--commitment', 'finalized');
      expect(code).to.equal(0);
      const { signature } = JSON.parse(out) as { signature: string };
      const connection = new Connection(run.session.playground.url);
      expect((await connection.getSignatureStatus(signature)).value?.confirmationStatus).to.equal(
        'finalized',
      );
      expect(fork.sent.size).to.equal(1);
    });

    it('confirmed and taken back is found by its signature', async () => {
      run.next();
      const fork = new Fork();
      run.proxy.fault = fork.fault;
      const { code, out, err } = await stake();
      expect(code).to.equal(0);
      const { signature } = JSON.parse(out) as { signature: string };
      const until = /sending; it can land until block height (?<height>\d+):\n(?<signature>\S+)/.exec(
        err,
      )?.groups;
      expect(until?.['signature']).to.equal(signature);
      fork.stands = false;
      await expireAll(run.session.playground.url);
      const status = await cli([
        'status',
        signature,
        '--valid-until',
        until!['height']!,
        '-u',
        run.proxy.url,
        '-o',
        'json',
      ]);
      expect(status.code).to.equal(5);
      expect(JSON.parse(status.out)).to.include({ outcome: 'expired' });
      expect(status.err).to.contain('can be sent again');
    });
  });
});
