import { fetchDevice, findDevicePda, instructions, sendInstructions } from '@co-staking/sdk';
import { assert } from 'chai';
import { join } from 'node:path';

import { ended, startCli, type Call } from '../../cli/support/cli';
import { pass, startFaultProxy, type Fault } from '../../cli/support/faultProxy';
import { writeLines } from '../../cli/support/fleet';
import { tokens, type Fixture } from '../fixture';

/** Three transactions of posts: the tool puts eight into one. */
const DEVICES = 24;
const STAKES_AT_ONCE = 6;
const BLOCK = 7;

/** The operator's tool with a fleet: registered, reported, and paid although the tool is killed twice. */
export async function operator(fixture: Fixture): Promise<void> {
  const { checks, connection, folder, mint } = fixture;
  const { fleet } = await fixture.people('fleet');
  const { registrar, 'reward-authority': authority } = fixture.roles;
  const fleetIds = Array.from({ length: DEVICES }, () => fixture.deviceId());
  const addresses = fleetIds.map((id) => findDevicePda({ id })[0]);
  /** What each device is to get, base units: each its own amount, so that no mistake cancels another. */
  const amountOf = (at: number): bigint => 150_000_000n + BigInt(at);
  const proxy = await startFaultProxy(fixture.target.url);

  const file = (name: string, header: string, rows: string[]) => writeLines(folder, name, [header, ...rows]);
  const flags = (file: string, journal: string) => {
    const path = join(folder, journal);
    return ['--journal', path, '-u', proxy.url, '-k', file, '--yes', '-o', 'json'];
  };
  async function succeeds(argv: readonly string[]): Promise<Record<string, unknown>> {
    const { code, out, err } = await ended(startCli(argv));
    assert.equal(code, 0, err);
    return JSON.parse(out) as Record<string, unknown>;
  }
  const devices = () => Promise.all(addresses.map((address) => fetchDevice(connection, address)));

  try {
    await checks.check(`operator register and report: ${DEVICES} devices`, async () => {
      const owner = fleet.address.toBase58();
      const rows = fleetIds.map((id) => `${id},${owner},RTX 3070,1,1,1`);
      const registrations = file('devices.csv', 'id,owner,model,cards,multiplier,tier', rows);
      const words = flags(registrar.file, 'registrar.ndjson');
      const registered = await succeeds(['operator', 'register', registrations, ...words]);
      assert.include(registered, { done: DEVICES, refused: 0, unknown: 0 });
      const reports = file(
        'reports.csv',
        'device,status,score',
        fleetIds.map((id) => `${id},running,97`),
      );
      const reported = await succeeds(['operator', 'report', reports, ...words]);
      assert.include(reported, { done: DEVICES, refused: 0, unknown: 0 });
      assert.isTrue((await devices()).every(({ reliabilityScore }) => reliabilityScore === 97));
    });

    const stakes = addresses.map(
      (device) => instructions.stake({ owner: fleet.address, device, amount: tokens(200), mint }).instruction,
    );
    for (let at = 0; at < stakes.length; at += STAKES_AT_ONCE)
      await sendInstructions(connection, fleet.signer, stakes.slice(at, at + STAKES_AT_ONCE));

    const rewards = file(
      'rewards.csv',
      'device,amount',
      fleetIds.map((id, at) => `${id},1.${String(amountOf(at)).slice(1)}`),
    );
    const post = [
      ...['operator', 'post', rewards, '--block', String(BLOCK), '--in-flight', '1'],
      ...flags(authority.file, 'rewards.ndjson'),
    ];

    /** Starts the tool and kills it when it sends a transaction, which arrives or does not. */
    async function killed(arrives: boolean): Promise<Call & { signal: string | null }> {
      const child = startCli(post);
      const fault: Fault = async ({ method }, ask) => {
        if (method !== 'sendTransaction') return ask();
        if (arrives) await ask();
        child.kill('SIGKILL');
        return 'drop';
      };
      proxy.fault = fault;
      const end = await ended(child);
      proxy.fault = pass;
      return end;
    }

    await checks.check(
      'operator post, killed with SIGKILL as it sends: whether the bytes arrived or not',
      async () => {
        for (const arrives of [true, false]) {
          const { signal, out } = await killed(arrives);
          assert.equal(signal, 'SIGKILL');
          assert.equal(out, '');
        }
      },
    );

    await checks.check('the next run pays each device exactly once', async () => {
      const summary = await succeeds(post);
      assert.include(summary, { refused: 0, unknown: 0 });
      assert.equal(Number(summary['done']) + Number(summary['doneBefore']), DEVICES);
      for (const [at, { rewards }] of (await devices()).entries())
        assert.include(rewards, { postedTotal: amountOf(at), lastBlock: BigInt(BLOCK) });
    });

    await checks.check('the journal proves every post, and a further run sends nothing', async () => {
      const journal = join(folder, 'rewards.ndjson');
      const verified = await succeeds(['operator', 'verify', journal, '-u', proxy.url, '-o', 'json']);
      assert.include(verified, { chain: 'whole', faults: 0, open: 0, records: DEVICES, notFinal: 0 });
      assert.include(await succeeds(post), { done: 0, doneBefore: DEVICES, transactions: 0 });
    });
  } finally {
    await proxy.stop();
  }
}
